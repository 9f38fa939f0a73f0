/*
description: >-
  A whole and the parts that its sentence names after "including": together they are at most the whole.
grain: one whole with its parts
materialized: table
follows:
  key: text_hash
columns:
  whole_mention_id: the whole
  text_hash: the text that the sentence stands in
  part_mention_ids: its parts in reading order
  whole_words: the whole as written
  part_words: the parts as written
  implied_low: least that the whole must be, in base units
  implied_high: most that the parts can be together
  entity: whose figures they are
  metric: metric of the whole
  unit: unit of the whole as written
  unit_size: base units in one of it
  base_unit: unit of the implied interval
  whole_high: outer upper limit of the whole, in base units
tests:
  - not_null: [whole_mention_id, part_mention_ids, implied_low, implied_high]
  - unique: [whole_mention_id]
*/
WITH levels AS (
    SELECT * FROM {{ ref('int_operands') }} WHERE measure = 'level' AND basis = 'reported' AND range_id IS NULL
),
-- The word stands before the first part; the parts run on to the end of the sentence.
firsts AS (
    SELECT text_hash, sentence_no, min(place) AS place
    FROM levels
    WHERE is_included AND sentence_no IS NOT NULL
    GROUP BY ALL
),
wholes AS (
    SELECT levels.*, firsts.place AS first_place
    FROM levels
    JOIN firsts
        ON firsts.text_hash = levels.text_hash
        AND firsts.sentence_no = levels.sentence_no
        AND levels.place < firsts.place
    QUALIFY row_number() OVER (PARTITION BY levels.text_hash, levels.sentence_no ORDER BY levels.place DESC) = 1
)
SELECT
    wholes.mention_id AS whole_mention_id,
    any_value(wholes.text_hash) AS text_hash,
    list(parts.mention_id ORDER BY parts.place) AS part_mention_ids,
    any_value(wholes.words) AS whole_words,
    list(parts.words ORDER BY parts.place) AS part_words,
    sum(parts.low)::DECIMAL(38, 9) AS implied_low,
    sum(parts.high)::DECIMAL(38, 9) AS implied_high,
    any_value(wholes.entity) AS entity,
    any_value(wholes.metric) AS metric,
    any_value(wholes.unit) AS unit,
    any_value(wholes.unit_size) AS unit_size,
    any_value(wholes.base_unit) AS base_unit,
    any_value(wholes.outer_high) AS whole_high
FROM wholes
JOIN levels AS parts
    ON parts.text_hash = wholes.text_hash
    AND parts.sentence_no = wholes.sentence_no
    AND parts.place >= wholes.first_place
    AND parts.base_unit = wholes.base_unit
    AND parts.entity = wholes.entity
    AND coalesce(parts.when_key = wholes.when_key, true)
WHERE parts.low >= 0
GROUP BY wholes.mention_id
ORDER BY wholes.mention_id
