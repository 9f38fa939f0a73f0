/*
description: Periods that figures are about. A fiscal label stands once for each calendar that gives it other days.
grain: one label with its first and last day
materialized: table
columns:
  period_id: hash of label and days
  period: label as mentions carry it, FY2026Q1, 2025Q4, 2026-01-31 and so on
  period_start: first day, null where it is open or unknown
  period_end: last day, null where it is open or unknown
  kind: quarter, half, year, month, day, since or other
  is_fiscal: whether the label counts in a company's fiscal years
  n_days: number of days, both ends counted
  n_mentions: figures about it, as extracted or as corrected
tests:
  - not_null: [period_id, period, kind, is_fiscal]
  - unique: [period_id]
  - expression: {name: period_days_are_ordered, sql: period_start <= period_end}
*/
SELECT
    left(sha256(concat_ws(chr(31), period, coalesce(period_start::VARCHAR, ''), coalesce(period_end::VARCHAR, ''))), 16)
        AS period_id,
    period,
    period_start,
    period_end,
    CASE
        WHEN starts_with(period, 'since') THEN 'since'
        WHEN regexp_matches(period, '^(FY)?\d{4}Q[1-4]$') THEN 'quarter'
        WHEN regexp_matches(period, '^(FY)?\d{4}H[12]$') THEN 'half'
        WHEN regexp_matches(period, '^(FY)?\d{4}(/\d{2,4})?$') THEN 'year'
        WHEN regexp_matches(period, '^\d{4}-\d{2}$') THEN 'month'
        WHEN regexp_matches(period, '^\d{4}-\d{2}-\d{2}$') THEN 'day'
        ELSE 'other'
    END AS kind,
    starts_with(period, 'FY') AS is_fiscal,
    date_diff('day', period_start, period_end) + 1 AS n_days,
    count(*) AS n_mentions
FROM (
    SELECT period, period_start, period_end FROM {{ ref('stg_mentions') }}
    UNION ALL
    SELECT period, period_start, period_end FROM {{ ref('int_corrected_mentions') }} WHERE is_retimed
)
WHERE period IS NOT NULL
GROUP BY period, period_start, period_end
ORDER BY period, period_start, period_end
