-- Articles, the newest first, with what each gave.
SELECT articles.article_id, articles.title, articles.publisher, articles.author, articles.published_at, articles.source_path,
    articles.size_bytes, articles.is_current, coalesce(given.n_mentions, 0) AS n_mentions,
    (SELECT count(*) FROM dim_articles) AS n_all
FROM (
    FROM dim_articles ORDER BY published_at DESC NULLS LAST, source_path, article_id LIMIT $limit OFFSET $offset
) AS articles
LEFT JOIN (SELECT article_id, count(*) AS n_mentions FROM fct_mentions GROUP BY article_id) AS given USING (article_id)
ORDER BY articles.published_at DESC NULLS LAST, articles.source_path, articles.article_id
