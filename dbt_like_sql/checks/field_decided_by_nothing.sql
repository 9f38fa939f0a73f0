/*
description: A piece of evidence with neither bytes nor a note that says which context decided.
severity: warning
*/
SELECT mention_id, source_path, line, quote, piece.role
FROM (SELECT mention_id, source_path, line, quote, unnest(evidence) AS piece FROM {{ ref('fct_mentions') }})
WHERE piece.note IS NULL AND (piece.byte_start IS NULL OR piece.byte_end IS NULL OR piece.byte_start >= piece.byte_end)
