-- The figures in the cells of an entity's grid: of the metrics asked for, reported before expected.
SELECT figure_id, metric, aspect, measure, comparator, accounting, base_unit, period, period_start, period_end, basis, value, value_low,
    value_high, base_value, unit, status, n_mentions, n_independent, n_providers
FROM fct_figures
WHERE entity = $entity AND list_contains($metrics, metric)
ORDER BY CASE basis WHEN 'reported' THEN 1 WHEN 'guidance' THEN 2 ELSE 3 END, period_end NULLS FIRST, n_mentions DESC, figure_id
LIMIT 4000
