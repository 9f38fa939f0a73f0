-- Reported figures against what each provider expected, with the median over the providers and both places.
WITH compared AS MATERIALIZED (FROM actual_against_consensus),
medians AS (SELECT mention_id, median_value, n_providers FROM consensus)
SELECT compared.*, figures.entity_name, coalesce(metrics.label, compared.metric) AS metric_label,
    estimates.article_id AS estimate_article_id, estimates.quote AS estimate_quote, estimates.figure_id AS estimate_figure_id,
    actuals.article_id AS actual_article_id, actuals.quote AS actual_quote, medians.median_value, medians.n_providers
FROM compared
JOIN fct_figures AS figures USING (figure_id)
LEFT JOIN dim_metrics AS metrics ON metrics.metric = compared.metric
JOIN fct_mentions AS estimates ON estimates.mention_id = compared.estimate_mention_id
JOIN fct_mentions AS actuals ON actuals.mention_id = compared.actual_mention_id
LEFT JOIN medians ON medians.mention_id = compared.estimate_mention_id
ORDER BY compared.entity
