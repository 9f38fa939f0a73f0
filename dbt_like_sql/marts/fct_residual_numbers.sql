/*
description: Runs of digits that are no figure, with the reason; together with fct_mentions they cover every digit of an article.
grain: one run of digits, or one hidden range with the count of runs inside
materialized: table
follows:
  key: article_id
columns:
  article_id: SHA-256 of the article's bytes
  byte_start: first byte in the raw file
  byte_end: byte after the last
  quote: the digits as written, null for a hidden range
  reason: why they are no figure, date, period label, name, page furniture, markup and so on
  count: runs of digits that the row stands for
  section: part of the page, null for a hidden range
tests:
  - not_null: [article_id, byte_start, byte_end, reason, count]
  - relationships: {column: article_id, to: dim_articles.article_id}
  - expression: {name: residual_has_bytes, sql: byte_start < byte_end}
*/
SELECT DISTINCT
    residuals.article_id,
    residuals.byte_start,
    residuals.byte_end,
    residuals.quote,
    residuals.reason,
    residuals.count,
    residuals.section
FROM {{ ref('residual_numbers') }} AS residuals
JOIN {{ ref('int_article_versions') }} AS versions USING (article_id)
WHERE versions.is_current
ORDER BY residuals.article_id, residuals.byte_start, residuals.byte_end, residuals.reason
