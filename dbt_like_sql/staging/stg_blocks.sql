/*
description: Blocks of clean text, without the text itself.
grain: one block
materialized: table
follows:
  key: article_id
columns:
  block_id: hash of article and ordinal
  article_id: SHA-256 of the article's bytes
  ordinal: position in the article from 0
  kind: heading, paragraph, list_item, table or line
  section: part that the block plays on its page
  line: line of the raw text from 1
  heading_block_id: heading above that governs the block
  copy_of_block_id: first block of the article with the same text
  text_hash: hash of the text
  clean_start: start in code points of the clean text
  n_chars: length of the text in code points
tests:
  - not_null: [block_id, article_id, section]
  - unique: [block_id]
*/
SELECT
    block_id,
    article_id,
    ordinal,
    kind,
    section,
    line,
    heading_block_id,
    copy_of_block_id,
    text_hash,
    clean_start,
    clean_end - clean_start AS n_chars
FROM {{ ref('clean_blocks') }}
ORDER BY article_id, ordinal
