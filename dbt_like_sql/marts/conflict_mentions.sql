/*
description: The mentions on each side of each conflict.
grain: one mention in one conflict
materialized: table
columns:
  conflict_id: the conflict
  kind: its kind
  figure_id: the figure it is about
  mention_id: the mention; of an article's earlier version where the conflict is a revision
  side: side that it stands on, from 1
  words: what that side says
tests:
  - not_null: [conflict_id, kind, figure_id, mention_id, side, words]
  - unique: [conflict_id, mention_id]
*/
WITH sides AS (
    SELECT kind, subject, figure_id, mention_id, side, words FROM {{ ref('int_cell_conflicts') }}
    UNION ALL
    SELECT kind, subject, figure_id, mention_id, side, words FROM {{ ref('int_series_conflicts') }}
    UNION ALL
    SELECT kind, subject, figure_id, mention_id, side, words FROM {{ ref('int_period_conflicts') }}
    UNION ALL
    SELECT kind, subject, figure_id, mention_id, side, words FROM {{ ref('int_version_conflicts') }}
    UNION ALL
    SELECT kind, subject, figure_id, mention_id, side, words FROM {{ ref('int_relation_conflicts') }}
)
SELECT
    left(sha256(kind || chr(31) || subject), 16) AS conflict_id,
    kind,
    figure_id,
    mention_id,
    side::INTEGER AS side,
    words
FROM sides
ORDER BY conflict_id, side, mention_id
