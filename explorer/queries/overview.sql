-- How much there is of each thing, one row.
SELECT
    (SELECT count(*) FROM dim_articles WHERE is_current) AS n_articles,
    (SELECT count(*) FROM dim_articles WHERE NOT is_current) AS n_earlier_articles,
    (SELECT count(*) FROM fct_mentions) AS n_mentions,
    (SELECT count(*) FROM fct_figures) AS n_figures,
    (SELECT count(*) FROM dim_entities) AS n_entities,
    (SELECT count(*) FROM fct_conflicts) AS n_conflicts,
    (SELECT count(*) FROM issues) AS n_issues,
    (SELECT coalesce(sum("count"), 0) FROM fct_residual_numbers) AS n_residuals,
    meta.*
FROM meta
