-- Figures that were known otherwise at $new than at $old, with both states and the reasons between them. That a figure stands on
-- another mention of the same value is no difference.
WITH states AS (
    SELECT history AS state, figure_id, version, valid_from_at, valid_to_at,
        row(entity_name, period, period_start, period_end, value, value_low, value_high, unit, status, n_mentions, n_articles,
            n_independent, n_providers) AS said
    FROM fct_figures_history AS history WHERE is_known
),
before AS (FROM states WHERE valid_from_at <= $old AND coalesce(valid_to_at > $old, true)),
after AS (FROM states WHERE valid_from_at <= $new AND coalesce(valid_to_at > $new, true)),
reasons AS (
    SELECT figure_id, string_agg(DISTINCT reason, ', ' ORDER BY reason) AS why
    FROM fct_figures_history WHERE valid_from_at > $old AND valid_from_at <= $new GROUP BY figure_id
),
pairs AS (
    SELECT figure_id AS id, before.state AS old, after.state AS new, reasons.why, coalesce(after.state, before.state) AS about,
        CASE WHEN before.version IS NULL THEN 'added' WHEN after.version IS NULL THEN 'removed' ELSE 'changed' END AS change
    FROM before FULL JOIN after USING (figure_id) LEFT JOIN reasons USING (figure_id)
    WHERE before.said IS DISTINCT FROM after.said
)
SELECT pairs.*, coalesce(metrics.label, pairs.about.metric) AS metric_label, figures.figure_id IS NOT NULL AS is_published,
    count(*) OVER () AS n_all, count(*) FILTER (change = 'added') OVER () AS n_added,
    count(*) FILTER (change = 'changed') OVER () AS n_changed, count(*) FILTER (change = 'removed') OVER () AS n_removed
FROM pairs
LEFT JOIN dim_metrics AS metrics ON metrics.metric = pairs.about.metric
LEFT JOIN fct_figures AS figures ON figures.figure_id = pairs.id
ORDER BY pairs.about.entity, pairs.about.metric, id
LIMIT $limit OFFSET $offset
