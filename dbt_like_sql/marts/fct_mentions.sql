/*
description: Figures where they stand. Each is proved by its bytes, and cites the words that decided what it means.
grain: one figure at one place of one article
materialized: table
follows:
  key: mention_id
  touched:
    int_article_versions: SELECT mention_id FROM changed JOIN {{ ref('mentions') }} USING (article_id)
columns:
  mention_id: hash of article, bytes, value and unit
  article_id: SHA-256 of the article's bytes
  source_path: first present path of the article in order
  section: part of the page where the figure stands
  byte_start: first byte of the quote in the raw file
  byte_end: byte after the quote's last
  char_start: start in code points of the raw text
  char_end: end in code points of the raw text
  line: line of the raw text from 1
  quote: the number with its sign, currency, scale and unit as written
  prefix: up to 32 characters of clean text before it
  suffix: up to 32 characters of clean text after it
  value: value scaled out to the unit and signed
  decimals: power of ten of the last digit shown, negated (XBRL)
  value_low: lower end of the interval that the wording means
  value_high: upper end of that interval
  bound: how the words limit the magnitude, = ~ > < range_low range_high
  qualifier: the limiting word, normalised
  range_id: shared by the two ends of a range
  unit: unit as claimed
  base_value: value in the base unit
  base_unit: unit that figures of the dimension are compared in
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
  evidence: the words that decided each field, with their bytes, or the context that did
  block_id: block that holds the figure
  copy_of_mention_id: same figure in the first copy of the block
  rule: rule that read the quantity
  figure_id: comparability cell that the claim belongs to
  run_id: run that first derived the row
  code_version: version of the extraction rules
  vocabulary_hash: hash of the reference tables
  entity_kind: company, coin, index, commodity, currency, country, sector and so on
  low_closed: whether value_low belongs to the interval
  high_closed: whether value_high belongs to the interval
  outer_low: lower outer limit of what the wording allows; null is minus infinity
  outer_high: upper outer limit of what the wording allows; null is infinity
  clean_start: start in code points of the clean text
  clean_end: end in code points of the clean text
tests:
  - not_null: [mention_id, article_id, source_path, byte_start, byte_end, quote, value, figure_id, run_id, code_version]
  - unique: [mention_id]
  - relationships: {column: article_id, to: dim_articles.article_id}
  - relationships: {column: metric, to: dim_metrics.metric}
  - relationships: {column: entity, to: dim_entities.entity}
*/
SELECT
    mentions.mention_id,
    mentions.article_id,
    versions.source_path,
    mentions.section,
    mentions.byte_start,
    mentions.byte_end,
    mentions.char_start,
    mentions.char_end,
    mentions.line,
    mentions.quote,
    mentions.prefix,
    mentions.suffix,
    mentions.value,
    mentions.decimals,
    mentions.value_low,
    mentions.value_high,
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
    mentions.block_id,
    mentions.copy_of_mention_id,
    mentions.rule,
    cells.figure_id,
    mentions.run_id,
    mentions.code_version,
    mentions.vocabulary_hash,
    mentions.entity_kind,
    mentions.low_closed,
    mentions.high_closed,
    mentions.outer_low,
    mentions.outer_high,
    mentions.clean_start,
    mentions.clean_end
FROM {{ ref('stg_mentions') }} AS mentions
JOIN {{ ref('int_article_versions') }} AS versions USING (article_id)
LEFT JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
ORDER BY mentions.article_id, mentions.byte_start, mentions.byte_end
