-- The mentions on the sides of the conflicts asked for, each with its interval and its place.
SELECT sides.conflict_id, sides.side, sides.words, mentions.*, articles.title, articles.publisher, articles.published_at,
    CASE WHEN mentions.value <> 0 THEN (mentions.base_value::DOUBLE / mentions.value::DOUBLE) ELSE 1 END AS scale
FROM conflict_mentions AS sides
JOIN fct_mentions AS mentions USING (mention_id)
JOIN dim_articles AS articles USING (article_id)
WHERE list_contains($conflict_ids, sides.conflict_id)
ORDER BY sides.conflict_id, sides.side, mentions.source_path, mentions.byte_start
