/*
description: >-
  Price targets, single analysts' and means, newest first. What a provider says in several places counts once.
grain: one provider of one price target
materialized: view
columns:
  entity_name: whose share it is, in words
  metric_name: target of one analyst, or the mean, high or low of several, in words
  attributed_to: analyst or house, where the text names one
  shown: target as a person reads it
  vintage: current, or prior for a target that was replaced
  period: time that the target is for, where the text says one
  n_mentions: places where the provider says so
  quote: the words of the article
  source_path: file of the article
  line: line of that file
  published_at: when the article was published
  value: target in its unit, verbatim or as it was corrected
  unit: currency per share
  entity: whose share it is, as an id
  metric: price_target of one analyst, or the mean, high or low of several
  mention_id: id for sourceline trace
*/
SELECT
    entities.entity_name,
    regexp_replace(coalesce(metrics.label, cells.metric), ' \(.*\)', '') AS metric_name,
    mentions.attributed_to,
    said.shown,
    mentions.vintage,
    cells.period,
    count(*) OVER same_target AS n_mentions,
    mentions.quote,
    mentions.source_path,
    mentions.line,
    articles.published_at,
    said.value,
    said.unit,
    cells.entity,
    cells.metric,
    mentions.mention_id
FROM {{ ref('fct_figures') }} AS cells
JOIN {{ ref('figure_mentions') }} AS said USING (figure_id)
JOIN {{ ref('fct_mentions') }} AS mentions USING (mention_id)
JOIN {{ ref('dim_articles') }} AS articles USING (article_id)
LEFT JOIN {{ ref('dim_entities') }} AS entities ON entities.entity = cells.entity
LEFT JOIN {{ ref('dim_metrics') }} AS metrics ON metrics.metric = cells.metric
WHERE starts_with(cells.metric, 'price_target') AND cells.measure = 'level'
WINDOW same_target AS (PARTITION BY cells.figure_id, said.provider, said.value, mentions.vintage)
QUALIFY row_number() OVER (
    PARTITION BY cells.figure_id, said.provider, said.value, mentions.vintage
    ORDER BY said.rank = 'preferred' DESC, mentions.source_path, mentions.byte_start
) = 1
ORDER BY entities.entity_name, articles.published_at DESC NULLS LAST, cells.metric, said.value, mentions.mention_id
