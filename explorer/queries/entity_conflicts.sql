-- Conflicts about an entity's figures.
SELECT conflicts.conflict_id, conflicts.kind, conflicts.severity, conflicts.explanation
FROM fct_conflicts AS conflicts JOIN fct_figures AS figures USING (figure_id)
WHERE figures.entity = $entity
ORDER BY CASE conflicts.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END, conflicts.kind LIMIT 40
