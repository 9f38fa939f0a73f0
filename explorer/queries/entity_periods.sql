-- The periods of an entity's grid: those with most figures among the latest, in order of time.
WITH periods AS (
    SELECT period, period_start, period_end, count(*) AS n
    FROM fct_figures WHERE entity = $entity AND period IS NOT NULL GROUP BY ALL
),
latest AS (SELECT *, count(*) OVER () AS n_all FROM periods ORDER BY period_end DESC NULLS LAST, n DESC LIMIT $limit)
SELECT period, period_start, period_end, n, n_all FROM latest ORDER BY period_end NULLS FIRST, period_start, period
