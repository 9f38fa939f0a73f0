/*
description: A conflict of claims with only one side.
severity: error
*/
SELECT conflict_id, kind, explanation, n_sides
FROM {{ ref('fct_conflicts') }}
WHERE n_sides < 2 AND kind <> 'arithmetic'
