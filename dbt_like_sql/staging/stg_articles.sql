/*
description: Raw articles, once each.
grain: one article
materialized: table
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
-- An article may stand in two shards where two runs met: the first reading counts.
SELECT
    article_id,
    arg_min(media_type, first_seen_at) AS media_type,
    arg_min(encoding, first_seen_at) AS encoding,
    arg_min(size_bytes, first_seen_at) AS size_bytes,
    min(first_seen_at) AS first_seen_at,
    arg_min(run_id, first_seen_at) AS run_id
FROM {{ ref('raw_articles') }}
GROUP BY article_id
ORDER BY article_id
