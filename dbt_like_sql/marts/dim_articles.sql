/*
description: Articles ever read, those that count now and those that are only history.
grain: one article
materialized: table
columns:
  article_id: SHA-256 of the bytes after decompression or unpacking
  title: headline
  publisher: outlet that published it
  author: byline
  published_at: time of publication, null where the page does not say
  published_at_basis: where that time was found, feed, front_matter, meta, json_ld, text, relative or none
  stated: what a feed says of the article, which counts before its own word, as JSON of column and text
  language: ISO 639-1 code
  canonical_url: address that the page names as its own
  media_type: text/plain, text/markdown or text/html
  encoding: Python codec that decodes the bytes
  size_bytes: number of bytes
  cluster_id: smallest article_id of its near-identical articles, itself where there is none
  supersedes_article_id: article that stood at the same path or canonical URL before
  first_seen_at: when the bytes were first read
  source_path: first present path in order, else the first path it ever had
  is_present: whether a source of it stands in the articles folder
  is_current: whether its figures count, present and not superseded
  run_id: run that first read it
tests:
  - not_null: [article_id, media_type, encoding, size_bytes, cluster_id, is_present, is_current]
  - unique: [article_id]
*/
SELECT
    articles.article_id,
    clean.title,
    clean.publisher,
    clean.author,
    clean.published_at,
    coalesce(clean.published_at_basis, 'none') AS published_at_basis,
    clean.stated,
    clean.language,
    clean.canonical_url,
    articles.media_type,
    articles.encoding,
    articles.size_bytes,
    coalesce(clusters.cluster_id, articles.article_id) AS cluster_id,
    versions.supersedes_article_id,
    articles.first_seen_at,
    versions.source_path,
    coalesce(versions.is_present, false) AS is_present,
    coalesce(versions.is_current, false) AS is_current,
    articles.run_id
FROM {{ ref('stg_articles') }} AS articles
LEFT JOIN {{ ref('stg_clean_articles') }} AS clean USING (article_id)
LEFT JOIN {{ ref('article_clusters') }} AS clusters USING (article_id)
LEFT JOIN {{ ref('int_article_versions') }} AS versions USING (article_id)
ORDER BY articles.article_id
