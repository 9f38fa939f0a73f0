/*
description: The vocabulary of what is measured.
grain: one metric
materialized: table
columns:
  metric: id of the metric
  label: name for a person
  category: family of metrics
  unit_kind: dimension that its values have
  period_type: instant or duration, as in XBRL
  xbrl_tag: us-gaap element where one fits
  synonyms: words that name it, separated by semicolons
tests:
  - not_null: [metric, label, category]
  - unique: [metric]
*/
SELECT metric, label, category, unit_kind, period_type, xbrl_tag, synonyms
FROM {{ ref('reference_metrics') }}
ORDER BY metric
