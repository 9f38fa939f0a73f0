/*
description: A figure whose value or unit is not word for word that of its preferred mention, or whose preferred mention is not there.
severity: error
*/
SELECT figures.figure_id, figures.value, figures.unit, mentions.value AS mention_value, mentions.unit AS mention_unit
FROM {{ ref('fct_figures') }} AS figures
LEFT JOIN {{ ref('fct_mentions') }} AS mentions ON mentions.mention_id = figures.preferred_mention_id
WHERE
    figures.preferred_mention_id IS NOT NULL
    AND (
        mentions.mention_id IS NULL
        OR figures.unit <> mentions.unit
        OR (figures.value IS NOT NULL AND figures.value <> mentions.value)
    )
