-- Estimates of figures that nothing reported meets yet, by provider.
WITH met AS MATERIALIZED (SELECT DISTINCT estimate_mention_id FROM actual_against_consensus)
SELECT expected.*, figures.entity_name, coalesce(metrics.label, expected.metric) AS metric_label, mentions.article_id, mentions.quote
FROM consensus AS expected
JOIN fct_figures AS figures USING (figure_id)
JOIN fct_mentions AS mentions USING (mention_id)
LEFT JOIN dim_metrics AS metrics ON metrics.metric = expected.metric
ANTI JOIN met ON met.estimate_mention_id = expected.mention_id
ORDER BY expected.entity
