/*
description: Two blocks of one article and section with the same text that yield different numbers of mentions.
severity: warning
*/
WITH counted AS (
    SELECT block_id, count(*) AS n_mentions FROM {{ ref('fct_mentions') }} GROUP BY block_id
)
SELECT
    blocks.article_id,
    blocks.text_hash,
    min(coalesce(counted.n_mentions, 0)) AS fewest,
    max(coalesce(counted.n_mentions, 0)) AS most
FROM {{ ref('stg_blocks') }} AS blocks
LEFT JOIN counted USING (block_id)
GROUP BY blocks.article_id, blocks.text_hash, blocks.section
HAVING min(coalesce(counted.n_mentions, 0)) < max(coalesce(counted.n_mentions, 0))
