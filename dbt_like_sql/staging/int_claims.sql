/*
description: >-
  What each mention claims, ready to be compared: its interval in base units, its series and, where it is known, its time.
  The ends of an interval are closed: an open end is moved inward by less than any value can differ.
grain: one mention
materialized: table
columns:
  mention_id: the mention
  text_hash: text of the block it stands in; copies share it
  place: code points before it in the block; before the lower end of its range
  sentence_no: its sentence in the block; null where it is the block's only mention
  source_id: the source behind the block
  series_key: everything that two claims must share to be compared, except accounting and time
  neighbourhood: where a second value of the same key means a second thing; the sentence, for a change the source
  accounting: gaap or adjusted, as claimed
  basis: reported, estimate or guidance
  attributed_to: who says so by name; not "analysts" or another voice of seeds/reference/voices.csv
  treatment: how claims of the metric compare, from seeds/reference/comparability.csv
  is_whole: whether all parts of the key are there that the metric needs
  is_prior: whether the text calls it superseded
  when_key: the stated or contextual time, of a copy that of its text; null where it is unknown
  when_kind: stated or context; null where the time is unknown
  words: the claim as written, with its qualifier and, where other words make it negative, its sign
  base_unit: unit of the interval
  base_value: the value in base units
  low: lower end, closed
  high: upper end, closed
  outer_low: lower outer limit, closed; a far number for none
  outer_high: upper outer limit, closed; a far number for none
tests:
  - not_null: [mention_id, text_hash, source_id, series_key, base_value, low, high, outer_low, outer_high]
  - unique: [mention_id]
  - expression: {name: interval_is_ordered, sql: outer_low <= low AND low <= high AND high <= outer_high}
*/
WITH units AS (
    SELECT
        unit,
        base_unit,
        CASE WHEN factor_to_base::DOUBLE = floor(factor_to_base::DOUBLE)
            THEN factor_to_base::DECIMAL(38, 0) END AS whole_factor,
        CASE WHEN factor_to_base::DOUBLE <> floor(factor_to_base::DOUBLE)
            THEN factor_to_base::DECIMAL(26, 12) END AS factor
    FROM {{ ref('reference_units') }}
    -- Below nine decimals a base value would vanish: such units are compared as they are written.
    WHERE factor_to_base::DOUBLE >= 1e-9
),
scaled AS (
    SELECT
        mentions.*,
        coalesce(units.base_unit, mentions.unit) AS common_unit,
        CASE WHEN units.unit IS NULL THEN 1::DECIMAL(38, 0) ELSE units.whole_factor END AS whole_factor,
        units.factor
    FROM {{ ref('stg_mentions') }} AS mentions
    LEFT JOIN units ON units.unit = mentions.unit
),
measured AS (
    SELECT
        *,
        coalesce(value * whole_factor, value * factor)::DECIMAL(38, 9) AS common_value,
        coalesce(value_low * whole_factor, value_low * factor)::DECIMAL(38, 10)
        + CASE WHEN low_closed OR value_low = value_high THEN 0 ELSE 0.0000000001 END AS low,
        coalesce(value_high * whole_factor, value_high * factor)::DECIMAL(38, 10)
        - CASE WHEN high_closed OR value_low = value_high THEN 0 ELSE 0.0000000001 END AS high,
        coalesce(outer_low * whole_factor, outer_low * factor)::DECIMAL(38, 10)
        + CASE WHEN outer_low = value_low AND (low_closed OR value_low = value_high) THEN 0 ELSE 0.0000000001 END AS far_low,
        coalesce(outer_high * whole_factor, outer_high * factor)::DECIMAL(38, 10)
        - CASE WHEN outer_high = value_high AND (high_closed OR value_low = value_high) THEN 0 ELSE 0.0000000001 END AS far_high
    FROM scaled
),
timed AS (
    SELECT
        measured.*,
        sources.text_hash,
        sources.source_id,
        sources.is_copied,
        measured.clean_start - blocks.clean_start AS own_place,
        CASE
            WHEN measured.period IS NULL OR measured.period_from = 'default' THEN NULL
            WHEN measured.period LIKE 'since %' OR measured.period_end IS NULL THEN measured.period
            WHEN metrics.period_type = 'instant' THEN measured.period_end::VARCHAR
            ELSE coalesce(measured.period_start::VARCHAR, '') || '/' || measured.period_end::VARCHAR
        END AS when_key,
        CASE
            WHEN measured.period IS NULL OR measured.period_from = 'default' THEN NULL
            WHEN measured.period_from = 'context' THEN 'context'
            ELSE 'stated'
        END AS when_kind
    FROM measured
    JOIN {{ ref('int_block_sources') }} AS sources ON sources.block_id = measured.block_id
    JOIN {{ ref('stg_blocks') }} AS blocks ON blocks.block_id = measured.block_id
    LEFT JOIN {{ ref('reference_metrics') }} AS metrics ON metrics.metric = measured.metric
),
-- A copy tells of the time of its text, which the page around it may have hidden: what the words state before what a
-- context says, the context of the article before that of a page with a teaser.
copied AS (
    SELECT text_hash, own_place, metric, when_key, when_kind
    FROM timed
    WHERE is_copied AND when_key IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY text_hash, own_place, metric ORDER BY when_kind = 'context', section = 'related', when_key
    ) = 1
),
-- Both ends of a range stand in one place.
ranges AS (
    SELECT block_id, range_id, min(clean_start) AS clean_start
    FROM {{ ref('stg_mentions') }}
    WHERE range_id IS NOT NULL
    GROUP BY ALL
)
SELECT
    timed.mention_id,
    timed.text_hash,
    coalesce(ranges.clean_start - timed.clean_start, 0) + timed.own_place AS place,
    sentences.sentence_no,
    timed.source_id,
    concat_ws(
        chr(31),
        coalesce(timed.entity, ''),
        timed.metric,
        coalesce(timed.aspect, ''),
        timed.measure,
        coalesce(timed.comparator, ''),
        timed.common_unit,
        timed.basis
    ) AS series_key,
    CASE
        WHEN timed.measure <> 'level' THEN timed.source_id
        ELSE timed.text_hash || ' ' || sentences.sentence_no::VARCHAR
    END AS neighbourhood,
    timed.accounting,
    timed.basis,
    CASE WHEN voices.voice IS NULL THEN timed.attributed_to END AS attributed_to,
    coalesce(treatments.treatment, 'plain') AS treatment,
    coalesce(treatments.treatment, '') <> 'own'
    AND timed.entity IS NOT NULL
    AND (coalesce(treatments.treatment, '') <> 'needs_aspect' OR timed.aspect IS NOT NULL)
    AND (timed.measure = 'level' OR coalesce(timed.comparator, 'other') <> 'other') AS is_whole,
    coalesce(timed.vintage, 'current') = 'prior' AS is_prior,
    coalesce(copied.when_key, timed.when_key) AS when_key,
    CASE WHEN timed.when_key IS NULL AND copied.when_key IS NOT NULL THEN 'context' ELSE timed.when_kind END AS when_kind,
    coalesce(timed.qualifier || ' ', '')
    || CASE WHEN timed.value < 0 AND NOT regexp_matches(timed.quote, '[-−–(]') THEN '-' ELSE '' END
    || timed.quote AS words,
    timed.common_unit AS base_unit,
    timed.common_value AS base_value,
    timed.low,
    timed.high,
    coalesce(timed.far_low, '-9000000000000000000000000000'::DECIMAL(38, 10)) AS outer_low,
    coalesce(timed.far_high, '9000000000000000000000000000'::DECIMAL(38, 10)) AS outer_high
FROM timed
LEFT JOIN ranges ON ranges.block_id = timed.block_id AND ranges.range_id = timed.range_id
LEFT JOIN copied
    ON copied.text_hash = timed.text_hash
    AND copied.own_place = timed.own_place
    AND copied.metric = timed.metric
    AND timed.is_copied
LEFT JOIN {{ ref('reference_comparability') }} AS treatments ON treatments.metric = timed.metric
LEFT JOIN (SELECT DISTINCT voice FROM {{ ref('reference_voices') }}) AS voices ON voices.voice = timed.attributed_to
ASOF LEFT JOIN {{ ref('int_sentences') }} AS sentences
    ON sentences.text_hash = timed.text_hash AND timed.own_place >= sentences.starts_at
ORDER BY timed.mention_id
