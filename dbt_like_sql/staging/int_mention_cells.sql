/*
description: >-
  The comparability cell of each mention: claims with one figure_id may be compared, all others never meet. Where the time
  is unknown, claims of one block or its copies are of one moment; elsewhere equal values of non-market metrics join. A
  mention with metric other or without an entity is a cell of its own.
grain: one mention
materialized: table
columns:
  mention_id: the mention
  figure_id: hash of the cell's parts
  series_id: hash of the cell's parts without the time
  when_key: the time part of the cell, a period, a date, a block or a value
  when_kind: stated, context, moment (one block), value (equal values of unknown time) or own
tests:
  - not_null: [mention_id, figure_id, series_id, when_key, when_kind]
  - unique: [mention_id]
  - accepted_values: {column: when_kind, values: [stated, context, moment, value, own]}
*/
WITH keyed AS (
    SELECT
        mentions.mention_id,
        mentions.base_value,
        mentions.metric = 'other' OR mentions.entity IS NULL AS is_own,
        coalesce(metrics.category = 'market', false) AS is_market,
        coalesce(mentions.period_start::VARCHAR || '/' || mentions.period_end::VARCHAR, mentions.period) AS period_key,
        mentions.period_from,
        coalesce(blocks.text_hash, mentions.block_id) AS moment,
        concat_ws(
            chr(31),
            coalesce(mentions.entity, ''),
            mentions.metric,
            coalesce(mentions.aspect, ''),
            mentions.measure,
            coalesce(mentions.comparator, ''),
            mentions.base_unit,
            mentions.basis,
            coalesce(mentions.accounting, ''),
            coalesce(mentions.vintage, '')
        ) AS series_key
    FROM {{ ref('stg_mentions') }} AS mentions
    LEFT JOIN {{ ref('reference_metrics') }} AS metrics ON metrics.metric = mentions.metric
    LEFT JOIN {{ ref('stg_blocks') }} AS blocks ON blocks.block_id = mentions.block_id
),
counted AS (
    SELECT *, min(base_value) OVER same_moment = max(base_value) OVER same_moment AS is_single
    FROM keyed
    WINDOW same_moment AS (PARTITION BY series_key, period_key, moment)
),
timed AS (
    SELECT
        mention_id,
        series_key,
        CASE
            WHEN is_own THEN 'own'
            WHEN period_key IS NOT NULL AND period_from = 'stated' THEN 'stated'
            WHEN period_key IS NOT NULL THEN 'context'
            WHEN is_single AND NOT is_market THEN 'value'
            ELSE 'moment'
        END AS when_kind,
        CASE
            WHEN is_own THEN mention_id
            WHEN period_key IS NOT NULL THEN period_key
            WHEN is_single AND NOT is_market THEN base_value::VARCHAR
            ELSE moment
        END AS when_key
    FROM counted
)
SELECT
    mention_id,
    left(sha256(concat_ws(chr(31), series_key, when_key)), 16) AS figure_id,
    left(sha256(series_key), 16) AS series_id,
    when_key,
    when_kind
FROM timed
ORDER BY mention_id
