/*
description: >-
  The comparability cell of each mention: claims with one figure_id may be compared, all others never meet. Where the time
  is unknown, claims of one text are of one moment; elsewhere equal values join, and those of market prices do not. A
  mention whose key lacks a part, or that is set apart, is a cell of its own, with its copies.
grain: one mention
materialized: table
columns:
  mention_id: the mention
  figure_id: hash of the cell's parts
  series_id: hash of the cell's parts without the time
  accounting: gaap or adjusted, as claimed or as the equal value of the series that names one
  when_key: the time part of the cell, a period, a date, a text or a value
  when_kind: stated, context, moment (one text), value (equal values of unknown time) or own (nothing to compare with)
tests:
  - not_null: [mention_id, figure_id, series_id, when_key, when_kind]
  - unique: [mention_id]
  - accepted_values: {column: when_kind, values: [stated, context, moment, value, own]}
*/
WITH claims AS (
    SELECT
        claims.*,
        series.series_id,
        series.accounting AS series_accounting,
        NOT claims.is_whole OR apart.mention_id IS NOT NULL AS is_own
    FROM {{ ref('int_claims') }} AS claims
    JOIN {{ ref('int_series') }} AS series ON series.mention_id = claims.mention_id
    LEFT JOIN {{ ref('int_set_apart') }} AS apart ON apart.mention_id = claims.mention_id
),
-- Claims of one text are of one moment: where they all meet it is known by its value, else by the text.
moments AS (
    SELECT series_id, text_hash, arg_min(base_value, (high - low, base_value)) AS base_value
    FROM claims
    WHERE NOT is_own AND when_key IS NULL AND treatment <> 'moment'
    GROUP BY ALL
    HAVING max(low) <= min(high)
),
timed AS (
    SELECT
        claims.mention_id,
        claims.series_id,
        claims.series_accounting,
        CASE
            WHEN claims.is_own THEN 'own'
            WHEN claims.when_key IS NOT NULL THEN claims.when_kind
            WHEN claims.treatment = 'moment' OR moments.base_value IS NULL THEN 'moment'
            ELSE 'value'
        END AS when_kind,
        CASE
            WHEN claims.is_own THEN claims.text_hash || ' at ' || claims.place::VARCHAR
            WHEN claims.treatment = 'moment'
            THEN coalesce(claims.when_key, claims.text_hash) || ' = ' || claims.base_value::VARCHAR
            WHEN claims.when_key IS NOT NULL THEN claims.when_key
            WHEN moments.base_value IS NOT NULL THEN '= ' || moments.base_value::VARCHAR
            ELSE claims.text_hash
        END AS when_key
    FROM claims
    LEFT JOIN moments ON moments.series_id = claims.series_id AND moments.text_hash = claims.text_hash
)
SELECT
    mention_id,
    left(sha256(series_id || chr(31) || when_key), 16) AS figure_id,
    series_id,
    series_accounting AS accounting,
    when_key,
    when_kind
FROM timed
