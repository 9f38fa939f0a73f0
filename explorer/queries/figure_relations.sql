-- The relations that a figure's mentions are part of.
WITH own AS (SELECT mention_id FROM figure_mentions WHERE figure_id = $figure_id)
SELECT relations.relation_id, relations.kind, relations.formula, relations.worked, relations.verdict, relations.target_words,
    relations.target_mention_id, relations.operand_mention_ids, relations.operands_from, relations.n_texts,
    targets.figure_id AS target_figure_id
FROM fct_relations AS relations
LEFT JOIN fct_mentions AS targets ON targets.mention_id = relations.target_mention_id
WHERE relations.target_mention_id IN (FROM own)
    OR list_has_any(relations.operand_mention_ids, (SELECT list(mention_id) FROM own))
ORDER BY relations.verdict, relations.kind, relations.relation_id LIMIT 60
