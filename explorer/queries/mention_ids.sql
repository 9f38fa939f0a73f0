-- A few mentions, to begin a proof with.
SELECT mention_id, quote, entity_name FROM fct_mentions ORDER BY article_id, byte_start LIMIT 5
