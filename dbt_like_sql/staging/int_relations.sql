/*
description: >-
  Every relation that the texts hold, of every kind in one form, before equal ones are joined: what follows from the operands,
  and what a text says it is.
grain: one relation in one text
materialized: table
columns:
  kind: growth, change, move, surprise, distance, upside, unit_identity, product, per_share, sum or range
  formula: how the operands combine
  operand_mention_ids: the operands in the order of the formula
  operand_words: the operands as written
  operands_from: text, or figure where a figure's more precise value stands for the level beside the change
  entity: whose figures they are
  metric: metric of what is implied
  scope: what must be the same for two relations to imply the same thing; null where none can
  unit: unit of the implied interval
  implied_low: lower end of what is implied; null is minus infinity
  implied_high: upper end; null is infinity
  target_mention_id: the claim that says what is implied
  target_words: the target as written
  verdict: holds, fails or implied (nobody says it)
tests:
  - not_null: [kind, formula, operand_mention_ids, operands_from, entity, metric, unit, verdict]
*/
SELECT
    growth.kind,
    growth.formula,
    [growth.level_mention_id, growth.change_mention_id] AS operand_mention_ids,
    [growth.level_words, growth.change_words] AS operand_words,
    growth.operands_from,
    growth.entity,
    growth.metric,
    CASE WHEN growth.kind IN ('growth', 'change') AND growth.when_key IS NOT NULL
        THEN concat_ws(chr(31), growth.comparator, growth.when_key, growth.aspect, growth.accounting) END AS scope,
    growth.level_unit AS unit,
    (growth.implied_low / growth.level_size)::DECIMAL(38, 9) AS implied_low,
    (growth.implied_high / growth.level_size)::DECIMAL(38, 9) AS implied_high,
    CASE WHEN targets.is_met OR targets.is_beside THEN targets.target_mention_id END AS target_mention_id,
    CASE WHEN targets.is_met OR targets.is_beside THEN targets.target_words END AS target_words,
    CASE
        WHEN targets.is_met THEN 'holds'
        -- The figure's sharper value is not what the author reckoned with.
        WHEN targets.is_beside AND growth.operands_from = 'text' THEN 'fails'
        ELSE 'implied'
    END AS verdict
FROM {{ ref('int_growth_relations') }} AS growth
LEFT JOIN {{ ref('int_growth_targets') }} AS targets
    ON targets.change_mention_id = growth.change_mention_id AND targets.operands_from = growth.operands_from
UNION ALL
SELECT
    kind,
    formula,
    [level_mention_id, change_mention_id],
    [level_words, change_words],
    'text',
    entity,
    metric,
    NULL,
    level_unit,
    (implied_low / level_size)::DECIMAL(38, 9),
    (implied_high / level_size)::DECIMAL(38, 9),
    CASE WHEN is_met OR is_beside THEN target_mention_id END,
    CASE WHEN is_met OR is_beside THEN target_words END,
    CASE WHEN is_met THEN 'holds' WHEN is_beside AND target_mention_id IS NOT NULL THEN 'fails' ELSE 'implied' END
FROM {{ ref('int_price_relations') }}
UNION ALL
-- Of several levels that could be the result, the largest decides: it fails only where none can hold.
SELECT
    products.kind,
    products.formula,
    [products.left_mention_id, products.right_mention_id],
    [products.left_words, products.right_words],
    'text',
    products.entity,
    products.result_metric,
    NULL,
    coalesce(results.unit, products.result_unit),
    (products.implied_low / coalesce(results.unit_size, 1))::DECIMAL(38, 9),
    (products.implied_high / coalesce(results.unit_size, 1))::DECIMAL(38, 9),
    results.mention_id,
    results.words,
    CASE
        WHEN results.mention_id IS NULL THEN 'implied'
        WHEN products.is_least AND products.implied_low > results.high THEN 'fails'
        WHEN products.is_least OR (products.implied_low <= results.high AND products.implied_high >= results.low) THEN 'holds'
        WHEN products.kind = 'product' THEN 'fails'
        ELSE 'implied'
    END
FROM {{ ref('int_product_relations') }} AS products
LEFT JOIN {{ ref('int_operands') }} AS results
    ON results.text_hash = products.text_hash
    AND results.entity = products.entity
    AND results.metric = products.result_metric
    AND results.base_unit = products.result_unit
    AND results.measure = 'level'
    AND results.basis = 'reported'
QUALIFY row_number() OVER (
    PARTITION BY products.left_mention_id, products.right_mention_id ORDER BY results.high DESC NULLS LAST, results.mention_id
) = 1
UNION ALL
SELECT
    'sum',
    'whole ≥ sum of its parts',
    part_mention_ids,
    part_words,
    'text',
    entity,
    metric,
    NULL,
    unit,
    (implied_low / unit_size)::DECIMAL(38, 9),
    NULL,
    whole_mention_id,
    whole_words,
    CASE WHEN implied_low <= whole_high THEN 'holds' ELSE 'fails' END
FROM {{ ref('int_sum_relations') }}
UNION ALL
SELECT
    'range',
    'low ≤ high',
    [lows.mention_id, highs.mention_id],
    [lows.words, highs.words],
    'text',
    lows.entity,
    lows.metric,
    NULL,
    lows.unit,
    (least(lows.base_value, highs.base_value) / lows.unit_size)::DECIMAL(38, 9),
    (greatest(lows.base_value, highs.base_value) / lows.unit_size)::DECIMAL(38, 9),
    NULL,
    NULL,
    -- Below zero the smaller size is the low end of the wording.
    CASE
        WHEN lows.base_value <= highs.base_value THEN 'holds'
        WHEN lows.base_value <= 0 AND highs.base_value <= 0 THEN 'holds'
        ELSE 'fails'
    END
FROM {{ ref('int_operands') }} AS lows
JOIN {{ ref('int_operands') }} AS highs
    ON highs.article_id = lows.article_id
    AND highs.range_id = lows.range_id
    AND lows.bound = 'range_low'
    AND highs.bound = 'range_high'
UNION ALL
SELECT
    'range',
    'low ≤ mean ≤ high',
    [lows.mention_id, highs.mention_id],
    [lows.words, highs.words],
    'text',
    means.entity,
    means.metric,
    NULL,
    means.unit,
    (lows.low / means.unit_size)::DECIMAL(38, 9),
    (highs.high / means.unit_size)::DECIMAL(38, 9),
    means.mention_id,
    means.words,
    CASE WHEN means.high >= lows.low AND means.low <= highs.high THEN 'holds' ELSE 'fails' END
FROM {{ ref('int_operands') }} AS means
JOIN {{ ref('int_operands') }} AS lows
    ON lows.text_hash = means.text_hash AND lows.entity = means.entity AND lows.sentence_no = means.sentence_no
JOIN {{ ref('int_operands') }} AS highs
    ON highs.text_hash = means.text_hash AND highs.entity = means.entity AND highs.sentence_no = means.sentence_no
WHERE means.metric = 'price_target_mean' AND lows.metric = 'price_target_low' AND highs.metric = 'price_target_high'
    AND means.measure = 'level' AND lows.measure = 'level' AND highs.measure = 'level'
