/*
description: >-
  What was known of each figure, from which run to which, and why that changed. The last row of a figure holds now, unless it
  says that the figure went.
grain: one figure from one change to the next
materialized: table
follows:
  key: figure_id
columns:
  figure_id: hash of the cell's parts
  version: number of the change of this figure, from 1
  change: what began it; added, changed, removed or returned
  reason: >-
    why; new article, removed file, returned file, superseded (by a newer version of the article), newer version removed, corrected,
    new code version (of rules or words) or other claims (those that it is compared with changed); of several all
  changed_columns: columns that differ from the version before; empty where it is new or gone
  is_known: whether the figure stands; false from when it was removed
  valid_from_run: run that changed it to this
  valid_to_run: run that changed it to something else; null where this holds now
  valid_from_at: when that first run published it
  valid_to_at: when that other run did; null where this holds now
  entity: whose figure it is, as ticker, ISO country, coin code or slug
  metric: what is measured
  aspect: what narrows the metric
  measure: level, change or percent_change
  comparator: what a change is measured against
  basis: reported, estimate or guidance
  accounting: gaap or adjusted
  entity_name: the words that name the entity, as the preferred mention has them
  period: what time it is about; null where no text says
  period_start: first day of that time
  period_end: last day of that time
  value: the preferred mention's value, verbatim; null where the figure is plural or a range
  value_low: lower end of the preferred claim, or the smallest of plural values
  value_high: upper end of the preferred claim, or the largest of plural values
  unit: unit of value, value_low and value_high
  status: >-
    single (one mention), copies (one source, the same claim), agreed (claims that all hold), refined (a precise claim inside wider ones), plural (estimates or plans that differ) or contested (reported claims that cannot all hold)
  preferred_mention_id: the mention that value is copied from; null where the figure is plural
  n_mentions: mentions of the figure
  n_articles: articles that hold them
  n_independent: independent sources of current claims; copied articles and blocks count once
  n_providers: named people and houses, and unnamed sources, behind current claims
tests:
  - not_null: [figure_id, version, change, reason, is_known, valid_from_run, valid_from_at]
  - unique: [figure_id, version]
  - accepted_values: {column: change, values: [added, changed, removed, returned]}
*/
SELECT
    figure_id,
    row_number() OVER same AS version,
    change,
    reason,
    changed_columns,
    change NOT IN ('removed', 'superseded') AS is_known,
    run_id AS valid_from_run,
    lead(run_id) OVER same AS valid_to_run,
    changed_at AS valid_from_at,
    lead(changed_at) OVER same AS valid_to_at,
    entity,
    metric,
    aspect,
    measure,
    comparator,
    basis,
    accounting,
    entity_name,
    period,
    period_start,
    period_end,
    value,
    value_low,
    value_high,
    unit,
    status,
    preferred_mention_id,
    n_mentions,
    n_articles,
    n_independent,
    n_providers
FROM {{ ref('figure_changes') }}
WINDOW same AS (PARTITION BY figure_id ORDER BY run_number)
ORDER BY figure_id, version
