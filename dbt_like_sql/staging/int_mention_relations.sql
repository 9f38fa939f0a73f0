/*
description: How each mention's claim stands to the preferred claim of its cell.
grain: one mention
materialized: table
follows:
  key: figure_id
columns:
  mention_id: the mention
  figure_id: its cell
  relation: >-
    duplicate (the same interval), refines (one lies strictly inside the other), consistent (they overlap), strained (only
    the outer limits meet) or conflicts; null where the cell is plural and nothing is preferred
  is_wider: whether the preferred claim lies inside it or is the same
  is_same_source: whether both come from one source
  is_plural: whether the cell's estimates or plans differ
  best_words: the preferred claim as written
  n_best_sources: independent sources on the preferred side, counted where there are several sides
tests:
  - not_null: [mention_id, figure_id, is_wider, is_same_source, is_plural, best_words]
  - unique: [mention_id]
*/
WITH best AS (
    SELECT *
    FROM {{ ref('int_ranked_mentions') }}
    WHERE preference = 1
)
SELECT
    ranked.mention_id,
    ranked.figure_id,
    CASE
        WHEN ranked.n_sides > 1 AND ranked.basis <> 'reported' THEN NULL
        WHEN ranked.low = best.low AND ranked.high = best.high THEN 'duplicate'
        WHEN ranked.low <= best.low AND ranked.high >= best.high THEN 'refines'
        WHEN ranked.low >= best.low AND ranked.high <= best.high THEN 'refines'
        WHEN ranked.low <= best.high AND ranked.high >= best.low THEN 'consistent'
        WHEN ranked.outer_low <= best.outer_high AND ranked.outer_high >= best.outer_low THEN 'strained'
        ELSE 'conflicts'
    END AS relation,
    ranked.low <= best.low AND ranked.high >= best.high AS is_wider,
    ranked.source_id = best.source_id AS is_same_source,
    ranked.n_sides > 1 AND ranked.basis <> 'reported' AS is_plural,
    best.words AS best_words,
    best.n_side_sources AS n_best_sources
FROM {{ ref('int_ranked_mentions') }} AS ranked
JOIN best USING (figure_id)
