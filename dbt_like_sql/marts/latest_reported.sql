/*
description: The latest reported level of each metric of each entity, with where it stands.
grain: one entity, metric, aspect, accounting and base unit
materialized: view
columns:
  entity: whose figure it is
  entity_name: the same in words
  metric: what is measured
  aspect: what narrows it
  accounting: gaap or adjusted
  value: the figure's preferred claim, verbatim; null where that is a range
  value_low: lower end of the claim
  value_high: upper end of the claim
  unit: unit of the value
  period: what time it is about
  period_end: last day of that time
  status: single, copies, agreed, refined or contested
  n_independent: independent sources behind it
  published_at: when the article was published
  quote: the words of the article
  source_path: file of the article
  line: line of that file
  mention_id: id for sourceline trace
  figure_id: comparability cell
*/
SELECT
    cells.entity,
    cells.entity_name,
    cells.metric,
    cells.aspect,
    cells.accounting,
    cells.value,
    cells.value_low,
    cells.value_high,
    cells.unit,
    cells.period,
    cells.period_end,
    cells.status,
    cells.n_independent,
    articles.published_at,
    mentions.quote,
    mentions.source_path,
    mentions.line,
    mentions.mention_id,
    cells.figure_id
FROM {{ ref('fct_figures') }} AS cells
JOIN {{ ref('fct_mentions') }} AS mentions ON mentions.mention_id = cells.preferred_mention_id
JOIN {{ ref('dim_articles') }} AS articles USING (article_id)
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
