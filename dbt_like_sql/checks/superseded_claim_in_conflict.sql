/*
description: A claim that its own text calls superseded on a side of a conflict.
severity: error
*/
SELECT sides.conflict_id, sides.kind, mentions.mention_id, mentions.quote
FROM {{ ref('conflict_mentions') }} AS sides
JOIN {{ ref('fct_mentions') }} AS mentions USING (mention_id)
WHERE mentions.vintage = 'prior' AND sides.kind <> 'revised'
