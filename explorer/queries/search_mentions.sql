-- Figures whose own words hold the words, or whose id begins with them.
SELECT mentions.mention_id, mentions.figure_id, mentions.article_id, mentions.quote, mentions.prefix, mentions.suffix, mentions.entity_name,
    coalesce(metrics.label, mentions.metric) AS metric_label
FROM fct_mentions AS mentions LEFT JOIN dim_metrics AS metrics USING (metric)
WHERE contains(lower(mentions.quote), lower($words)) OR mentions.mention_id = $words OR mentions.figure_id = $words
LIMIT 20
