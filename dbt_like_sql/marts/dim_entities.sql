/*
description: Entities that figures are about, with the name that articles use most.
grain: one entity
materialized: table
columns:
  entity: primary ticker, ISO country, coin code or a slug
  entity_name: name that its mentions use most
  kind: company, coin, index, commodity, currency, country, sector and so on
  n_mentions: figures that are about it
  n_articles: articles with such a figure
tests:
  - not_null: [entity, n_mentions, n_articles]
  - unique: [entity]
*/
SELECT
    entity,
    mode(entity_name ORDER BY entity_name) AS entity_name,
    mode(entity_kind ORDER BY entity_kind) AS kind,
    count(*) AS n_mentions,
    count(DISTINCT article_id) AS n_articles
FROM {{ ref('stg_mentions') }}
WHERE entity IS NOT NULL
GROUP BY entity
ORDER BY entity
