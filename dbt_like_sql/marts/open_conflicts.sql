/*
description: Disagreements between claims, the gravest first, with what each side says.
grain: one disagreement
materialized: view
columns:
  severity: high, medium or low
  kind: kind of disagreement
  entity_name: whose figure it is about, in words
  metric_name: what is measured, in words
  period: what time it is about
  explanation: what disagrees, as a sentence
  sides: what each side says, in order of the sides
  sources: files that the sides stand in
  entity: whose figure it is about, as an id
  metric: what is measured, as an id
  conflict_id: the disagreement
  figure_id: the figure it is about
*/
WITH told AS (
    SELECT
        sides.conflict_id,
        sides.side,
        min(sides.words) AS words,
        list(DISTINCT mentions.source_path) AS sources
    FROM {{ ref('conflict_mentions') }} AS sides
    LEFT JOIN {{ ref('fct_mentions') }} AS mentions USING (mention_id)
    GROUP BY ALL
),
listed AS (
    SELECT
        conflict_id,
        list(words ORDER BY side) AS sides,
        list_sort(list_distinct(flatten(list(sources)))) AS sources
    FROM told
    GROUP BY conflict_id
)
SELECT
    conflicts.severity,
    conflicts.kind,
    coalesce(entities.entity_name, cells.entity_name) AS entity_name,
    regexp_replace(coalesce(metrics.label, cells.metric), ' \(.*\)', '') AS metric_name,
    cells.period,
    conflicts.explanation,
    listed.sides,
    listed.sources,
    cells.entity,
    cells.metric,
    conflicts.conflict_id,
    conflicts.figure_id
FROM {{ ref('fct_conflicts') }} AS conflicts
LEFT JOIN {{ ref('fct_figures') }} AS cells ON cells.figure_id = conflicts.figure_id
LEFT JOIN {{ ref('dim_entities') }} AS entities ON entities.entity = cells.entity
LEFT JOIN {{ ref('dim_metrics') }} AS metrics ON metrics.metric = cells.metric
LEFT JOIN listed ON listed.conflict_id = conflicts.conflict_id
ORDER BY
    CASE conflicts.severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END,
    conflicts.kind,
    conflicts.conflict_id
