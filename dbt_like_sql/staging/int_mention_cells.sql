/*
description: >-
  The comparability cell of each mention: claims with one figure_id may be compared, all others never meet. Where the time
  is unknown, claims of one block or its copies are of one moment; elsewhere equal values join, and those of market prices
  do not. A mention whose key lacks a part is a cell of its own, with its copies.
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
-- An equal value whose accounting is named tells the accounting of one that does not name it.
WITH named AS (
    SELECT series_key, coalesce(when_key, '') AS when_key, base_value, min(accounting) AS accounting
    FROM {{ ref('int_claims') }}
    WHERE accounting IS NOT NULL
    GROUP BY ALL
    HAVING count(DISTINCT accounting) = 1
),
accounted AS (
    SELECT
        claims.* REPLACE (coalesce(claims.accounting, named.accounting) AS accounting)
    FROM {{ ref('int_claims') }} AS claims
    LEFT JOIN named
        ON named.series_key = claims.series_key
        AND named.when_key = coalesce(claims.when_key, '')
        AND named.base_value = claims.base_value
),
-- Two values in one sentence are two things, whatever it is that sets them apart; so are two growth rates of one source.
parallel AS (
    SELECT series_key, accounting, when_key, neighbourhood, attributed_to
    FROM accounted
    WHERE is_whole AND NOT is_prior AND treatment <> 'moment' AND neighbourhood IS NOT NULL
    GROUP BY ALL
    HAVING max(low) > min(high)
),
-- Claims of one text are of one moment: where they all meet it is known by its value, else by the text.
moments AS (
    SELECT series_key, accounting, text_hash, arg_min(base_value, (high - low, base_value)) AS base_value
    FROM accounted
    WHERE is_whole AND when_key IS NULL AND treatment <> 'moment'
    GROUP BY ALL
    HAVING max(low) <= min(high)
),
timed AS (
    SELECT
        accounted.mention_id,
        accounted.series_key || chr(31) || coalesce(accounted.accounting, '') AS series_key,
        accounted.accounting,
        accounted.text_hash,
        accounted.place,
        accounted.base_value,
        moments.base_value AS moment_value,
        CASE
            WHEN NOT accounted.is_whole OR parallel.neighbourhood IS NOT NULL THEN 'own'
            WHEN accounted.when_key IS NULL AND (accounted.treatment = 'moment' OR moments.base_value IS NULL) THEN 'moment'
            WHEN accounted.when_key IS NULL THEN 'value'
            ELSE accounted.when_kind
        END AS when_kind,
        coalesce(accounted.when_key, accounted.text_hash) AS scope,
        accounted.treatment = 'moment' AS is_moment
    FROM accounted
    LEFT JOIN parallel
        ON parallel.series_key = accounted.series_key
        AND parallel.neighbourhood = accounted.neighbourhood
        AND parallel.accounting IS NOT DISTINCT FROM accounted.accounting
        AND parallel.when_key IS NOT DISTINCT FROM accounted.when_key
        AND parallel.attributed_to IS NOT DISTINCT FROM accounted.attributed_to
        AND NOT accounted.is_prior
    LEFT JOIN moments
        ON moments.series_key = accounted.series_key
        AND moments.text_hash = accounted.text_hash
        AND moments.accounting IS NOT DISTINCT FROM accounted.accounting
        AND accounted.when_key IS NULL
),
keyed AS (
    SELECT
        *,
        CASE
            WHEN when_kind = 'own' THEN text_hash || ' at ' || place::VARCHAR
            WHEN is_moment THEN scope || ' = ' || base_value::VARCHAR
            WHEN when_kind = 'value' THEN '= ' || moment_value::VARCHAR
            ELSE scope
        END AS when_key
    FROM timed
)
SELECT
    mention_id,
    left(sha256(concat_ws(chr(31), series_key, when_key)), 16) AS figure_id,
    left(sha256(series_key), 16) AS series_id,
    accounting,
    when_key,
    when_kind
FROM keyed
ORDER BY mention_id
