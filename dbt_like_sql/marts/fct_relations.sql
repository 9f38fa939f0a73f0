/*
description: >-
  What the texts' own numbers imply about each other, and whether the texts agree: each relation once, however often its
  operands are repeated. Operands are taken at the precision of the words that stand together.
grain: one formula over one set of operand values, with one target
materialized: table
columns:
  relation_id: hash of the formula, what is implied and the target
  kind: >-
    growth, change or move (the level before), surprise (the estimate beaten or missed), distance (the price, from an
    average), upside (the price, from a target), unit_identity, product, per_share, sum (a whole and its parts) or range
  formula: how the operands combine
  worked: the formula with the operands as written and what it gives
  operand_mention_ids: the operands in the order of the formula, at the first place where they stand
  operands_from: text, or figure where a figure's more precise value stands for the level beside the change
  entity: whose figures they are
  metric: metric of what is implied
  unit: unit of the implied interval
  implied_low: lower end of what is implied; null is minus infinity
  implied_high: upper end; null is infinity
  target_mention_id: the claim that says what is implied; null where nobody says it
  target_words: the target as written
  verdict: >-
    holds (the target, or another relation to the same end, agrees), fails (the text that gives the operands says otherwise)
    or implied (nobody says it)
  n_texts: different texts that hold it
tests:
  - not_null: [relation_id, kind, formula, worked, operand_mention_ids, operands_from, verdict, n_texts]
  - unique: [relation_id]
  - accepted_values: {column: verdict, values: [holds, fails, implied]}
  - accepted_values: {column: operands_from, values: [text, figure]}
  - expression: {name: fails_has_a_target, sql: "verdict <> 'fails' OR target_mention_id IS NOT NULL OR kind = 'range'"}
*/
WITH joined AS (
    SELECT
        kind,
        formula,
        entity,
        metric,
        scope,
        unit,
        implied_low,
        implied_high,
        verdict,
        arg_min(target_mention_id, (operands_from = 'figure', operand_mention_ids)) AS target_mention_id,
        arg_min(target_words, (operands_from = 'figure', operand_mention_ids)) AS target_words,
        arg_min(operand_mention_ids, (operands_from = 'figure', operand_mention_ids)) AS operand_mention_ids,
        arg_min(operand_words, (operands_from = 'figure', operand_mention_ids)) AS operand_words,
        max(operands_from) AS operands_from,
        count(*) FILTER (operands_from = 'text') AS n_texts
    FROM {{ ref('int_relations') }}
    GROUP BY ALL
),
-- Two relations to the same end that meet confirm each other, though nobody states it.
agreeing AS (
    SELECT kind, entity, metric, scope
    FROM joined
    WHERE scope IS NOT NULL AND operands_from = 'text'
    GROUP BY ALL
    HAVING count(*) > 1 AND max(implied_low) <= min(implied_high)
),
sized AS (
    SELECT
        joined.*,
        agreeing.scope IS NOT NULL AND joined.operands_from = 'text' AS is_confirmed,
        CASE
            WHEN greatest(abs(implied_low), abs(implied_high)) >= 1e9 THEN 1e9
            WHEN greatest(abs(implied_low), abs(implied_high)) >= 1e6 THEN 1e6
            ELSE 1
        END AS scale,
        CASE
            WHEN greatest(abs(implied_low), abs(implied_high)) >= 1e9 THEN ' billion '
            WHEN greatest(abs(implied_low), abs(implied_high)) >= 1e6 THEN ' million '
            ELSE ' '
        END AS scale_word,
        CASE WHEN greatest(abs(implied_low), abs(implied_high)) BETWEEN 1e4 AND 999999 THEN '{:,.0f}' ELSE '{:.5g}' END AS digits
    FROM joined
    LEFT JOIN agreeing USING (kind, entity, metric, scope)
)
SELECT
    left(sha256(concat_ws(chr(31), kind, formula, entity, metric, coalesce(scope, ''), unit, coalesce(implied_low::VARCHAR, ''),
        coalesce(implied_high::VARCHAR, ''), verdict)), 16) AS relation_id,
    kind,
    formula,
    formula || ', with "' || array_to_string(operand_words, '" and "') || '": '
    || CASE
        WHEN implied_high IS NULL THEN 'at least ' || format(digits, implied_low::DOUBLE / scale)
        ELSE format(digits, implied_low::DOUBLE / scale) || ' to ' || format(digits, implied_high::DOUBLE / scale)
    END || scale_word || unit AS worked,
    operand_mention_ids,
    operands_from,
    entity,
    metric,
    unit,
    implied_low,
    implied_high,
    target_mention_id,
    target_words,
    CASE WHEN verdict = 'implied' AND is_confirmed THEN 'holds' ELSE verdict END AS verdict,
    greatest(n_texts, 1) AS n_texts
FROM sized
ORDER BY relation_id
