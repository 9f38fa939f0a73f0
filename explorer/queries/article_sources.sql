-- Where an article stands or stood.
FROM article_sources WHERE article_id = $article_id ORDER BY present DESC, source_path LIMIT 20
