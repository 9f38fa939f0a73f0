/*
description: A mention that no figure counts, or that another figure counts than the one it belongs to.
severity: error
*/
SELECT mentions.mention_id, mentions.figure_id, said.figure_id AS counted_in
FROM {{ ref('fct_mentions') }} AS mentions
LEFT JOIN {{ ref('figure_mentions') }} AS said USING (mention_id)
WHERE said.figure_id IS DISTINCT FROM mentions.figure_id
