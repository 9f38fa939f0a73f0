-- Entities that conflicts are about, those with most first, for the filter.
SELECT figures.entity, any_value(figures.entity_name) AS entity_name, count(*) AS n
FROM fct_conflicts AS conflicts JOIN fct_figures AS figures USING (figure_id)
WHERE figures.entity IS NOT NULL
GROUP BY figures.entity ORDER BY n DESC, figures.entity LIMIT 200
