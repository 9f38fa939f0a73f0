/*
description: >-
  A distance in percent and the level it is measured from imply the price: so far below a moving average, or the price that a
  target's upside starts from. The price itself stands in the same text, or is the only one in the article.
grain: one distance beside the level it is measured from
materialized: table
columns:
  kind: distance (from a moving average) or upside (of a price target)
  formula: how the operands combine
  change_mention_id: the distance
  level_mention_id: the level it is measured from
  change_words: the distance as written
  level_words: the level as written
  entity: whose price it is
  metric: the metric of the price
  level_size: base units in one unit of the level
  level_unit: unit of the level as written
  base_unit: unit of the implied interval
  implied_low: lower end of the price that is implied, in base units
  implied_high: upper end
  target_mention_id: the price that the text or the article quotes; null where none or several
  target_words: the price as written
  is_met: whether it meets the implied interval
  is_beside: whether a price that does not meet it is a contradiction
tests:
  - not_null: [kind, formula, change_mention_id, level_mention_id, implied_low, implied_high]
  - unique: [change_mention_id]
*/
WITH distances AS (
    SELECT
        *,
        CASE WHEN metric = 'price_target' THEN 'upside' ELSE 'distance' END AS kind,
        CASE WHEN metric = 'price_target' THEN 'price_target' ELSE 'moving_average' END AS level_metric,
        row_number() OVER (PARTITION BY text_hash, sentence_no, entity, metric ORDER BY place) AS number,
        count(*) OVER (PARTITION BY text_hash, sentence_no, entity, metric) AS n_there
    FROM {{ ref('int_operands') }}
    WHERE measure = 'percent_change'
        AND (comparator LIKE 'sma%' OR comparator LIKE 'ema%' OR (metric = 'price_target' AND comparator = 'price'))
        AND low > -1
),
levels AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY text_hash, sentence_no, entity, metric ORDER BY place) AS number,
        count(*) OVER (PARTITION BY text_hash, sentence_no, entity, metric) AS n_there
    FROM {{ ref('int_operands') }}
    WHERE measure = 'level' AND metric IN ('moving_average', 'price_target')
),
-- As many levels as distances belong together in their order; else a level belongs to the distance just before it.
paired AS (
    SELECT distances.mention_id AS change_mention_id, levels.mention_id AS level_mention_id
    FROM distances
    JOIN levels
        ON levels.text_hash = distances.text_hash
        AND levels.sentence_no = distances.sentence_no
        AND levels.entity = distances.entity
        AND levels.metric = distances.level_metric
    WHERE CASE
        WHEN levels.n_there = distances.n_there THEN levels.number = distances.number ELSE levels.place > distances.place
    END
    QUALIFY row_number() OVER (PARTITION BY distances.mention_id ORDER BY levels.place) = 1
        AND row_number() OVER (PARTITION BY levels.mention_id ORDER BY distances.place DESC) = 1
),
implied AS (
    SELECT
        distances.kind,
        CASE distances.kind
            WHEN 'upside' THEN 'price = target / (1 + upside)' ELSE 'price = average × (1 + distance)'
        END AS formula,
        paired.change_mention_id,
        paired.level_mention_id,
        distances.words AS change_words,
        levels.words AS level_words,
        distances.entity,
        CASE WHEN distances.kind = 'upside' THEN 'share_price' ELSE distances.metric END AS metric,
        distances.text_hash,
        distances.reach,
        levels.unit_size AS level_size,
        levels.unit AS level_unit,
        levels.base_unit,
        CASE distances.kind
            WHEN 'upside' THEN levels.low / (1 + distances.high) ELSE levels.low::DOUBLE * (1 + distances.low)
        END::DECIMAL(38, 9) AS implied_low,
        CASE distances.kind
            WHEN 'upside' THEN levels.high / (1 + distances.low) ELSE levels.high::DOUBLE * (1 + distances.high)
        END::DECIMAL(38, 9) AS implied_high
    FROM paired
    JOIN distances ON distances.mention_id = paired.change_mention_id
    JOIN levels ON levels.mention_id = paired.level_mention_id
    WHERE levels.low > 0
),
prices AS (
    SELECT
        implied.change_mention_id,
        min(prices.mention_id) AS mention_id,
        bool_or(prices.text_hash = implied.text_hash) AS is_in_text
    FROM implied
    JOIN {{ ref('int_operands') }} AS prices
        ON prices.reach = implied.reach
        AND prices.entity = implied.entity
        AND prices.metric = implied.metric
        AND prices.base_unit = implied.base_unit
    WHERE prices.measure = 'level' AND prices.basis = 'reported' AND NOT prices.is_earlier
    GROUP BY implied.change_mention_id
    -- Of several prices none is known to be of that moment.
    HAVING count(DISTINCT prices.base_value) = 1
)
SELECT
    implied.kind,
    implied.formula,
    implied.change_mention_id,
    implied.level_mention_id,
    implied.change_words,
    implied.level_words,
    implied.entity,
    implied.metric,
    implied.level_size,
    implied.level_unit,
    implied.base_unit,
    implied.implied_low,
    implied.implied_high,
    prices.mention_id AS target_mention_id,
    quoted.words AS target_words,
    quoted.low <= implied.implied_high AND quoted.high >= implied.implied_low AS is_met,
    -- A target's upside may start from another day's price.
    implied.kind = 'distance' OR prices.is_in_text AS is_beside
FROM implied
LEFT JOIN prices USING (change_mention_id)
LEFT JOIN {{ ref('int_operands') }} AS quoted ON quoted.mention_id = prices.mention_id
ORDER BY implied.change_mention_id
