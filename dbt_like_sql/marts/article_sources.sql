/*
description: Where each article stands or stood. An article at two places has two rows.
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
  - relationships: {column: article_id, to: dim_articles.article_id}
*/
SELECT article_id, source_path, container_sha256, member, line, stated, first_seen_at, last_seen_at, present
FROM {{ ref('stg_sources') }}
ORDER BY source_path, member, line, article_id
