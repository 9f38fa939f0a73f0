/*
description: The latest reported level of each metric of each entity, with where it stands and what speaks against it.
grain: one entity, metric, aspect, accounting and base unit
materialized: view
columns:
  entity_name: whose figure it is, in words
  metric_name: what is measured, in words
  aspect: what narrows it
  accounting: gaap or adjusted
  shown: the value as a person reads it
  period: what time it is about
  status: single, copies, agreed, refined or contested
  n_independent: independent sources behind it
  conflicts: kinds of the conflicts that the figure stands in; null for none
  quote: the words of the article
  source_path: file of the article
  line: line of that file
  published_at: when the article was published
  value: the figure's preferred claim, verbatim or as it was corrected; null where that is a range
  value_low: lower end of the claim
  value_high: upper end of the claim
  unit: unit of the value
  period_end: last day of the period
  entity: whose figure it is, as an id
  metric: what is measured, as an id
  mention_id: id for sourceline trace
  figure_id: comparability cell
*/
WITH disputed AS (
    SELECT mentions.figure_id, list(DISTINCT sides.kind ORDER BY sides.kind) AS conflicts
    FROM {{ ref('conflict_mentions') }} AS sides
    JOIN {{ ref('fct_mentions') }} AS mentions USING (mention_id)
    GROUP BY mentions.figure_id
)
SELECT
    entities.entity_name,
    regexp_replace(coalesce(metrics.label, cells.metric), ' \(.*\)', '') AS metric_name,
    cells.aspect,
    cells.accounting,
    cells.shown,
    cells.period,
    cells.status,
    cells.n_independent,
    disputed.conflicts,
    mentions.quote,
    mentions.source_path,
    mentions.line,
    articles.published_at,
    cells.value,
    cells.value_low,
    cells.value_high,
    cells.unit,
    cells.period_end,
    cells.entity,
    cells.metric,
    mentions.mention_id,
    cells.figure_id
FROM {{ ref('fct_figures') }} AS cells
JOIN {{ ref('fct_mentions') }} AS mentions ON mentions.mention_id = cells.preferred_mention_id
JOIN {{ ref('dim_articles') }} AS articles USING (article_id)
LEFT JOIN {{ ref('dim_entities') }} AS entities ON entities.entity = cells.entity
LEFT JOIN {{ ref('dim_metrics') }} AS metrics ON metrics.metric = cells.metric
LEFT JOIN disputed ON disputed.figure_id = cells.figure_id
WHERE
    cells.basis = 'reported'
    AND cells.measure = 'level'
    AND mentions.vintage IS DISTINCT FROM 'prior'
    AND cells.entity IS NOT NULL
    AND cells.metric <> 'other'
QUALIFY row_number() OVER (
    PARTITION BY cells.entity, cells.metric, cells.aspect, cells.accounting, cells.base_unit
    ORDER BY cells.period_end DESC NULLS LAST, articles.published_at DESC NULLS LAST, cells.n_independent DESC, cells.figure_id
) = 1
ORDER BY entities.entity_name, metric_name, cells.aspect NULLS FIRST, cells.accounting NULLS FIRST, cells.figure_id
