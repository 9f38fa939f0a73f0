/*
description: A unit that is neither in the vocabulary nor a quotient of a unit and something that units are counted per.
severity: warning
*/
WITH per AS (
    SELECT unit FROM {{ ref('dim_units') }}
    UNION
    SELECT split_part(unit, '/', 2) FROM {{ ref('dim_units') }} WHERE contains(unit, '/')
)
SELECT mentions.unit, count(*) AS n_mentions, any_value(mentions.quote) AS quote
FROM {{ ref('fct_mentions') }} AS mentions
ANTI JOIN {{ ref('dim_units') }} AS units ON units.unit = mentions.unit
LEFT JOIN {{ ref('dim_units') }} AS numerators ON numerators.unit = split_part(mentions.unit, '/', 1)
LEFT JOIN per ON per.unit = split_part(mentions.unit, '/', 2)
WHERE numerators.unit IS NULL OR per.unit IS NULL
GROUP BY mentions.unit
