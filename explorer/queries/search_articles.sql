-- Articles whose title, publisher or path holds the words.
SELECT article_id, title, publisher, published_at, source_path FROM dim_articles
WHERE contains(lower(title), lower($words)) OR contains(lower(publisher), lower($words))
    OR contains(lower(source_path), lower($words)) OR starts_with(article_id, lower($words))
ORDER BY published_at DESC NULLS LAST, source_path LIMIT 20
