/*
description: >-
  The source behind each block. Copies of one text are one source, that of its first place; an article and its near-identical
  twins are one source; a teaser of another article is a source of its own, because it stands for that article.
grain: one block
materialized: table
columns:
  block_id: the block
  text_hash: hash of the block's text, or the block itself where it has none
  source_id: the article cluster, or the teaser, that the block's text first stood in
  is_copied: whether the text stands in several places
tests:
  - not_null: [block_id, text_hash, source_id]
  - unique: [block_id]
*/
WITH placed AS (
    SELECT
        blocks.block_id,
        coalesce(blocks.text_hash, blocks.block_id) AS text_hash,
        blocks.section = 'related' AS is_teaser,
        coalesce(clusters.cluster_id, blocks.article_id) AS cluster_id,
        articles.published_at,
        blocks.ordinal
    FROM {{ ref('stg_blocks') }} AS blocks
    LEFT JOIN {{ ref('article_clusters') }} AS clusters ON clusters.article_id = blocks.article_id
    LEFT JOIN {{ ref('stg_clean_articles') }} AS articles ON articles.article_id = blocks.article_id
),
-- An article's own text comes before a teaser of it, then the older before the newer.
origins AS (
    SELECT text_hash, is_teaser, cluster_id
    FROM placed
    QUALIFY row_number() OVER (
        PARTITION BY text_hash ORDER BY is_teaser, published_at NULLS LAST, cluster_id, ordinal
    ) = 1
)
SELECT
    placed.block_id,
    placed.text_hash,
    CASE WHEN origins.is_teaser THEN 'teaser:' || origins.text_hash ELSE 'article:' || origins.cluster_id END AS source_id,
    count(*) OVER (PARTITION BY placed.text_hash) > 1 AS is_copied
FROM placed
JOIN origins USING (text_hash)
