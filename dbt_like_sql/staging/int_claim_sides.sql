/*
description: >-
  The distinct claims of each cell, on sides: claims whose outer limits meet stand on one side. Identical claims are one
  row, so that what follows grows with the number of claims and never with its square.
grain: one interval claimed in one cell, current or superseded
materialized: table
follows:
  key: figure_id
  touched:
    int_claims: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
columns:
  figure_id: the cell
  low: lower end, closed
  high: upper end, closed
  outer_low: lower outer limit, closed
  outer_high: upper outer limit, closed
  is_prior: whether the text calls it superseded; such claims stand on no side
  side: number of the side from the smallest values up; 0 for superseded claims
  n_sides: sides of the cell; more than one where claims cannot all hold
  n_claims: distinct current claims of the cell
tests:
  - not_null: [figure_id, low, high, outer_low, outer_high, is_prior, side, n_sides, n_claims]
  - unique: [figure_id, low, high, outer_low, outer_high, is_prior]
*/
WITH claims AS (
    SELECT DISTINCT cells.figure_id, claims.low, claims.high, claims.outer_low, claims.outer_high, claims.is_prior
    FROM {{ ref('int_claims') }} AS claims
    JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
),
crowded AS (
    SELECT
        figure_id,
        count(*) AS n_claims,
        min(outer_high) AS nearest_high,
        max(outer_low) > min(outer_high) AS is_split
    FROM claims
    WHERE NOT is_prior
    GROUP BY figure_id
),
stepped AS (
    SELECT
        claims.*,
        crowded.n_claims,
        crowded.nearest_high,
        outer_low > max(outer_high) OVER (
            PARTITION BY figure_id ORDER BY outer_low, outer_high ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS is_step
    FROM claims
    JOIN crowded USING (figure_id)
    WHERE crowded.is_split AND NOT claims.is_prior
),
islands AS (
    SELECT
        *,
        1 + sum(coalesce(is_step, false)::INTEGER) OVER (
            PARTITION BY figure_id ORDER BY outer_low, outer_high ROWS UNBOUNDED PRECEDING
        ) AS island,
        bool_or(coalesce(is_step, false)) OVER (PARTITION BY figure_id) AS has_gap
    FROM stepped
),
-- Claims in a chain, each meeting the next, have no gap between them: what holds at the smallest upper limit is one side.
sided AS (
    SELECT
        *,
        CASE WHEN has_gap THEN island WHEN outer_low <= nearest_high THEN 1 ELSE 2 END AS side
    FROM islands
)
SELECT
    claims.figure_id,
    claims.low,
    claims.high,
    claims.outer_low,
    claims.outer_high,
    claims.is_prior,
    CASE WHEN claims.is_prior THEN 0 ELSE coalesce(sided.side, 1) END::INTEGER AS side,
    coalesce(max(sided.side) OVER (PARTITION BY claims.figure_id), 1)::INTEGER AS n_sides,
    coalesce(crowded.n_claims, 0) AS n_claims
FROM claims
LEFT JOIN crowded USING (figure_id)
LEFT JOIN sided
    ON sided.figure_id = claims.figure_id
    AND sided.low = claims.low
    AND sided.high = claims.high
    AND sided.outer_low = claims.outer_low
    AND sided.outer_high = claims.outer_high
    AND NOT claims.is_prior
