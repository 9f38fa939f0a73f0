/*
description: >-
  Mentions as they are compared: what was extracted, with the corrected fields in their place. A corrected value is a plain one,
  with the interval of its own digits.
grain: one mention
materialized: view
columns:
  mention_id: hash of article, bytes, value and unit as extracted
  article_id: SHA-256 of the article's bytes
  section: part of the page where the figure stands
  block_id: block that holds the figure
  byte_start: first byte of the quote in the raw file
  clean_start: start in code points of the clean text
  quote: the number as written, or as it was corrected
  prefix: up to 32 characters of clean text before it
  value: value scaled out to the unit and signed
  decimals: power of ten of the last digit shown, negated (XBRL)
  value_low: lower end of the interval that the wording means
  value_high: upper end of that interval
  low_closed: whether value_low belongs to the interval
  high_closed: whether value_high belongs to the interval
  outer_low: lower outer limit; null is minus infinity
  outer_high: upper outer limit; null is infinity
  bound: how the words limit the magnitude, = ~ > < range_low range_high
  qualifier: the limiting word, normalised
  range_id: shared by the two ends of a range
  unit: unit as claimed
  metric: what is measured
  aspect: what narrows the metric, normalised words
  entity: whose figure it is, as ticker, ISO country, coin code or slug
  entity_name: the words that name the entity
  entity_kind: company, coin, index, commodity, currency, country, sector and so on
  measure: level, change or percent_change
  comparator: what a change is measured against
  basis: reported, estimate or guidance
  accounting: gaap or adjusted
  vintage: current, or prior for a superseded value
  attributed_to: who says so, where the text names them
  period: what time the figure is about
  period_start: first day of that time
  period_end: last day of that time
  period_from: stated, context or default; stated where a person gave it
  evidence: the words that decided each field as it was extracted
  copy_of_mention_id: same figure in the first copy of the block
  correction: what was corrected, by whom and why, as a sentence; null for nothing
  is_retimed: whether the period was corrected
  shown: value and unit as a person reads them, over 181.18 million USD
*/
WITH compared AS (
    SELECT
        mentions.mention_id,
        mentions.article_id,
        mentions.section,
        mentions.block_id,
        mentions.byte_start,
        mentions.clean_start,
        CASE
            WHEN fixed.value IS NULL AND fixed.unit IS NULL THEN mentions.quote
            ELSE regexp_replace(coalesce(fixed.value, mentions.value)::VARCHAR, '\.?0+$', '') || ' ' || coalesce(fixed.unit, mentions.unit)
        END AS quote,
        mentions.prefix,
        coalesce(fixed.value, mentions.value) AS value,
        CASE WHEN fixed.value IS NULL THEN mentions.decimals ELSE round(-log10(2 * fixed.half_digit))::INTEGER END AS decimals,
        coalesce(fixed.value - fixed.half_digit, mentions.value_low) AS value_low,
        coalesce(fixed.value + fixed.half_digit, mentions.value_high) AS value_high,
        coalesce(fixed.value >= 0, mentions.low_closed) AS low_closed,
        coalesce(fixed.value < 0, mentions.high_closed) AS high_closed,
        CASE WHEN fixed.value IS NULL THEN mentions.outer_low ELSE fixed.value - fixed.half_digit END AS outer_low,
        CASE WHEN fixed.value IS NULL THEN mentions.outer_high ELSE fixed.value + fixed.half_digit END AS outer_high,
        CASE WHEN fixed.value IS NULL THEN mentions.bound ELSE '=' END AS bound,
        CASE WHEN fixed.value IS NULL THEN mentions.qualifier END AS qualifier,
        CASE WHEN fixed.value IS NULL THEN mentions.range_id END AS range_id,
        coalesce(fixed.unit, mentions.unit) AS unit,
        coalesce(fixed.metric, mentions.metric) AS metric,
        nullif(coalesce(fixed.aspect, mentions.aspect), '') AS aspect,
        nullif(coalesce(fixed.entity, mentions.entity), '') AS entity,
        nullif(coalesce(fixed.entity_name, mentions.entity_name), '') AS entity_name,
        CASE WHEN fixed.entity IS NULL THEN mentions.entity_kind ELSE fixed.entity_kind END AS entity_kind,
        coalesce(fixed.measure, mentions.measure) AS measure,
        nullif(coalesce(fixed.comparator, mentions.comparator), '') AS comparator,
        coalesce(fixed.basis, mentions.basis) AS basis,
        nullif(coalesce(fixed.accounting, mentions.accounting), '') AS accounting,
        coalesce(fixed.vintage, mentions.vintage) AS vintage,
        nullif(coalesce(fixed.attributed_to, mentions.attributed_to), '') AS attributed_to,
        nullif(coalesce(fixed.period, mentions.period), '') AS period,
        CASE WHEN fixed.period IS NULL THEN mentions.period_start ELSE fixed.period_start END AS period_start,
        CASE WHEN fixed.period IS NULL THEN mentions.period_end ELSE fixed.period_end END AS period_end,
        CASE
            WHEN fixed.period IS NULL THEN mentions.period_from
            WHEN fixed.period <> '' THEN 'stated'
        END AS period_from,
        -- The words that an extracted period stood on say nothing of the corrected one.
        CASE
            WHEN fixed.period IS NULL THEN mentions.evidence
            ELSE list_filter(mentions.evidence, lambda piece: piece.role <> 'period')
        END AS evidence,
        mentions.copy_of_mention_id,
        fixed.told AS correction,
        fixed.period IS NOT NULL AS is_retimed
    FROM {{ ref('stg_mentions') }} AS mentions
    LEFT JOIN {{ ref('int_applied_corrections') }} AS fixed
        ON fixed.claim_id = coalesce(mentions.copy_of_mention_id, mentions.mention_id)
)
SELECT
    *,
    -- Digits are cut, not divided: nothing becomes a float.
    CASE WHEN bound IN ('>', '<', '~') THEN coalesce(qualifier || ' ', '') ELSE '' END || CASE
        -- As many digits after the point as were shown.
        WHEN decimals > 0 OR value <> trunc(value)
        THEN left(value::VARCHAR, greatest(length(rtrim(value::VARCHAR, '0')), length(value::VARCHAR) - 9 + least(decimals, 9)))
        WHEN abs(value) < 1000000 THEN format('{:,}', value::BIGINT)
        WHEN abs(value) < 1000000000
        THEN regexp_replace(regexp_replace(value::DECIMAL(38, 0)::VARCHAR, '(\d{6})$', '.\1'), '\.?0+$', '') || ' million'
        ELSE regexp_replace(regexp_replace(value::DECIMAL(38, 0)::VARCHAR, '(\d{9})$', '.\1'), '\.?0+$', '') || ' billion'
    END || CASE WHEN unit = 'percent' THEN '%' WHEN unit IN ('count', 'score', 'pure') THEN '' ELSE ' ' || unit END AS shown
FROM compared
