/*
description: The latest reported level of each metric of each entity, with where it stands.
grain: one entity, metric, aspect, accounting and base unit
materialized: view
columns:
  entity: whose figure it is
  metric: what is measured
  aspect: what narrows it
  accounting: gaap or adjusted
  value: value in its unit
  unit: unit as claimed
  period: what time it is about
  period_end: last day of that time
  published_at: when the article was published
  quote: the words of the article
  source_path: file of the article
  line: line of that file
  mention_id: id for sourceline trace
  figure_id: comparability cell
*/
SELECT
    mentions.entity,
    mentions.metric,
    mentions.aspect,
    mentions.accounting,
    mentions.value,
    mentions.unit,
    mentions.period,
    mentions.period_end,
    articles.published_at,
    mentions.quote,
    mentions.source_path,
    mentions.line,
    mentions.mention_id,
    mentions.figure_id
FROM {{ ref('fct_mentions') }} AS mentions
JOIN {{ ref('dim_articles') }} AS articles USING (article_id)
WHERE
    mentions.basis = 'reported'
    AND mentions.measure = 'level'
    AND mentions.vintage IS DISTINCT FROM 'prior'
    AND mentions.entity IS NOT NULL
    AND mentions.metric <> 'other'
QUALIFY row_number() OVER (
    PARTITION BY mentions.entity, mentions.metric, mentions.aspect, mentions.accounting, mentions.base_unit
    ORDER BY mentions.period_end DESC NULLS LAST, articles.published_at DESC NULLS LAST, mentions.decimals DESC, mentions.mention_id
) = 1
