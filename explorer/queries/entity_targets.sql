-- Price targets of an entity, the newest first.
FROM memory.main.targets WHERE entity = $entity
ORDER BY published_at DESC NULLS LAST, value DESC, mention_id LIMIT 60
