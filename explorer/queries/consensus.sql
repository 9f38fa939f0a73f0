-- Reported figures against what each provider expected, the newest periods first.
FROM memory.main.compared
WHERE $entity IS NULL OR entity = $entity
ORDER BY period DESC, entity, metric_label, figure_id, estimate LIMIT $limit
