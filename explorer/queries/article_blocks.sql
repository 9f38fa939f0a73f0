-- The blocks of an article in order.
FROM article_blocks WHERE article_id = $article_id ORDER BY ordinal
