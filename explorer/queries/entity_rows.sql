-- The rows of an entity's grid: what is measured, with most mentions first.
SELECT figures.metric, coalesce(metrics.label, figures.metric) AS metric_label, figures.aspect, figures.measure, figures.comparator,
    figures.accounting, figures.base_unit, count(*) AS n_figures, sum(figures.n_mentions) AS n_mentions,
    count(*) OVER () AS n_all
FROM fct_figures AS figures LEFT JOIN dim_metrics AS metrics USING (metric)
WHERE figures.entity = $entity
GROUP BY ALL
ORDER BY bool_or(figures.period IS NOT NULL) DESC, n_mentions DESC, metric_label, figures.aspect NULLS FIRST, figures.measure, figures.comparator
LIMIT $limit OFFSET $offset
