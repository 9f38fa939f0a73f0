/*
description: Every figure in plain words, for people. Start here.
grain: one figure at one place of one article
materialized: view
columns:
  entity_name: whose figure it is, in words
  entity: the same as an id
  metric: what is measured, in words
  aspect: what narrows it
  measure: level, change or percent_change
  comparator: what a change is measured against
  value: value in its unit
  unit: unit in words
  period: what time it is about
  basis: reported, estimate or guidance
  attributed_to: who says so
  quote: the words of the article
  sentence_part: the quote between the words before and after it
  title: headline of the article
  publisher: outlet
  published_at: time of publication
  source_path: file of the article
  line: line of that file
  section: part of the page
  status: of its cell, single, copies, agreed, refined, plural or contested
  rank: preferred, normal or deprecated among the claims of its cell
  is_corrected: whether a person corrected it (figure_mentions tells what); the columns here are as extracted
  mention_id: id for sourceline trace
  figure_id: comparability cell
  article_id: SHA-256 of the article's bytes
*/
SELECT
    coalesce(entities.entity_name, mentions.entity_name) AS entity_name,
    mentions.entity,
    coalesce(metrics.label, mentions.metric) AS metric,
    mentions.aspect,
    mentions.measure,
    mentions.comparator,
    mentions.value,
    coalesce(units.label, mentions.unit) AS unit,
    mentions.period,
    mentions.basis,
    mentions.attributed_to,
    mentions.quote,
    mentions.prefix || '[' || mentions.quote || ']' || mentions.suffix AS sentence_part,
    articles.title,
    articles.publisher,
    articles.published_at,
    mentions.source_path,
    mentions.line,
    mentions.section,
    cells.status,
    ranks.rank,
    ranks.is_corrected,
    mentions.mention_id,
    mentions.figure_id,
    mentions.article_id
FROM {{ ref('fct_mentions') }} AS mentions
LEFT JOIN {{ ref('dim_articles') }} AS articles USING (article_id)
LEFT JOIN {{ ref('dim_entities') }} AS entities ON entities.entity = mentions.entity
LEFT JOIN {{ ref('dim_metrics') }} AS metrics ON metrics.metric = mentions.metric
LEFT JOIN {{ ref('dim_units') }} AS units ON units.unit = mentions.unit
LEFT JOIN {{ ref('fct_figures') }} AS cells ON cells.figure_id = mentions.figure_id
LEFT JOIN {{ ref('figure_mentions') }} AS ranks ON ranks.mention_id = mentions.mention_id
