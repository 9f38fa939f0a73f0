/*
description: >-
  The current claims of each text that arithmetic can join, once for all copies of the text, without long lists. Intervals are closed and in base
  units, so a percentage is a fraction.
grain: one place of one text
materialized: table
follows:
  key: text_hash
  touched:
    mentions: SELECT text_hash FROM changed JOIN {{ ref('int_claims') }} USING (mention_id)
    int_article_versions: SELECT text_hash FROM changed JOIN {{ ref('mentions') }} USING (article_id) JOIN {{ ref('int_claims') }} USING (mention_id)
    int_mention_cells: SELECT text_hash FROM changed JOIN {{ ref('int_claims') }} USING (mention_id)
columns:
  mention_id: the mention, in the first copy of the text
  article_id: its article
  text_hash: the text
  place: code points before it in the text
  sentence_no: its sentence in the text
  reach: where a partner may stand that is not in the text; the article without its teasers, or the teaser alone
  figure_id: its cell
  entity: whose figure it is
  entity_name: the words that name the entity
  metric: what is measured
  aspect: what narrows the metric
  measure: level, change or percent_change
  comparator: what a change is measured against
  basis: reported, estimate or guidance
  accounting: gaap or adjusted
  when_key: the time, where it is known
  period_start: first day of that time
  period_end: last day of that time
  range_id: shared by the two ends of a range
  bound: how the words limit the magnitude, = ~ > < range_low range_high
  words: the claim as written
  unit: unit as written
  unit_size: base units in one unit
  base_unit: unit of the interval
  base_value: the value in base units
  low: lower end, closed
  high: upper end, closed
  outer_high: upper outer limit, closed
  is_earlier: whether the words just before say that it is the value moved away from
  is_included: whether the words just before say that it is part of what stands before them
tests:
  - not_null: [mention_id, text_hash, metric, measure, basis, low, high]
  - unique: [mention_id]
  - unique: [text_hash, place, base_value]
*/
WITH firsts AS (
    SELECT arg_min(mention_id, (mentions.section = 'related', mentions.article_id, mentions.byte_start)) AS mention_id
    FROM {{ ref('int_claims') }} AS claims
    JOIN {{ ref('stg_mentions') }} AS mentions USING (mention_id)
    WHERE NOT claims.is_prior AND mentions.entity IS NOT NULL
    GROUP BY claims.text_hash, claims.place, claims.base_value
),
-- What belongs together in so long a list is not known, and every pair of it would be tried.
lists AS (
    SELECT text_hash, sentence_no
    FROM {{ ref('int_claims') }}
    WHERE sentence_no IS NOT NULL
    GROUP BY ALL
    HAVING count(*) > 60
)
SELECT
    mentions.mention_id,
    mentions.article_id,
    claims.text_hash,
    claims.place,
    claims.sentence_no,
    CASE WHEN mentions.section = 'related' THEN claims.text_hash ELSE mentions.article_id END AS reach,
    cells.figure_id,
    mentions.entity,
    mentions.entity_name,
    mentions.metric,
    mentions.aspect,
    mentions.measure,
    mentions.comparator,
    mentions.basis,
    cells.accounting,
    claims.when_key,
    mentions.period_start,
    mentions.period_end,
    mentions.range_id,
    mentions.bound,
    claims.words,
    mentions.unit,
    CASE WHEN claims.base_unit = mentions.unit THEN 1 ELSE coalesce(units.factor_to_base::DOUBLE, 1) END AS unit_size,
    claims.base_unit,
    claims.base_value,
    claims.low,
    claims.high,
    claims.outer_high,
    regexp_matches(
        mentions.prefix, '(?i)\b(from|than|against|versus|vs\.?|compared (with|to))\s+((a|an|the|about|around|over|nearly)\s+)?$'
    ) AS is_earlier,
    regexp_matches(mentions.prefix, '(?i)\b(including|includes|included|of which|comprising)\b') AS is_included
FROM {{ ref('int_claims') }} AS claims
SEMI JOIN firsts USING (mention_id)
ANTI JOIN lists ON lists.text_hash = claims.text_hash AND lists.sentence_no = claims.sentence_no
JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
LEFT JOIN {{ ref('reference_units') }} AS units ON units.unit = mentions.unit
