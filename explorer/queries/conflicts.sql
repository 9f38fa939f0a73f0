-- Conflicts, the gravest first.
SELECT conflicts.*, figures.entity, figures.entity_name, coalesce(metrics.label, figures.metric) AS metric_label, figures.period, figures.aspect,
    figures.unit, figures.base_unit, count(*) OVER () AS n_all
FROM fct_conflicts AS conflicts
JOIN fct_figures AS figures USING (figure_id)
LEFT JOIN dim_metrics AS metrics ON metrics.metric = figures.metric
WHERE ($kind IS NULL OR conflicts.kind = $kind) AND ($severity IS NULL OR conflicts.severity = $severity)
    AND ($entity IS NULL OR lower(figures.entity) = lower($entity) OR lower(figures.entity_name) = lower($entity))
ORDER BY CASE conflicts.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, conflicts.kind, figures.entity, conflicts.conflict_id
LIMIT $limit OFFSET $offset
