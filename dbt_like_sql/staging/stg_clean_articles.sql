/*
description: What cleaning learned about each article, without its text.
grain: one article
materialized: table
follows:
  key: article_id
columns:
  article_id: SHA-256 of the article's bytes
  title: headline
  publisher: outlet that published it
  author: byline
  language: ISO 639-1 code
  canonical_url: address that the page names as its own
  published_at: time of publication
  published_at_basis: where that time was found
  stated: what a feed says of the article, as JSON of column and text
  run_id: run that first cleaned it
  code_version: version of the cleaning rules
tests:
  - not_null: [article_id, published_at_basis]
  - unique: [article_id]
*/
SELECT
    article_id,
    title,
    publisher,
    author,
    language,
    canonical_url,
    published_at,
    published_at_basis,
    stated,
    run_id,
    code_version
FROM {{ ref('clean_articles') }}
ORDER BY article_id
