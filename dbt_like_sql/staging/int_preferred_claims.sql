/*
description: >-
  The preferred claim of each figure that shares its series with others, as it is set against theirs: current, and not of a
  moment that never comes again.
grain: one figure
materialized: table
follows:
  key: figure_id
  touched:
    int_claims: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    mentions: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    int_article_versions: SELECT figure_id FROM changed JOIN {{ ref('mentions') }} USING (article_id) JOIN {{ ref('int_mention_cells') }} USING (mention_id)
columns:
  figure_id: the figure
  basis: reported, estimate or guidance
  words: the claim as written
  base_value: the value in base units
  low: lower outer limit, closed; what an outer limit admits does not differ
  high: upper outer limit, closed
  series_id: hash of the cell's parts without the time
  when_kind: how the time of the cell is known
  accounting: gaap or adjusted
  series_key: everything that two claims must share to be compared, except accounting and time
  measure: level, change or percent_change
  treatment: how claims of the metric compare
  when_key: the time, where it is known
  attributed_to: who says so by name
  metric: what is measured
  section: part of the page where the claim stands
  period_end: last day of its time
  is_profile: whether the figure stands in profiles only
tests:
  - not_null: [figure_id, basis, words, low, high, series_id, is_profile]
  - unique: [figure_id]
*/
WITH placed AS (
    SELECT
        ranked.figure_id,
        ranked.preference,
        ranked.is_prior,
        ranked.basis,
        ranked.words,
        ranked.base_value,
        ranked.outer_low AS low,
        ranked.outer_high AS high,
        cells.series_id,
        cells.when_kind,
        cells.accounting,
        claims.series_key,
        claims.measure,
        claims.treatment,
        claims.when_key,
        claims.attributed_to,
        mentions.metric,
        mentions.section,
        mentions.period_end,
        bool_and(mentions.section = 'profile') OVER (PARTITION BY ranked.figure_id) AS is_profile
    FROM {{ ref('int_ranked_mentions') }} AS ranked
    JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
    JOIN {{ ref('int_claims') }} AS claims USING (mention_id)
    JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
    WHERE cells.when_kind <> 'own' AND claims.treatment <> 'moment'
)
SELECT * EXCLUDE (preference, is_prior)
FROM placed
WHERE preference = 1 AND NOT is_prior
