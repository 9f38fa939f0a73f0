/*
description: The text of each article as it was read, block by block, with the part that each block plays on its page.
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
  byte_start: first byte in the raw file
  byte_end: byte after the last
  line: line of the raw text from 1
  char_start: first code point in the raw text
  edits: >-
    what cleaning replaced in the block; code points of the raw text from char_start to char_end became these words, everything else
    stayed
  clean_start: start in code points of the clean text
  copy_of_block_id: first block of the article with the same text
  text: its clean text
tests:
  - not_null: [block_id, article_id, section, byte_start, byte_end, clean_start, text]
  - unique: [block_id]
  - relationships: {column: article_id, to: dim_articles.article_id}
*/
WITH edited AS (
    SELECT
        article_id,
        unnest(edit_starts) AS char_start,
        unnest(edit_ends) AS char_end,
        unnest(edit_texts) AS words
    FROM {{ ref('clean_articles') }}
    WHERE len(edit_starts) > 0
),
placed AS (
    SELECT *, char_start + coalesce(sum(len(words) - (char_end - char_start)) OVER before, 0)::BIGINT AS clean_at
    FROM edited
    WINDOW before AS (
        PARTITION BY article_id ORDER BY char_start, char_end ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
of_blocks AS (
    SELECT
        blocks.block_id,
        list(
            struct_pack(char_start := placed.char_start, char_end := placed.char_end, words := placed.words)
            ORDER BY placed.char_start, placed.char_end
        ) AS edits
    FROM placed
    ASOF JOIN {{ ref('clean_blocks') }} AS blocks
        ON blocks.article_id = placed.article_id AND blocks.clean_start <= placed.clean_at
    -- A deletion before the first character, or after the last, lies outside the block.
    WHERE placed.clean_at < blocks.clean_end AND (placed.words <> '' OR placed.clean_at > blocks.clean_start)
    GROUP BY blocks.block_id
)
SELECT
    blocks.block_id,
    blocks.article_id,
    blocks.ordinal,
    blocks.kind,
    blocks.section,
    blocks.byte_start,
    blocks.byte_end,
    blocks.line,
    blocks.char_start,
    coalesce(of_blocks.edits, []) AS edits,
    blocks.clean_start,
    blocks.copy_of_block_id,
    blocks.text
FROM {{ ref('clean_blocks') }} AS blocks
LEFT JOIN of_blocks USING (block_id)
ORDER BY blocks.article_id, blocks.ordinal
