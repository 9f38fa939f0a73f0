/*
description: The text of each article as it was read, block by block, with the part that each block plays on its page.
grain: one block
materialized: table
columns:
  block_id: hash of article and ordinal
  article_id: SHA-256 of the article's bytes
  ordinal: position in the article from 0
  kind: heading, paragraph, list_item, table or line
  section: part that the block plays on its page
  byte_start: first byte in the raw file
  byte_end: byte after the last
  line: line of the raw text from 1
  clean_start: start in code points of the clean text
  copy_of_block_id: first block of the article with the same text
  text: its clean text
tests:
  - not_null: [block_id, article_id, section, byte_start, byte_end, clean_start, text]
  - unique: [block_id]
  - relationships: {column: article_id, to: dim_articles.article_id}
*/
SELECT block_id, article_id, ordinal, kind, section, byte_start, byte_end, line, clean_start, copy_of_block_id, text
FROM {{ ref('clean_blocks') }}
ORDER BY article_id, ordinal
