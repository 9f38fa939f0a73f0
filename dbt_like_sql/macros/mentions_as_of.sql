/*
description: >-
  What was known of every mention at one moment, with the run and the reason that made it so. The later rows of
  fct_mentions_history, from valid_to_at on, say why it changed.
arguments:
  moment: a time, or a day for its first moment; without a time zone it is UTC
*/
SELECT *
FROM {{ ref('fct_mentions_history') }}
WHERE is_known
    AND valid_from_at <= moment::TIMESTAMPTZ
    AND coalesce(valid_to_at > moment::TIMESTAMPTZ, true)
