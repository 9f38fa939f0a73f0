/*
description: A mention in a copied block that has another value or unit than the mention it copies, or copies none that is there.
severity: warning
*/
SELECT copies.mention_id, copies.copy_of_mention_id, copies.value, originals.value AS original_value
FROM {{ ref('fct_mentions') }} AS copies
LEFT JOIN {{ ref('fct_mentions') }} AS originals ON originals.mention_id = copies.copy_of_mention_id
WHERE
    copies.copy_of_mention_id IS NOT NULL
    AND (originals.mention_id IS NULL OR (copies.value, copies.unit) IS DISTINCT FROM (originals.value, originals.unit))
