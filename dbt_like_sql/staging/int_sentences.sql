/*
description: Where the sentences of a text begin, for every text that holds several mentions.
grain: one sentence of one text, however often the text stands
materialized: table
follows:
  key: text_hash
  touched:
    mentions: SELECT text_hash FROM changed JOIN {{ ref('clean_blocks') }} USING (block_id)
    int_article_versions: SELECT text_hash FROM changed JOIN {{ ref('clean_blocks') }} USING (article_id)
columns:
  text_hash: hash of the text
  sentence_no: number of the sentence from 1
  starts_at: code points before the sentence in its block
  sentence: its words
tests:
  - not_null: [text_hash, sentence_no, starts_at]
  - unique: [text_hash, sentence_no]
*/
WITH crowded AS (
    SELECT block_id FROM {{ ref('stg_mentions') }} GROUP BY block_id HAVING count(*) > 1
),
texts AS (
    SELECT coalesce(blocks.text_hash, blocks.block_id) AS text_hash, any_value(blocks.text) AS text
    FROM {{ ref('clean_blocks') }} AS blocks
    SEMI JOIN crowded USING (block_id)
    GROUP BY ALL
),
-- A stop, then a space, then what may begin a sentence; a record separator is put between.
split AS (
    SELECT
        text_hash,
        string_split(
            regexp_replace(text, '([.!?]["”’)\]]*\s+)(["“‘(]?[A-Z])', '\1' || chr(30) || '\2', 'g'), chr(30)
        ) AS sentences
    FROM texts
),
numbered AS (
    SELECT text_hash, unnest(sentences) AS sentence, generate_subscripts(sentences, 1) AS sentence_no
    FROM split
)
SELECT
    text_hash,
    sentence_no,
    (sum(length(sentence)) OVER (PARTITION BY text_hash ORDER BY sentence_no) - length(sentence))::BIGINT AS starts_at,
    sentence
FROM numbered
