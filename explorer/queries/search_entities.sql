-- Entities whose id or name holds the words.
SELECT entity, entity_name, kind, n_mentions FROM dim_entities
WHERE contains(lower(entity_name), lower($words)) OR contains(lower(entity), lower($words))
ORDER BY lower(entity) = lower($words) DESC, n_mentions DESC LIMIT 20
