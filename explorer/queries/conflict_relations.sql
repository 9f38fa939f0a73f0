-- What relations imply, for the conflicts asked for whose mentions hold all operands of a relation that fails.
WITH asked AS (
    SELECT conflict_id, list(mention_id) AS mention_ids FROM conflict_mentions
    WHERE list_contains($conflict_ids, conflict_id) GROUP BY conflict_id
)
SELECT asked.conflict_id, relations.worked, relations.unit, relations.implied_low, relations.implied_high, relations.kind,
    coalesce(units.factor_to_base, 1)::DOUBLE AS scale
FROM asked
JOIN fct_relations AS relations ON relations.verdict = 'fails' AND list_has_all(asked.mention_ids, relations.operand_mention_ids)
LEFT JOIN dim_units AS units ON units.unit = relations.unit
ORDER BY asked.conflict_id, relations.relation_id
