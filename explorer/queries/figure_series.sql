-- The same thing at other times: the figures of its series.
SELECT figure_id, period, period_end, basis, value, value_low, value_high, base_value, unit, status
FROM fct_figures WHERE series_id = $series_id
ORDER BY period_end NULLS FIRST, basis DESC, figure_id LIMIT 60
