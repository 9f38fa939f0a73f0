/*
description: >-
  What the texts say where a change and a level imply it: the base in the same sentence, else the figure of the period before;
  the estimate in the same text, else any estimate of the same figure. The nearest claim that meets what is implied counts.
grain: one change beside one level of int_growth_relations that has a target
materialized: table
columns:
  change_mention_id: the change
  operands_from: text or figure
  target_mention_id: the claim that says what is implied, or the only one that could
  target_words: its words
  is_met: whether it meets the implied interval
  is_beside: whether it stands in the same sentence
tests:
  - not_null: [change_mention_id, operands_from, target_mention_id, is_met, is_beside]
  - unique: [change_mention_id, operands_from]
*/
WITH relations AS (
    SELECT
        *,
        CASE comparator
            WHEN 'yoy' THEN last_day(period_end - INTERVAL 1 YEAR)
            WHEN 'qoq' THEN last_day(period_end - INTERVAL 3 MONTH)
            WHEN 'mom' THEN last_day(period_end - INTERVAL 1 MONTH)
        END AS base_period_end
    FROM {{ ref('int_growth_relations') }}
),
levels AS (
    SELECT * FROM {{ ref('int_operands') }} WHERE measure = 'level'
),
-- The time of both must be known alike where it is known.
candidates AS (
    SELECT relations.change_mention_id, relations.operands_from, levels.mention_id, relations.implied_low,
        relations.implied_high, levels.low, levels.high, levels.words, levels.base_value,
        levels.text_hash = relations.text_hash AND levels.sentence_no = relations.sentence_no AS is_beside
    FROM relations
    JOIN levels
        ON levels.entity = relations.entity
        AND levels.metric = relations.metric
        AND levels.when_key = relations.when_key
    WHERE relations.kind = 'surprise'
        AND levels.basis = 'estimate'
        AND levels.aspect IS NOT DISTINCT FROM relations.aspect
        AND coalesce(levels.accounting = relations.accounting, true)
        -- Of the many levels of an entity only those count that meet it or stand beside it.
        AND (levels.low <= relations.implied_high AND levels.high >= relations.implied_low
            OR levels.text_hash = relations.text_hash AND levels.sentence_no = relations.sentence_no)
    UNION
    SELECT relations.change_mention_id, relations.operands_from, levels.mention_id, relations.implied_low,
        relations.implied_high, levels.low, levels.high, levels.words, levels.base_value, true
    FROM relations
    JOIN levels
        ON levels.text_hash = relations.text_hash
        AND levels.sentence_no = relations.sentence_no
        AND levels.entity = relations.entity
        AND levels.metric = relations.metric
    WHERE levels.aspect IS NOT DISTINCT FROM relations.aspect
        AND coalesce(levels.accounting = relations.accounting, true)
        AND levels.mention_id <> relations.level_mention_id
        AND CASE
            WHEN relations.kind = 'surprise' THEN levels.basis = 'estimate'
            ELSE levels.basis = 'reported' AND levels.is_earlier AND levels.base_unit = relations.base_unit
        END
    UNION
    SELECT relations.change_mention_id, relations.operands_from, levels.mention_id, relations.implied_low,
        relations.implied_high, levels.low, levels.high, levels.words, levels.base_value,
        levels.text_hash = relations.text_hash AND levels.sentence_no = relations.sentence_no
    FROM relations
    JOIN levels
        ON levels.entity = relations.entity
        AND levels.metric = relations.metric
        AND last_day(levels.period_end) = relations.base_period_end
    WHERE relations.kind IN ('growth', 'change')
        AND levels.basis = 'reported'
        AND levels.aspect IS NOT DISTINCT FROM relations.aspect
        AND coalesce(levels.accounting = relations.accounting, true)
        AND levels.base_unit = relations.base_unit
        AND levels.when_key NOT LIKE 'since %'
        -- The period before is as long as this one.
        AND abs(date_diff('day', levels.period_start, levels.period_end) - relations.period_days) < 10
        AND (levels.low <= relations.implied_high AND levels.high >= relations.implied_low
            OR levels.text_hash = relations.text_hash AND levels.sentence_no = relations.sentence_no)
),
judged AS (
    SELECT
        *,
        low <= implied_high AND high >= implied_low AS is_met,
        count(DISTINCT base_value) FILTER (is_beside) OVER (PARTITION BY change_mention_id, operands_from) AS n_beside
    FROM candidates
)
SELECT change_mention_id, operands_from, mention_id AS target_mention_id, words AS target_words, is_met, is_beside
FROM judged
WHERE is_met OR (is_beside AND n_beside = 1)
QUALIFY row_number() OVER (
    PARTITION BY change_mention_id, operands_from ORDER BY is_met DESC, is_beside DESC, mention_id
) = 1
ORDER BY change_mention_id, operands_from
