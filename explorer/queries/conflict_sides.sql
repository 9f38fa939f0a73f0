-- The mentions on the sides of the conflicts asked for, each with its interval and its place.
SELECT sides.conflict_id, sides.side, mentions.mention_id, mentions.article_id, mentions.source_path, mentions.prefix, mentions.quote,
    mentions.suffix, mentions.qualifier, mentions.unit, mentions.base_unit, mentions.value_low, mentions.value_high, mentions.outer_low,
    mentions.outer_high, articles.title, articles.publisher, articles.published_at,
    CASE WHEN mentions.value <> 0 THEN (mentions.base_value::DOUBLE / mentions.value::DOUBLE) ELSE 1 END AS scale
FROM conflict_mentions AS sides
JOIN fct_mentions AS mentions USING (mention_id)
JOIN dim_articles AS articles USING (article_id)
WHERE list_contains($conflict_ids, sides.conflict_id)
ORDER BY sides.conflict_id, sides.side, mentions.source_path, mentions.byte_start
