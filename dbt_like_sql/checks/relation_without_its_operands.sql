/*
description: A relation whose operand or target is no mention.
severity: error
*/
WITH named AS (
    SELECT relation_id, worked, unnest(operand_mention_ids) AS mention_id FROM {{ ref('fct_relations') }}
    UNION ALL
    SELECT relation_id, worked, target_mention_id FROM {{ ref('fct_relations') }} WHERE target_mention_id IS NOT NULL
)
SELECT named.*
FROM named
ANTI JOIN {{ ref('fct_mentions') }} AS mentions USING (mention_id)
