-- Figures that were known otherwise at $new than at $old, with the versions of both states. That a figure stands on another mention
-- of the same value is no difference. States are compared by hash; changes_figures_states reads those that are shown.
WITH states AS (
    SELECT figure_id AS id, version, entity, metric,
        valid_from_at <= $old AND coalesce(valid_to_at > $old, true) AS is_before,
        valid_from_at <= $new AND coalesce(valid_to_at > $new, true) AS is_after,
        hash(entity_name, period, period_start, period_end, value, value_low, value_high, unit, status, n_mentions, n_articles,
            n_independent, n_providers) AS said
    FROM fct_figures_history WHERE is_known AND is_before <> is_after
),
told AS (
    SELECT id, max(version) FILTER (is_before) AS old_version, max(version) FILTER (is_after) AS new_version,
        any_value(entity) AS entity, any_value(metric) AS metric,
        CASE WHEN old_version IS NULL THEN 'added' WHEN new_version IS NULL THEN 'removed' ELSE 'changed' END AS change
    FROM states GROUP BY id
    HAVING any_value(said) FILTER (is_before) IS DISTINCT FROM any_value(said) FILTER (is_after)
),
counts AS (
    SELECT count(*) AS n_all, count(*) FILTER (change = 'added') AS n_added, count(*) FILTER (change = 'changed') AS n_changed,
        count(*) FILTER (change = 'removed') AS n_removed
    FROM told
),
shown AS (FROM told, counts ORDER BY entity, metric, id LIMIT $limit OFFSET $offset)
SELECT shown.*, coalesce(metrics.label, shown.metric) AS metric_label,
    shown.id IN (SELECT figure_id FROM fct_figures) AS is_published
FROM shown LEFT JOIN dim_metrics AS metrics ON metrics.metric = shown.metric
ORDER BY shown.entity, shown.metric, shown.id
