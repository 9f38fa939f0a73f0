-- An article.
FROM dim_articles WHERE article_id = $article_id
