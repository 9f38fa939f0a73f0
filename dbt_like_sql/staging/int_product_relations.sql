/*
description: >-
  Two levels of one text imply a third: hashrate and efficiency the power they need, holdings and price their value, a total
  and its amount per share the shares. The identities are rows of
  seeds/reference/identities.csv.
grain: one pair of claims of one text
materialized: table
follows:
  key: text_hash
columns:
  kind: unit_identity, product or per_share
  formula: how the operands combine
  left_mention_id: first operand
  right_mention_id: second operand
  left_words: first operand as written
  right_words: second operand as written
  left_metric: metric of the first operand
  right_metric: metric of the second
  text_hash: the text
  entity: whose figures they are
  result_metric: metric of the implied level
  result_unit: base unit of the implied level
  is_least: whether the product is only a lower limit, what is there must at least be
  implied_low: lower end of what is implied, in base units
  implied_high: upper end
tests:
  - not_null: [kind, formula, left_mention_id, right_mention_id, implied_low, implied_high]
  - unique: [left_mention_id, right_mention_id]
*/
WITH identities AS (
    SELECT
        * REPLACE (scale::DOUBLE AS scale),
        operation = 'over' AS is_ratio,
        result_is = 'at_least' AS is_least
    FROM {{ ref('reference_identities') }}
),
levels AS (
    SELECT *
    FROM {{ ref('int_operands') }}
    WHERE measure = 'level'
        AND basis = 'reported'
        AND NOT is_earlier
        AND (metric IN (SELECT left_metric FROM identities) OR metric IN (SELECT right_metric FROM identities))
    -- A long list of levels is a table of many things.
    QUALIFY count(*) OVER (PARTITION BY text_hash, metric) <= 6
),
pairs AS (
    SELECT
        identities.*,
        lefts.mention_id AS left_mention_id,
        rights.mention_id AS right_mention_id,
        lefts.words AS left_words,
        rights.words AS right_words,
        lefts.text_hash,
        lefts.entity,
        -- A loss and its loss per share divide as their sizes do.
        CASE WHEN lefts.high < 0 AND identities.is_ratio THEN -lefts.high ELSE lefts.low END::DOUBLE AS left_low,
        CASE WHEN lefts.high < 0 AND identities.is_ratio THEN -lefts.low ELSE lefts.high END::DOUBLE AS left_high,
        CASE WHEN rights.high < 0 AND lefts.high < 0 AND identities.is_ratio
            THEN -rights.high ELSE rights.low END::DOUBLE AS right_low,
        CASE WHEN rights.high < 0 AND lefts.high < 0 AND identities.is_ratio
            THEN -rights.low ELSE rights.high END::DOUBLE AS right_high
    FROM identities
    JOIN levels AS lefts ON lefts.metric = identities.left_metric
    JOIN levels AS rights
        ON rights.metric = identities.right_metric
        AND rights.text_hash = lefts.text_hash
    WHERE (rights.entity = lefts.entity OR (identities.right_metric = 'price' AND rights.entity = lefts.base_unit))
        AND coalesce(lefts.when_key = rights.when_key, true)
        AND (identities.kind <> 'per_share' OR lefts.sentence_no = rights.sentence_no)
        AND (identities.kind <> 'product' OR lefts.sentence_no = rights.sentence_no)
)
SELECT
    kind,
    formula,
    left_mention_id,
    right_mention_id,
    left_words,
    right_words,
    left_metric,
    right_metric,
    text_hash,
    entity,
    result_metric,
    result_unit,
    is_least,
    (CASE WHEN is_ratio THEN left_low / right_high ELSE left_low * right_low * scale END)::DECIMAL(38, 9) AS implied_low,
    (CASE WHEN is_ratio THEN left_high / right_low ELSE left_high * right_high * scale END)::DECIMAL(38, 9) AS implied_high
FROM pairs
WHERE left_low > 0 AND right_low > 0
ORDER BY left_mention_id, right_mention_id
