-- Arithmetic that ties reported figures to estimates: surprises, with what each implies and whether it closes.
SELECT relations.*, targets.article_id AS target_article_id, targets.figure_id AS target_figure_id,
    operands.article_id AS operand_article_id
FROM fct_relations AS relations
LEFT JOIN fct_mentions AS targets ON targets.mention_id = relations.target_mention_id
LEFT JOIN fct_mentions AS operands ON operands.mention_id = relations.operand_mention_ids[1]
WHERE relations.kind = 'surprise' AND ($entity IS NULL OR relations.entity = $entity)
ORDER BY CASE relations.verdict WHEN 'fails' THEN 1 WHEN 'holds' THEN 2 ELSE 3 END, relations.relation_id LIMIT $limit
