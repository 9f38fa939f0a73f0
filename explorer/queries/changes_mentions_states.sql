-- All that was ever known of the mentions asked for, oldest first.
SELECT *, mention_id AS id FROM fct_mentions_history WHERE list_contains($ids, mention_id) ORDER BY id, version
