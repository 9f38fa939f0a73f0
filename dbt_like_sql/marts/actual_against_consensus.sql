/*
description: What was reported against what each provider expected of the same period, and the surprise.
grain: one reported figure and one provider of an estimate of it
materialized: view
columns:
  entity: whose figure it is
  metric: what is measured
  aspect: what narrows it
  accounting: gaap or adjusted
  period: what time it is about
  actual: reported value
  provider: who expected
  estimate: value that the provider expected
  surprise: actual less estimate
  surprise_pct: surprise in percent of the size of the estimate
  unit: unit of actual, estimate and surprise
  actual_mention_id: mention of the reported value
  estimate_mention_id: mention of the estimate
  figure_id: comparability cell of the reported value
*/
SELECT
    actuals.entity,
    actuals.metric,
    actuals.aspect,
    actuals.accounting,
    actuals.period,
    actuals.value AS actual,
    estimates.provider,
    estimates.value AS estimate,
    actuals.value - estimates.value AS surprise,
    CAST(round(100 * (actuals.value - estimates.value) / nullif(abs(estimates.value), 0), 2) AS DECIMAL(18, 2)) AS surprise_pct,
    actuals.unit,
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
WHERE actuals.basis = 'reported' AND actuals.measure = 'level' AND actuals.value IS NOT NULL AND actuals.metric <> 'other'
ORDER BY actuals.entity, actuals.metric, actuals.period, estimates.provider
