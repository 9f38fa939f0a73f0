/*
description: >-
  What was known of each mention, from which run to which, and why that changed. The last row of a mention holds now, unless it
  says that the mention went.
grain: one mention from one change to the next
materialized: table
follows:
  key: mention_id
columns:
  mention_id: hash of article, bytes, value and unit
  version: number of the change of this mention, from 1
  change: what began it; added, changed, removed, superseded or returned
  reason: >-
    why; new article, removed file, returned file, superseded (by a newer version of the article), newer version removed, corrected,
    new code version (of rules or words) or other claims (those that it is compared with changed)
  changed_columns: columns that differ from the version before; empty where it is new or gone
  is_known: whether the mention stands; false from when it was removed or superseded
  valid_from_run: run that changed it to this
  valid_to_run: run that changed it to something else; null where this holds now
  valid_from_at: when that first run published it
  valid_to_at: when that other run did; null where this holds now
  article_id: SHA-256 of the article's bytes
  source_path: first present path of the article in order
  section: part of the page where the figure stands
  line: line of the raw text from 1
  byte_start: first byte of the quote in the raw file
  byte_end: byte after the quote's last
  quote: the number with its sign, currency, scale and unit as written
  rule: rule that read the quantity
  code_version: version of the extraction rules
  vocabulary_hash: hash of the reference tables
  value: value scaled out to the unit and signed
  value_low: lower end of the interval that the wording means
  value_high: upper end of that interval
  bound: how the words limit the magnitude, = ~ > < range_low range_high
  qualifier: the limiting word, normalised
  unit: unit as claimed
  metric: what is measured
  aspect: what narrows the metric (segment, region, product, site), null for the whole
  entity: whose figure it is, as ticker, ISO country, coin code or slug
  entity_name: the words that name the entity
  measure: level, change or percent_change
  comparator: what a change is measured against
  basis: reported, estimate or guidance
  accounting: gaap or adjusted, null where neither is said
  vintage: current, or prior for a superseded value
  attributed_to: who says so, where the text names them
  period: what time the figure is about
  period_start: first day of that time
  period_end: last day of that time
  period_from: stated, context or default
  figure_id: comparability cell that the claim belongs to
  correction: what was corrected, by whom and why, as a sentence; null for nothing
tests:
  - not_null: [mention_id, version, change, reason, is_known, valid_from_run, valid_from_at]
  - unique: [mention_id, version]
  - accepted_values: {column: change, values: [added, changed, removed, superseded, returned]}
*/
SELECT
    mention_id,
    row_number() OVER same AS version,
    change,
    reason,
    changed_columns,
    change NOT IN ('removed', 'superseded') AS is_known,
    run_id AS valid_from_run,
    lead(run_id) OVER same AS valid_to_run,
    changed_at AS valid_from_at,
    lead(changed_at) OVER same AS valid_to_at,
    article_id,
    source_path,
    section,
    line,
    byte_start,
    byte_end,
    quote,
    rule,
    code_version,
    vocabulary_hash,
    value,
    value_low,
    value_high,
    bound,
    qualifier,
    unit,
    metric,
    aspect,
    entity,
    entity_name,
    measure,
    comparator,
    basis,
    accounting,
    vintage,
    attributed_to,
    period,
    period_start,
    period_end,
    period_from,
    figure_id,
    correction
FROM {{ ref('mention_changes') }}
WINDOW same AS (PARTITION BY mention_id ORDER BY run_number)
ORDER BY mention_id, version
