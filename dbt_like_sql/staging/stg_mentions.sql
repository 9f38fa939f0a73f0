/*
description: Mentions of the articles that count now, as the extractor wrote them.
grain: one figure at one place of one article
materialized: view
follows:
  key: mention_id
  touched:
    int_article_versions: SELECT mention_id FROM changed JOIN {{ ref('mentions') }} USING (article_id)
columns:
  mention_id: hash of article, bytes, value and unit
  article_id: SHA-256 of the article's bytes
  section: part of the page where the figure stands
  block_id: block that holds the figure
  byte_start: first byte of the quote in the raw file
  byte_end: byte after the quote's last
  char_start: start in code points of the raw text
  char_end: end in code points of the raw text
  clean_start: start in code points of the clean text
  clean_end: end in code points of the clean text
  line: line of the raw text from 1
  quote: the number with its sign, currency, scale and unit as written
  prefix: up to 32 characters of clean text before it
  suffix: up to 32 characters of clean text after it
  value: value scaled out to the unit and signed
  decimals: power of ten of the last digit shown, negated (XBRL)
  value_low: lower end of the interval that the wording means
  value_high: upper end of that interval
  low_closed: whether value_low belongs to the interval
  high_closed: whether value_high belongs to the interval
  outer_low: lower outer limit; null is minus infinity
  outer_high: upper outer limit; null is infinity
  bound: how the words limit the magnitude, = ~ > < range_low range_high
  qualifier: the limiting word, normalised
  range_id: shared by the two ends of a range
  unit: unit as claimed
  base_value: value in the base unit
  base_unit: unit that figures of the dimension are compared in
  metric: what is measured
  aspect: what narrows the metric, normalised words
  entity: whose figure it is, as ticker, ISO country, coin code or slug
  entity_name: the words that name the entity
  entity_kind: company, coin, index, commodity, currency, country, sector and so on
  measure: level, change or percent_change
  comparator: what a change is measured against
  basis: reported, estimate or guidance
  accounting: gaap or adjusted
  vintage: current, or prior for a superseded value
  attributed_to: who says so, where the text names them
  period: what time the figure is about
  period_start: first day of that time
  period_end: last day of that time
  period_from: stated, context or default
  evidence: the words that decided each field
  copy_of_mention_id: same figure in the first copy of the block
  rule: rule that read the quantity
  run_id: run that first derived the row
  code_version: version of the extraction rules
  vocabulary_hash: hash of the reference tables
tests:
  - not_null: [mention_id, article_id, section, block_id, byte_start, byte_end, quote, value, unit, metric, measure, basis]
  - unique: [mention_id]
  - accepted_values: {column: measure, values: [level, change, percent_change]}
  - accepted_values: {column: basis, values: [reported, estimate, guidance]}
  - accepted_values: {column: bound, values: ["=", "~", ">", "<", range_low, range_high]}
  - expression: {name: quote_has_bytes, sql: byte_start < byte_end}
  - expression: {name: interval_is_ordered, sql: value_low <= value_high}
*/
SELECT
    mentions.mention_id,
    mentions.article_id,
    mentions.section,
    mentions.block_id,
    mentions.byte_start,
    mentions.byte_end,
    mentions.char_start,
    mentions.char_end,
    mentions.clean_start,
    mentions.clean_end,
    mentions.line,
    mentions.quote,
    mentions.prefix,
    mentions.suffix,
    mentions.value,
    mentions.decimals,
    mentions.value_low,
    mentions.value_high,
    mentions.low_closed,
    mentions.high_closed,
    mentions.outer_low,
    mentions.outer_high,
    mentions.bound,
    mentions.qualifier,
    mentions.range_id,
    mentions.unit,
    mentions.base_value,
    mentions.base_unit,
    mentions.metric,
    mentions.aspect,
    mentions.entity,
    mentions.entity_name,
    mentions.entity_kind,
    mentions.measure,
    mentions.comparator,
    mentions.basis,
    mentions.accounting,
    mentions.vintage,
    mentions.attributed_to,
    mentions.period,
    mentions.period_start,
    mentions.period_end,
    mentions.period_from,
    mentions.evidence,
    mentions.copy_of_mention_id,
    mentions.rule,
    mentions.run_id,
    mentions.code_version,
    mentions.vocabulary_hash
FROM {{ ref('mentions') }} AS mentions
SEMI JOIN (SELECT article_id FROM {{ ref('int_article_versions') }} WHERE is_current) AS versions USING (article_id)
