/*
description: >-
  What was reported against what each provider expected of the same period, and the surprise: the difference of the two values,
  at the precision of both. A surprise that a text states itself is a row of fct_relations.
grain: one reported figure and one provider of an estimate of it
materialized: view
columns:
  entity_name: whose figure it is, in words
  metric_name: what is measured, in words
  aspect: what narrows it
  accounting: gaap or adjusted
  period: what time it is about
  actual_shown: the reported value as a person reads it
  provider: who expected
  estimate_shown: the estimate as a person reads it
  surprise_pct: surprise in percent of the size of the estimate
  median_value: median of the estimate's providers; null where their units differ
  n_providers: providers of the estimate
  actual: reported value
  estimate: value that the provider expected
  surprise: actual less estimate
  unit: unit of actual, estimate and surprise
  entity: whose figure it is, as an id
  metric: what is measured, as an id
  actual_mention_id: mention of the reported value
  estimate_mention_id: mention of the estimate
  figure_id: comparability cell of the reported value
*/
SELECT
    entities.entity_name,
    regexp_replace(coalesce(metrics.label, actuals.metric), ' \(.*\)', '') AS metric_name,
    actuals.aspect,
    actuals.accounting,
    actuals.period,
    actuals.shown AS actual_shown,
    estimates.provider,
    coalesce(said.shown, estimates.value::VARCHAR) AS estimate_shown,
    CAST(round(100 * (actuals.value - estimates.value) / nullif(abs(estimates.value), 0), 2) AS DECIMAL(18, 2)) AS surprise_pct,
    estimates.median_value,
    estimates.n_providers,
    actuals.value AS actual,
    estimates.value AS estimate,
    actuals.value - estimates.value AS surprise,
    actuals.unit,
    actuals.entity,
    actuals.metric,
    actuals.preferred_mention_id AS actual_mention_id,
    estimates.mention_id AS estimate_mention_id,
    actuals.figure_id
FROM {{ ref('fct_figures') }} AS actuals
JOIN {{ ref('consensus') }} AS estimates
    ON estimates.entity = actuals.entity
    AND estimates.metric = actuals.metric
    AND estimates.measure = actuals.measure
    AND estimates.unit = actuals.unit
    AND estimates.period = actuals.period
    AND estimates.aspect IS NOT DISTINCT FROM actuals.aspect
    AND estimates.accounting IS NOT DISTINCT FROM actuals.accounting
LEFT JOIN {{ ref('figure_mentions') }} AS said ON said.mention_id = estimates.mention_id
LEFT JOIN {{ ref('dim_entities') }} AS entities ON entities.entity = actuals.entity
LEFT JOIN {{ ref('dim_metrics') }} AS metrics ON metrics.metric = actuals.metric
WHERE actuals.basis = 'reported' AND actuals.measure = 'level' AND actuals.value IS NOT NULL AND actuals.metric <> 'other'
ORDER BY entities.entity_name, metric_name, actuals.period, actuals.figure_id, estimates.value, estimates.provider
