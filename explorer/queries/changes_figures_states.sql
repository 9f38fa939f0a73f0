-- All that was ever known of the figures asked for, oldest first.
SELECT *, figure_id AS id FROM fct_figures_history WHERE list_contains($ids, figure_id) ORDER BY id, version
