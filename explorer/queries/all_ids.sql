-- What a folder of files has a page for.
SELECT 'figure' AS kind, figure_id AS id FROM fct_figures
UNION ALL SELECT 'article', article_id FROM dim_articles
UNION ALL SELECT 'entity', entity FROM dim_entities
ORDER BY kind, id
