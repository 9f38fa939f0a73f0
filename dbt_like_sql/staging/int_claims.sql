/*
description: What each mention claims, ready to be compared; its series, its place and, where it is known, its time.
grain: one mention
materialized: table
follows:
  key: text_hash
  touched:
    mentions: SELECT text_hash FROM changed JOIN {{ ref('int_block_sources') }} USING (block_id)
    int_article_versions: SELECT text_hash FROM changed JOIN {{ ref('stg_blocks') }} USING (article_id)
    int_intervals: SELECT text_hash FROM changed JOIN {{ ref('mentions') }} USING (mention_id) JOIN {{ ref('int_block_sources') }} USING (block_id)
columns:
  mention_id: the mention
  text_hash: text of the block it stands in; copies share it
  place: code points before it in the block; before the lower end of its range
  position: code points before it in the article
  sentence_no: its sentence in the block; null where it is the block's only mention
  source_id: the source behind the block
  series_key: everything that two claims must share to be compared, except accounting and time
  measure: level, change or percent_change
  accounting: gaap or adjusted, as claimed
  basis: reported, estimate or guidance
  attributed_to: who says so by name; not "analysts" or another voice of seeds/reference/voices.csv
  treatment: how claims of the metric compare, from seeds/reference/comparability.csv
  is_whole: whether all parts of the key are there that the metric needs
  is_prior: whether the text calls it superseded
  when_key: the stated or contextual time, of a copy that of its text; null where it is unknown
  when_kind: stated or context; null where the time is unknown
  words: the claim as written, with its qualifier and, where other words make it negative, its sign
  base_unit: unit of the interval
  base_value: the value in base units
  low: lower end, closed
  high: upper end, closed
  outer_low: lower outer limit, closed
  outer_high: upper outer limit, closed
tests:
  - not_null: [mention_id, text_hash, source_id, series_key, is_whole, is_prior, words]
  - unique: [mention_id]
*/
WITH timed AS (
    SELECT
        mentions.*,
        sources.text_hash,
        sources.source_id,
        -- A corrected time neither comes from a copy nor goes to one.
        sources.is_copied AND NOT mentions.is_retimed AS is_copied,
        mentions.clean_start - blocks.clean_start AS own_place,
        CASE
            WHEN mentions.period IS NULL OR mentions.period_from = 'default' THEN NULL
            WHEN mentions.period LIKE 'since %' OR mentions.period_end IS NULL THEN mentions.period
            WHEN metrics.period_type = 'instant' THEN mentions.period_end::VARCHAR
            ELSE coalesce(mentions.period_start::VARCHAR, '') || '/' || mentions.period_end::VARCHAR
        END AS when_key,
        CASE
            WHEN mentions.period IS NULL OR mentions.period_from = 'default' THEN NULL
            WHEN mentions.period_from = 'context' THEN 'context'
            ELSE 'stated'
        END AS when_kind
    FROM {{ ref('int_corrected_mentions') }} AS mentions
    JOIN {{ ref('int_block_sources') }} AS sources ON sources.block_id = mentions.block_id
    JOIN {{ ref('stg_blocks') }} AS blocks ON blocks.block_id = mentions.block_id
    LEFT JOIN {{ ref('reference_metrics') }} AS metrics ON metrics.metric = mentions.metric
),
-- A copy tells of the time of its text, which the page around it may have hidden: what the words state before what a
-- context says, the context of the article before that of a page with a teaser.
copied AS (
    SELECT text_hash, own_place, metric, when_key, when_kind
    FROM timed
    WHERE is_copied AND when_key IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY text_hash, own_place, metric ORDER BY when_kind = 'context', section = 'related', when_key
    ) = 1
),
-- Narrow and once a place: the join to the sentence before it sorts both sides.
sentenced AS (
    SELECT places.text_hash, places.own_place, sentences.sentence_no
    FROM (SELECT DISTINCT text_hash, own_place FROM timed) AS places
    ASOF JOIN {{ ref('int_sentences') }} AS sentences
        ON sentences.text_hash = places.text_hash AND places.own_place >= sentences.starts_at
),
-- Both ends of a range stand in one place.
ranges AS (
    SELECT block_id, range_id, min(clean_start) AS clean_start
    FROM {{ ref('int_corrected_mentions') }}
    WHERE range_id IS NOT NULL
    GROUP BY ALL
)
SELECT
    timed.mention_id,
    timed.text_hash,
    coalesce(ranges.clean_start - timed.clean_start, 0) + timed.own_place AS place,
    timed.clean_start AS position,
    sentenced.sentence_no,
    timed.source_id,
    concat_ws(
        chr(31),
        coalesce(timed.entity, ''),
        timed.metric,
        coalesce(timed.aspect, ''),
        timed.measure,
        coalesce(timed.comparator, ''),
        intervals.base_unit,
        timed.basis
    ) AS series_key,
    timed.measure,
    timed.accounting,
    timed.basis,
    CASE WHEN voices.voice IS NULL THEN timed.attributed_to END AS attributed_to,
    coalesce(treatments.treatment, 'plain') AS treatment,
    coalesce(treatments.treatment, '') <> 'own'
    AND timed.entity IS NOT NULL
    AND (coalesce(treatments.treatment, '') <> 'needs_aspect' OR timed.aspect IS NOT NULL)
    AND (timed.measure = 'level' OR coalesce(timed.comparator, 'other') <> 'other') AS is_whole,
    coalesce(timed.vintage, 'current') = 'prior' AS is_prior,
    coalesce(copied.when_key, timed.when_key) AS when_key,
    CASE WHEN timed.when_key IS NULL AND copied.when_key IS NOT NULL THEN 'context' ELSE timed.when_kind END AS when_kind,
    coalesce(timed.qualifier || ' ', '')
    || CASE WHEN timed.value < 0 AND NOT regexp_matches(timed.quote, '[-−–(]') THEN '-' ELSE '' END
    || timed.quote AS words,
    intervals.base_unit,
    intervals.base_value,
    intervals.low,
    intervals.high,
    intervals.outer_low,
    intervals.outer_high
FROM timed
JOIN {{ ref('int_intervals') }} AS intervals ON intervals.mention_id = timed.mention_id
LEFT JOIN ranges ON ranges.block_id = timed.block_id AND ranges.range_id = timed.range_id
LEFT JOIN copied
    ON copied.text_hash = timed.text_hash
    AND copied.own_place = timed.own_place
    AND copied.metric = timed.metric
    AND timed.is_copied
LEFT JOIN {{ ref('reference_comparability') }} AS treatments ON treatments.metric = timed.metric
LEFT JOIN (SELECT DISTINCT voice FROM {{ ref('reference_voices') }}) AS voices ON voices.voice = timed.attributed_to
LEFT JOIN sentenced ON sentenced.text_hash = timed.text_hash AND sentenced.own_place = timed.own_place
