-- The periods of an entity's grid: the latest first, and of one end those with most figures.
WITH periods AS (
    SELECT period, period_start, period_end, count(*) AS n
    FROM fct_figures WHERE entity = $entity AND period IS NOT NULL GROUP BY ALL
),
latest AS (SELECT *, count(*) OVER () AS n_all FROM periods ORDER BY period_end DESC NULLS LAST, n DESC LIMIT $limit)
SELECT period, period_start, period_end, n, n_all FROM latest ORDER BY period_end DESC NULLS LAST, n DESC, period_start, period
