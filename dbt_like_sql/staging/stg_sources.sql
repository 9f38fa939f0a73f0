/*
description: Places where articles stand or stood, each as it was last seen.
grain: one article at one place
materialized: table
columns:
  article_id: SHA-256 of the article's bytes
  source_path: path relative to the articles root
  container_sha256: SHA-256 of the .gz, archive or feed that holds the article
  member: name inside the archive
  line: line of the feed
  stated: what the feed says of the article there, as JSON of column and text, null where it says nothing
  first_seen_at: when the article was first seen at this place
  last_seen_at: when it was last seen there
  present: whether it stood there when the folder was last read
tests:
  - not_null: [article_id, source_path, present]
*/
SELECT
    article_id,
    source_path,
    arg_max(container_sha256, last_seen_at) AS container_sha256,
    member,
    line,
    arg_max_null(stated, last_seen_at) AS stated,
    min(first_seen_at) AS first_seen_at,
    max(last_seen_at) AS last_seen_at,
    arg_max(present, last_seen_at) AS present
FROM {{ ref('seen_sources') }}
GROUP BY article_id, source_path, member, line
ORDER BY article_id, source_path, member, line
