-- The figures of an article in order, with the kind that they are shown as.
SELECT mentions.*, coalesce(metrics.label, mentions.metric) AS metric_label, said.rank, said.relation, said.reason, figures.status,
    CASE
        WHEN mentions.measure <> 'level' THEN 'change'
        WHEN units.dimension IN ('monetary', 'crypto') THEN 'money'
        WHEN units.dimension = 'ratio' THEN 'share'
        WHEN contains(mentions.unit, '/') AND mentions.unit NOT IN ('J/TH', 'EH/s', 'PH/s', 'TH/s') THEN 'price'
        ELSE 'quantity'
    END AS kind
FROM fct_mentions AS mentions
LEFT JOIN dim_metrics AS metrics USING (metric)
LEFT JOIN dim_units AS units ON units.unit = mentions.unit
LEFT JOIN figure_mentions AS said ON said.mention_id = mentions.mention_id
LEFT JOIN fct_figures AS figures ON figures.figure_id = mentions.figure_id
WHERE mentions.article_id = $article_id
ORDER BY mentions.byte_start, mentions.byte_end
