-- Estimates of figures that nothing reported meets yet, by provider.
SELECT expected.*, figures.entity_name, coalesce(metrics.label, expected.metric) AS metric_label, mentions.article_id, mentions.quote
FROM consensus AS expected
JOIN fct_figures AS figures USING (figure_id)
JOIN fct_mentions AS mentions USING (mention_id)
LEFT JOIN dim_metrics AS metrics ON metrics.metric = expected.metric
WHERE ($entity IS NULL OR expected.entity = $entity)
    AND expected.mention_id NOT IN (SELECT estimate_mention_id FROM actual_against_consensus)
ORDER BY expected.n_providers DESC, expected.entity, metric_label, expected.figure_id, expected.value LIMIT $limit
