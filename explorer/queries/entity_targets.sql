-- Price targets of an entity with the place of each.
SELECT targets.*, mentions.article_id, mentions.figure_id
FROM price_targets AS targets JOIN fct_mentions AS mentions USING (mention_id)
WHERE targets.entity = $entity
ORDER BY targets.published_at DESC NULLS LAST, targets.value DESC LIMIT 60
