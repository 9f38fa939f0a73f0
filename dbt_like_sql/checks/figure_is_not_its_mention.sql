/*
description: A figure whose value or unit is not that of its preferred mention, word for word or as it was corrected, or whose preferred mention is not there.
severity: error
*/
SELECT figures.figure_id, figures.value, figures.unit, said.value AS said_value, said.unit AS said_unit, mentions.value AS mention_value
FROM {{ ref('fct_figures') }} AS figures
LEFT JOIN {{ ref('figure_mentions') }} AS said ON said.mention_id = figures.preferred_mention_id
LEFT JOIN {{ ref('fct_mentions') }} AS mentions ON mentions.mention_id = figures.preferred_mention_id
WHERE
    figures.preferred_mention_id IS NOT NULL
    AND (
        mentions.mention_id IS NULL
        OR said.mention_id IS NULL
        OR figures.unit <> said.unit
        OR (figures.value IS NOT NULL AND figures.value <> said.value)
        OR (NOT said.is_corrected AND (said.unit <> mentions.unit OR said.value <> mentions.value))
    )
