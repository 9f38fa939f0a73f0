-- A figure with its entity and metric in words.
SELECT figures.*, coalesce(metrics.label, figures.metric) AS metric_label, coalesce(units.label, figures.unit) AS unit_label,
    coalesce(entities.entity_name, figures.entity_name) AS whose
FROM fct_figures AS figures
LEFT JOIN dim_metrics AS metrics USING (metric)
LEFT JOIN dim_units AS units ON units.unit = figures.unit
LEFT JOIN dim_entities AS entities ON entities.entity = figures.entity
WHERE figures.figure_id = $figure_id
