/*
description: Disagreements between claims, the gravest first, with what each side says.
grain: one disagreement
materialized: view
columns:
  severity: high, medium or low
  kind: kind of disagreement
  entity: whose figure it is about
  metric: what is measured
  period: what time it is about
  explanation: what disagrees, as a sentence
  sides: what each side says, in order
  conflict_id: the disagreement
  figure_id: the figure it is about
*/
SELECT
    conflicts.severity,
    conflicts.kind,
    any_value(cells.entity) AS entity,
    any_value(cells.metric) AS metric,
    any_value(cells.period) AS period,
    conflicts.explanation,
    list(DISTINCT sides.words ORDER BY sides.words) AS sides,
    conflicts.conflict_id,
    conflicts.figure_id
FROM {{ ref('fct_conflicts') }} AS conflicts
LEFT JOIN {{ ref('fct_figures') }} AS cells ON cells.figure_id = conflicts.figure_id
LEFT JOIN {{ ref('conflict_mentions') }} AS sides ON sides.conflict_id = conflicts.conflict_id
GROUP BY conflicts.conflict_id, conflicts.severity, conflicts.kind, conflicts.explanation, conflicts.figure_id
ORDER BY
    CASE conflicts.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END,
    conflicts.kind,
    conflicts.conflict_id
