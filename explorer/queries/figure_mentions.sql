-- What each mention says about a figure, the preferred first, with the block of text that it stands in. scale makes base units.
SELECT mentions.*, said.provider, said.rank, said.relation, said.reason, said.is_corrected, articles.title, articles.publisher, articles.published_at,
    blocks.text AS block_text, blocks.clean_start AS block_start,
    CASE WHEN mentions.value <> 0 THEN (mentions.base_value::DOUBLE / mentions.value::DOUBLE) ELSE 1 END AS scale
FROM figure_mentions AS said
JOIN fct_mentions AS mentions USING (mention_id)
JOIN dim_articles AS articles USING (article_id)
LEFT JOIN article_blocks AS blocks ON blocks.block_id = mentions.block_id AND blocks.article_id = mentions.article_id
WHERE said.figure_id = $figure_id
ORDER BY CASE said.rank WHEN 'preferred' THEN 1 WHEN 'normal' THEN 2 ELSE 3 END, mentions.copy_of_mention_id IS NOT NULL,
    articles.published_at NULLS LAST, mentions.source_path, mentions.byte_start
LIMIT $limit
