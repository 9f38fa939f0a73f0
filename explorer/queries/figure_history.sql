-- What was known of a figure, the newest first.
SELECT version, "change", reason, value, value_low, value_high, unit, status, n_mentions, valid_from_at, valid_from_run
FROM fct_figures_history WHERE figure_id = $figure_id ORDER BY version DESC LIMIT 30
