-- What people corrected in a figure's mentions, line by line.
SELECT corrections.* FROM corrections
WHERE mention_id IN (SELECT mention_id FROM figure_mentions WHERE figure_id = $figure_id)
ORDER BY line
