/*
description: A number that stands in two mentions, or in a mention and among the residual numbers; one number has one reading.
severity: warning
*/
WITH claims AS (
    SELECT article_id, byte_start, byte_end, quote, 'mention' AS claimed_as
    FROM {{ ref('fct_mentions') }}
    UNION ALL
    -- A hidden range has no quote: it may hold what another range says of its inside.
    SELECT article_id, byte_start, byte_end, quote, reason
    FROM {{ ref('fct_residual_numbers') }}
    WHERE quote IS NOT NULL
)
SELECT article_id, byte_start, byte_end, quote, claimed_as
FROM claims
QUALIFY byte_start < max(byte_end) OVER (
    PARTITION BY article_id
    ORDER BY byte_start, byte_end, claimed_as
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
