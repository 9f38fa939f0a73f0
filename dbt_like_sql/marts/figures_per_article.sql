/*
description: How much each article that counts gave, and how much of it is understood.
grain: one article
materialized: view
columns:
  title: headline
  publisher: outlet
  published_at: time of publication
  source_path: file of the article
  n_figures: mentions, copies included
  n_copies: mentions in copies of a block
  n_entities: different entities
  n_unknown: mentions without an entity, or whose metric is other
  article_id: SHA-256 of the article's bytes
tests:
  - unique: [article_id]
*/
SELECT
    articles.title,
    articles.publisher,
    articles.published_at,
    articles.source_path,
    count(mentions.mention_id) AS n_figures,
    count(mentions.copy_of_mention_id) AS n_copies,
    count(DISTINCT mentions.entity) AS n_entities,
    count(mentions.mention_id) FILTER (mentions.entity IS NULL OR mentions.metric = 'other') AS n_unknown,
    articles.article_id
FROM {{ ref('dim_articles') }} AS articles
LEFT JOIN {{ ref('fct_mentions') }} AS mentions USING (article_id)
WHERE articles.is_current
GROUP BY ALL
ORDER BY n_figures DESC, articles.source_path
