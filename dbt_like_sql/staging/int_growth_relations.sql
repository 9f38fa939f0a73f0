/*
description: >-
  A change and the level that it leads to imply the level before: the base of a growth rate or of a difference, the previous
  price, the estimate that was beaten or missed. Change and level stand in one sentence, and only one level can be meant.
grain: one change beside one level, and once more with the figure's own value where it is more precise than the level
materialized: table
follows:
  key: text_hash
  touched:
    int_ranked_mentions: SELECT text_hash FROM changed JOIN {{ ref('int_operands') }} USING (figure_id)
columns:
  kind: growth, change, move (of a market price) or surprise
  formula: how the operands combine
  change_mention_id: the change
  level_mention_id: the level that it leads to
  operands_from: text (the level beside the change) or figure (the more precise value of the level's figure)
  text_hash: the text of the change
  sentence_no: its sentence
  reach: where a partner may stand that is not in the text
  entity: whose figure it is
  metric: what changed
  aspect: what narrows the metric
  comparator: against what it changed
  accounting: gaap or adjusted
  when_key: the time of the level
  period_end: last day of that time
  period_days: days from its first to its last
  level_figure_id: cell of the level
  change_words: the change as written
  level_words: the level as written
  level_size: base units in one unit of the level
  level_unit: unit of the level as written
  base_unit: unit of the implied interval
  implied_low: lower end of what is implied, in base units
  implied_high: upper end
tests:
  - not_null: [kind, formula, change_mention_id, level_mention_id, implied_low, implied_high]
  - unique: [change_mention_id, operands_from]
*/
WITH changes AS (
    SELECT *
    FROM {{ ref('int_operands') }}
    WHERE measure <> 'level'
        AND basis = 'reported'
        AND (comparator IN ('estimate', 'yoy', 'qoq', 'mom', '1d', '1w', '1mo', '3mo', '6mo', 'ytd', '1y')
            OR comparator IN ('after_hours', 'premarket'))
),
levels AS (
    SELECT *
    FROM {{ ref('int_operands') }}
    WHERE measure = 'level' AND basis = 'reported' AND NOT is_earlier
),
beside AS (
    SELECT
        changes.mention_id AS change_mention_id,
        min(levels.mention_id) AS level_mention_id
    FROM changes
    JOIN levels
        ON levels.text_hash = changes.text_hash
        AND levels.sentence_no = changes.sentence_no
        AND levels.entity = changes.entity
        AND levels.metric = changes.metric
        AND levels.aspect IS NOT DISTINCT FROM changes.aspect
        AND coalesce(levels.accounting = changes.accounting, true)
        AND coalesce(levels.when_key = changes.when_key, true)
        AND (changes.measure = 'percent_change' OR levels.base_unit = changes.base_unit)
    GROUP BY ALL
    -- Where two levels could be meant none is.
    HAVING count(DISTINCT levels.base_value) = 1
),
sharper AS (
    SELECT figure_id, low, high, words
    FROM {{ ref('int_ranked_mentions') }}
    WHERE preference = 1 AND n_sides = 1 AND n_claims > 1
),
operated AS (
    SELECT beside.*, 'text' AS operands_from, levels.low, levels.high, levels.words AS level_words
    FROM beside
    JOIN levels ON levels.mention_id = beside.level_mention_id
    UNION ALL
    SELECT beside.*, 'figure', sharper.low, sharper.high, sharper.words
    FROM beside
    JOIN levels ON levels.mention_id = beside.level_mention_id
    JOIN changes ON changes.mention_id = beside.change_mention_id
    JOIN sharper ON sharper.figure_id = levels.figure_id AND sharper.low >= levels.low AND sharper.high <= levels.high
    -- A surprise is checked only at the precision beside it: a sharper value would raise a false alarm.
    WHERE sharper.high - sharper.low < levels.high - levels.low AND changes.comparator <> 'estimate'
)
SELECT
    CASE
        WHEN changes.comparator = 'estimate' THEN 'surprise'
        WHEN treatments.treatment = 'moment' THEN 'move'
        WHEN changes.measure = 'change' THEN 'change'
        ELSE 'growth'
    END AS kind,
    CASE
        WHEN changes.measure = 'change' AND changes.comparator = 'estimate' THEN 'estimate = actual - surprise'
        WHEN changes.comparator = 'estimate' THEN 'estimate = actual / (1 + surprise)'
        WHEN changes.measure = 'change' THEN 'base = level - change'
        ELSE 'base = level / (1 + change)'
    END AS formula,
    operated.change_mention_id,
    operated.level_mention_id,
    operated.operands_from,
    changes.text_hash,
    changes.sentence_no,
    changes.reach,
    changes.entity,
    changes.metric,
    changes.aspect,
    changes.comparator,
    coalesce(changes.accounting, levels.accounting) AS accounting,
    coalesce(levels.when_key, changes.when_key) AS when_key,
    coalesce(levels.period_end, changes.period_end) AS period_end,
    date_diff('day', levels.period_start, levels.period_end) AS period_days,
    levels.figure_id AS level_figure_id,
    changes.words AS change_words,
    operated.level_words,
    levels.unit_size AS level_size,
    levels.unit AS level_unit,
    levels.base_unit,
    CASE
        WHEN changes.measure = 'change' THEN operated.low - changes.high
        ELSE operated.low / (1 + changes.high)
    END::DECIMAL(38, 9) AS implied_low,
    CASE
        WHEN changes.measure = 'change' THEN operated.high - changes.low
        ELSE operated.high / (1 + changes.low)
    END::DECIMAL(38, 9) AS implied_high
FROM operated
JOIN changes ON changes.mention_id = operated.change_mention_id
JOIN levels ON levels.mention_id = operated.level_mention_id
LEFT JOIN {{ ref('reference_comparability') }} AS treatments ON treatments.metric = changes.metric
-- A percentage of a loss, or a fall by all of it, has no base.
WHERE changes.measure = 'change' OR (operated.low > 0 AND changes.low > -1)
ORDER BY operated.change_mention_id, operands_from
