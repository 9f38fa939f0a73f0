-- An entity by its id, or by the hash that stands for an id no address takes.
FROM dim_entities WHERE entity = $asked OR '~' || left(sha256(entity), 16) = $asked
