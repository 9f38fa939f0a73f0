-- Price targets with the place and the figure of each.
SELECT targets.*, mentions.article_id, mentions.figure_id
FROM price_targets AS targets JOIN fct_mentions AS mentions USING (mention_id)
ORDER BY targets.entity
