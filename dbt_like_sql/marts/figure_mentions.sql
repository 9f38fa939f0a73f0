/*
description: >-
  What each mention says about its figure: who provides it, how it ranks, how its claim stands to the preferred claim, and
  why. Losers stay.
grain: one mention
materialized: table
follows:
  key: figure_id
  touched:
    mentions: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    int_article_versions: SELECT figure_id FROM changed JOIN {{ ref('mentions') }} USING (article_id) JOIN {{ ref('int_mention_cells') }} USING (mention_id)
columns:
  figure_id: the figure
  mention_id: the mention
  provider: who says so; where the text names nobody, one unnamed provider a source
  rank: preferred (one a figure, none where it is plural), normal, or deprecated for a superseded value
  relation: >-
    duplicate (the same interval), refines (one lies strictly inside the other), consistent (they overlap), strained (only
    the outer limits meet) or conflicts, each against the preferred claim; null in a plural figure
  reason: why it ranks so, and what was corrected in it, as sentences
  value: value as it is compared, extracted or corrected; null for one end of a range
  value_low: lower end of the interval as it is compared
  value_high: upper end of that interval
  unit: unit of value, value_low and value_high
  shown: value and unit as a person reads them
  is_corrected: whether a person corrected any part of the claim
tests:
  - not_null: [figure_id, mention_id, provider, rank, reason]
  - unique: [mention_id]
  - accepted_values: {column: rank, values: [preferred, normal, deprecated]}
  - accepted_values: {column: relation, values: [duplicate, refines, consistent, strained, conflicts]}
  - relationships: {column: figure_id, to: fct_figures.figure_id}
*/
SELECT
    ranked.figure_id,
    ranked.mention_id,
    ranked.provider,
    CASE
        WHEN is_prior AND n_claims > 0 THEN 'deprecated'
        WHEN is_plural THEN 'normal'
        WHEN preference = 1 THEN 'preferred'
        WHEN is_prior THEN 'deprecated'
        ELSE 'normal'
    END AS rank,
    relation,
    CASE
        WHEN is_prior AND preference > 1 THEN 'Its own text calls it an earlier value that no longer holds.'
        WHEN is_plural THEN 'One of several values that differ; none is preferred.'
        WHEN preference = 1 AND is_prior THEN 'An earlier value; no later one is known.'
        WHEN preference = 1 AND n_sides > 1 AND n_side_sources > 1
            THEN 'Claims differ; ' || n_side_sources || ' independent sources stand on its side, and it is the most precise there.'
        WHEN preference = 1 AND n_sides > 1 THEN 'Claims differ and none has more sources; this is the most precise.'
        WHEN preference = 1 AND n_claims > 1 THEN 'The most precise of ' || n_claims || ' claims that can all hold.'
        WHEN preference = 1 THEN 'The only claim.'
        WHEN relation = 'duplicate' AND is_same_source THEN 'Repeats "' || best_words || '" from the same source.'
        WHEN relation = 'duplicate' THEN 'An independent source for "' || best_words || '".'
        WHEN relation = 'refines' AND is_wider THEN '"' || best_words || '" lies inside it and is more precise.'
        WHEN relation = 'refines' THEN 'More precise than "' || best_words || '", but on a side with fewer sources.'
        WHEN relation = 'consistent' THEN 'Overlaps "' || best_words || '", which is at least as precise.'
        WHEN relation = 'strained' THEN 'Only its outer limit admits "' || best_words || '".'
        WHEN n_best_sources > n_side_sources THEN 'Cannot hold beside "' || best_words || '", which has more independent sources.'
        ELSE 'Cannot hold beside "' || best_words || '", which is more precise.'
    END || coalesce(' ' || compared.correction, '') AS reason,
    CASE WHEN compared.range_id IS NULL THEN compared.value END AS value,
    compared.value_low,
    compared.value_high,
    compared.unit,
    compared.shown,
    compared.correction IS NOT NULL AS is_corrected
FROM {{ ref('int_ranked_mentions') }} AS ranked
JOIN {{ ref('int_mention_relations') }} AS relations USING (mention_id, figure_id)
JOIN {{ ref('int_corrected_mentions') }} AS compared USING (mention_id)
ORDER BY ranked.figure_id, preference
