/*
description: >-
  Claims of one cell that cannot all hold. Reported ones contradict each other; estimates and plans merely differ, and a mean of
  analysts, or a plan, that differs was taken at another time.
grain: one mention on one side of one cell
materialized: table
columns:
  kind: value, sign, scale, plural_estimate or as_of_varies
  subject: what makes it one conflict
  figure_id: the cell
  mention_id: the mention
  side: side that its claim stands on, from 1
  words: best wording on that side
  note: for scale the factor
  severity: high, medium or low
tests:
  - not_null: [kind, subject, figure_id, mention_id, side, words, severity]
  - unique: [kind, subject, mention_id]
*/
WITH split AS (
    SELECT ranked.*, mentions.metric, mentions.period_from
    FROM {{ ref('int_ranked_mentions') }} AS ranked
    JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
    WHERE ranked.n_sides > 1 AND NOT ranked.is_prior
),
best AS (
    SELECT figure_id, side, n_sides, base_value, words
    FROM split
    QUALIFY row_number() OVER (PARTITION BY figure_id, side ORDER BY preference) = 1
),
paired AS (
    SELECT
        figure_id,
        CASE WHEN min(n_sides) = 2 THEN min(base_value) END AS least,
        CASE WHEN min(n_sides) = 2 THEN max(base_value) END AS most,
        CASE
            WHEN min(n_sides) = 2 AND sign(min(base_value)) * sign(max(base_value)) > 0
            THEN greatest(abs(min(base_value)), abs(max(base_value))) / least(abs(min(base_value)), abs(max(base_value)))
        END AS ratio
    FROM best
    GROUP BY figure_id
),
factors AS (
    SELECT paired.figure_id, factors.factor
    FROM paired
    JOIN (VALUES (100), (1000), (1000000)) AS factors (factor) ON abs(paired.ratio / factors.factor - 1) <= 0.005
)
SELECT
    CASE
        WHEN paired.least = -paired.most THEN 'sign'
        WHEN factors.factor IS NOT NULL THEN 'scale'
        WHEN split.basis = 'reported' THEN 'value'
        WHEN split.basis = 'guidance' OR treatments.treatment = 'mean_of_analysts' THEN 'as_of_varies'
        ELSE 'plural_estimate'
    END AS kind,
    split.figure_id AS subject,
    split.figure_id,
    split.mention_id,
    split.side,
    best.words,
    factors.factor::VARCHAR AS note,
    CASE
        WHEN split.basis <> 'reported' THEN 'low'
        -- A time that only the context gives may be the wrong one.
        WHEN bool_or(split.period_from = 'context') OVER (PARTITION BY split.figure_id) THEN 'medium'
        ELSE 'high'
    END AS severity
FROM split
JOIN best ON best.figure_id = split.figure_id AND best.side = split.side
JOIN paired ON paired.figure_id = split.figure_id
LEFT JOIN factors ON factors.figure_id = split.figure_id
LEFT JOIN {{ ref('reference_comparability') }} AS treatments ON treatments.metric = split.metric
ORDER BY split.figure_id, split.side, split.mention_id
