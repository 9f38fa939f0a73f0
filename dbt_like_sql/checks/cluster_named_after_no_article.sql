/*
description: An article whose cluster is named after an article that is not there.
severity: error
*/
SELECT articles.article_id, articles.cluster_id
FROM {{ ref('dim_articles') }} AS articles
ANTI JOIN {{ ref('dim_articles') }} AS firsts ON firsts.article_id = articles.cluster_id
