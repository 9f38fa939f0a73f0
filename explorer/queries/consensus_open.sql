-- Estimates of figures that nothing reported meets yet, those with most providers first.
FROM memory.main.expected
WHERE $entity IS NULL OR entity = $entity
ORDER BY n_providers DESC, entity, metric_label, figure_id, value LIMIT $limit
