/*
description: Raw articles, once each.
grain: one article
materialized: table
follows:
  key: article_id
columns:
  article_id: SHA-256 of the bytes after decompression or unpacking
  media_type: text/plain, text/markdown or text/html
  encoding: Python codec that decodes the bytes
  size_bytes: number of bytes
  first_seen_at: when the bytes were first read
  run_id: run that first read them
tests:
  - not_null: [article_id, media_type, encoding, size_bytes]
  - unique: [article_id]
*/
SELECT article_id, media_type, encoding, size_bytes, first_seen_at, run_id
FROM {{ ref('raw_articles') }}
ORDER BY article_id
