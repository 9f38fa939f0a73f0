-- Entities with most figures first.
SELECT entity, entity_name, kind, country, exchange, n_mentions, n_articles,
    (SELECT count(*) FROM dim_entities) AS n_all
FROM dim_entities
ORDER BY n_mentions DESC, entity LIMIT $limit OFFSET $offset
