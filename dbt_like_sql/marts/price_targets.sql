/*
description: Price targets as articles give them, single analysts' and means, newest first.
grain: one price target at one place of one article
materialized: view
columns:
  entity: whose share it is
  metric: price_target of one analyst, or the mean, high or low of several
  attributed_to: analyst or house, where the text names one
  value: target in its unit
  unit: currency per share
  vintage: current, or prior for a target that was replaced
  published_at: when the article was published
  quote: the words of the article
  source_path: file of the article
  line: line of that file
  mention_id: id for sourceline trace
*/
SELECT
    mentions.entity,
    mentions.metric,
    mentions.attributed_to,
    mentions.value,
    mentions.unit,
    mentions.vintage,
    articles.published_at,
    mentions.quote,
    mentions.source_path,
    mentions.line,
    mentions.mention_id
FROM {{ ref('fct_mentions') }} AS mentions
JOIN {{ ref('dim_articles') }} AS articles USING (article_id)
WHERE starts_with(mentions.metric, 'price_target') AND mentions.measure = 'level' AND mentions.copy_of_mention_id IS NULL
ORDER BY mentions.entity, articles.published_at DESC NULLS LAST, mentions.source_path, mentions.line
