-- Metrics whose name or synonyms hold the words, and whose figures there are, by entity.
SELECT metrics.metric, metrics.label, figures.entity, any_value(figures.entity_name) AS entity_name, count(*) AS n_figures
FROM dim_metrics AS metrics JOIN fct_figures AS figures USING (metric)
WHERE contains(lower(metrics.label), lower($words)) OR contains(lower(metrics.metric), lower($words))
    OR contains(lower(metrics.synonyms), lower($words))
GROUP BY metrics.metric, metrics.label, figures.entity
ORDER BY contains(lower(metrics.label), lower($words)) DESC, n_figures DESC LIMIT 20
