/*
description: >-
  The series of each claim: all that two claims must share to be compared, except the time. A claim that does not name its
  accounting takes that of an equal value of the same time that does.
grain: one mention
materialized: table
columns:
  mention_id: the mention
  series_key: the parts of the key, accounting included
  series_id: hash of the parts
  accounting: gaap or adjusted, as claimed or as the equal value names it
tests:
  - not_null: [mention_id, series_key, series_id]
  - unique: [mention_id]
*/
WITH named AS (
    SELECT series_key, coalesce(when_key, '') AS when_key, base_value, min(accounting) AS accounting
    FROM {{ ref('int_claims') }}
    WHERE accounting IS NOT NULL
    GROUP BY ALL
    HAVING count(DISTINCT accounting) = 1
),
accounted AS (
    SELECT
        claims.mention_id,
        claims.series_key,
        coalesce(claims.accounting, named.accounting) AS accounting
    FROM {{ ref('int_claims') }} AS claims
    LEFT JOIN named
        ON named.series_key = claims.series_key
        AND named.when_key = coalesce(claims.when_key, '')
        AND named.base_value = claims.base_value
),
keyed AS (
    SELECT mention_id, series_key || chr(31) || coalesce(accounting, '') AS series_key, accounting
    FROM accounted
)
SELECT mention_id, series_key, left(sha256(series_key), 16) AS series_id, accounting
FROM keyed
