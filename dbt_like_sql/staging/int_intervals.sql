/*
description: >-
  The interval of each claim in base units, so that claims in other units of the dimension compare. Its ends are closed: an
  open end is moved inward by less than any value can differ, so that two intervals meet where one begins before the other ends.
grain: one mention
materialized: table
follows:
  key: mention_id
  touched:
    int_article_versions: SELECT mention_id FROM changed JOIN {{ ref('mentions') }} USING (article_id)
columns:
  mention_id: the mention
  base_unit: unit of the interval
  base_value: the value in base units
  low: lower end, closed
  high: upper end, closed
  outer_low: lower outer limit, closed; a far number for none
  outer_high: upper outer limit, closed; a far number for none
tests:
  - not_null: [mention_id, base_unit, base_value, low, high, outer_low, outer_high]
  - unique: [mention_id]
  - expression: {name: interval_is_ordered, sql: outer_low <= low AND low <= high AND high <= outer_high}
*/
WITH units AS (
    SELECT
        unit,
        base_unit,
        CASE WHEN factor_to_base::DOUBLE = floor(factor_to_base::DOUBLE)
            THEN factor_to_base::DECIMAL(38, 0) END AS whole_factor,
        CASE WHEN factor_to_base::DOUBLE <> floor(factor_to_base::DOUBLE)
            THEN factor_to_base::DECIMAL(26, 12) END AS factor
    FROM {{ ref('reference_units') }}
    -- Below nine decimals a base value would vanish: such units are compared as they are written.
    WHERE factor_to_base::DOUBLE >= 1e-9
),
scaled AS (
    SELECT
        mentions.*,
        coalesce(units.base_unit, mentions.unit) AS common_unit,
        CASE WHEN units.unit IS NULL THEN 1::DECIMAL(38, 0) ELSE units.whole_factor END AS whole_factor,
        units.factor
    FROM {{ ref('int_corrected_mentions') }} AS mentions
    LEFT JOIN units ON units.unit = mentions.unit
),
measured AS (
    SELECT
        *,
        coalesce(value * whole_factor, value * factor)::DECIMAL(38, 9) AS common_value,
        coalesce(value_low * whole_factor, value_low * factor)::DECIMAL(38, 10)
        + CASE WHEN low_closed OR value_low = value_high THEN 0 ELSE 0.0000000001 END AS low,
        coalesce(value_high * whole_factor, value_high * factor)::DECIMAL(38, 10)
        - CASE WHEN high_closed OR value_low = value_high THEN 0 ELSE 0.0000000001 END AS high,
        coalesce(outer_low * whole_factor, outer_low * factor)::DECIMAL(38, 10)
        + CASE WHEN outer_low = value_low AND (low_closed OR value_low = value_high) THEN 0 ELSE 0.0000000001 END AS far_low,
        coalesce(outer_high * whole_factor, outer_high * factor)::DECIMAL(38, 10)
        - CASE WHEN outer_high = value_high AND (high_closed OR value_low = value_high) THEN 0 ELSE 0.0000000001 END AS far_high
    FROM scaled
)
SELECT
    mention_id,
    common_unit AS base_unit,
    common_value AS base_value,
    low,
    high,
    coalesce(far_low, '-9000000000000000000000000000'::DECIMAL(38, 10)) AS outer_low,
    coalesce(far_high, '9000000000000000000000000000'::DECIMAL(38, 10)) AS outer_high
FROM measured
