/*
description: A range that has not one low and one high end.
severity: warning
*/
SELECT range_id, count(*) AS n_ends, any_value(quote) AS quote, any_value(source_path) AS source_path
FROM {{ ref('fct_mentions') }}
WHERE range_id IS NOT NULL
GROUP BY range_id
HAVING count(*) <> 2
