/*
description: A value outside the interval that its own wording means, or an interval outside its outer limits.
severity: error
*/
SELECT mention_id, source_path, line, quote, value, value_low, value_high, outer_low, outer_high
FROM {{ ref('fct_mentions') }}
WHERE value NOT BETWEEN value_low AND value_high OR outer_low > value_low OR outer_high < value_high
