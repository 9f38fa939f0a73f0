-- The conflicts that a figure, or one of its mentions, is part of.
SELECT DISTINCT conflicts.conflict_id, conflicts.kind, conflicts.severity, conflicts.explanation
FROM fct_conflicts AS conflicts
WHERE conflicts.figure_id = $figure_id OR conflicts.conflict_id IN (
    SELECT conflict_id FROM conflict_mentions WHERE mention_id IN (
        SELECT mention_id FROM figure_mentions WHERE figure_id = $figure_id))
ORDER BY conflicts.conflict_id LIMIT 20
