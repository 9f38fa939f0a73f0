/*
description: >-
  One figure for all claims that may be compared. A reported figure is its most precise, best-supported claim, word for
  word; where estimates differ there is no winner.
grain: one comparability cell
materialized: table
follows:
  key: figure_id
  touched:
    mentions: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    int_article_versions: SELECT figure_id FROM changed JOIN {{ ref('mentions') }} USING (article_id) JOIN {{ ref('int_mention_cells') }} USING (mention_id)
columns:
  figure_id: hash of the cell's parts
  series_id: hash of the cell's parts without the time
  entity: whose figure it is, as ticker, ISO country, coin code or slug
  entity_name: the words that name the entity, as the preferred mention has them
  metric: what is measured
  aspect: what narrows the metric
  measure: level, change or percent_change
  comparator: what a change is measured against
  unit: unit of value, value_low and value_high
  base_unit: unit that the cell's claims are compared in
  period: what time it is about; null where no text says
  period_start: first day of that time
  period_end: last day of that time
  when_kind: how the time was found; stated, context, moment, value or own (int_mention_cells)
  basis: reported, estimate or guidance
  accounting: gaap or adjusted
  value: the preferred mention's value, verbatim; null where the figure is plural or a range
  value_low: lower end of the preferred claim, or the smallest of plural values
  value_high: upper end of the preferred claim, or the largest of plural values
  base_value: value in the base unit
  shown: value, or least and most, with the unit as a person reads them
  status: >-
    single (one mention), copies (one source, the same claim), agreed (claims that all hold), refined (a precise claim inside
    wider ones), plural (estimates or plans that differ) or contested (reported claims that cannot all hold)
  preferred_mention_id: the mention that value is copied from; null where the figure is plural
  n_mentions: mentions of the figure
  n_articles: articles that hold them
  n_independent: independent sources of current claims; copied articles and blocks count once
  n_providers: named people and houses, and unnamed sources, behind current claims
tests:
  - not_null: [figure_id, metric, measure, unit, base_unit, basis, status, n_mentions, n_articles, n_independent, n_providers]
  - unique: [figure_id]
  - accepted_values: {column: status, values: [single, copies, agreed, refined, plural, contested]}
  - expression: {name: plural_has_no_value, sql: "status <> 'plural' OR (value IS NULL AND preferred_mention_id IS NULL)"}
  - expression: {name: value_is_within, sql: value_low <= value_high}
*/
-- Most figures have one mention: only the others are counted.
WITH crowded AS (
    SELECT figure_id FROM {{ ref('int_ranked_mentions') }} WHERE preference = 2
),
counted AS (
    SELECT
        ranked.figure_id,
        count(*) AS n_mentions,
        count(DISTINCT mentions.article_id) AS n_articles,
        count(DISTINCT coalesce(mentions.article_id || mentions.range_id, mentions.mention_id)) FILTER (NOT ranked.is_prior)
        AS n_places,
        count(DISTINCT ranked.source_id) FILTER (NOT ranked.is_prior) AS n_independent,
        count(DISTINCT ranked.provider) FILTER (NOT ranked.is_prior) AS n_providers,
        count(DISTINCT mentions.unit) AS n_units,
        min(mentions.value) FILTER (NOT ranked.is_prior) AS least_value,
        max(mentions.value) FILTER (NOT ranked.is_prior) AS most_value,
        arg_min(mentions.shown, ranked.base_value) FILTER (NOT ranked.is_prior) AS least_shown,
        arg_max(mentions.shown, ranked.base_value) FILTER (NOT ranked.is_prior) AS most_shown,
        min(ranked.base_value) FILTER (NOT ranked.is_prior) AS least_base_value,
        max(ranked.base_value) FILTER (NOT ranked.is_prior) AS most_base_value,
        bool_or(relations.relation = 'refines' AND NOT ranked.is_prior) AS is_refined
    FROM {{ ref('int_ranked_mentions') }} AS ranked
    SEMI JOIN crowded USING (figure_id)
    JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
    JOIN {{ ref('int_mention_relations') }} AS relations USING (mention_id)
    GROUP BY ranked.figure_id
),
-- Both ends of a range are one claim, and neither end is its value.
ranges AS (
    SELECT
        article_id,
        range_id,
        min(value) AS least,
        max(value) AS most,
        arg_min(shown, value) AS least_shown,
        arg_max(shown, value) AS most_shown
    FROM {{ ref('int_corrected_mentions') }}
    WHERE range_id IS NOT NULL AND bound IN ('range_low', 'range_high')
    GROUP BY ALL
),
best AS (
    SELECT
        ranked.figure_id,
        ranked.base_unit,
        ranked.base_value,
        ranked.n_claims,
        ranked.n_sides > 1 AND ranked.basis <> 'reported' AS is_plural,
        ranked.n_sides > 1 AS is_split,
        ranges.least IS NOT NULL AS is_range,
        coalesce(ranges.least, mentions.value_low) AS claim_low,
        coalesce(ranges.most, mentions.value_high) AS claim_high,
        coalesce(ranges.least_shown || ' to ' || ranges.most_shown, mentions.shown) AS claim_shown,
        mentions.*
    FROM {{ ref('int_ranked_mentions') }} AS ranked
    JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
    LEFT JOIN ranges ON ranges.article_id = mentions.article_id AND ranges.range_id = mentions.range_id
    WHERE ranked.preference = 1
)
SELECT
    best.figure_id,
    cells.series_id,
    best.entity,
    best.entity_name,
    best.metric,
    best.aspect,
    best.measure,
    best.comparator,
    CASE WHEN best.is_plural AND counted.n_units > 1 THEN best.base_unit ELSE best.unit END AS unit,
    best.base_unit,
    best.period,
    best.period_start,
    best.period_end,
    cells.when_kind,
    best.basis,
    cells.accounting,
    CASE WHEN NOT best.is_plural AND NOT best.is_range THEN best.value END AS value,
    CASE
        WHEN NOT best.is_plural THEN best.claim_low
        WHEN counted.n_units > 1 THEN counted.least_base_value
        ELSE counted.least_value
    END AS value_low,
    CASE
        WHEN NOT best.is_plural THEN best.claim_high
        WHEN counted.n_units > 1 THEN counted.most_base_value
        ELSE counted.most_value
    END AS value_high,
    CASE WHEN NOT best.is_plural AND NOT best.is_range THEN best.base_value END AS base_value,
    CASE WHEN best.is_plural THEN counted.least_shown || ' to ' || counted.most_shown ELSE best.claim_shown END AS shown,
    CASE
        WHEN best.is_plural THEN 'plural'
        WHEN best.is_split THEN 'contested'
        WHEN counted.is_refined THEN 'refined'
        WHEN best.n_claims > 1 OR counted.n_independent > 1 THEN 'agreed'
        WHEN counted.n_places > 1 THEN 'copies'
        ELSE 'single'
    END AS status,
    CASE WHEN NOT best.is_plural THEN best.mention_id END AS preferred_mention_id,
    coalesce(counted.n_mentions, 1) AS n_mentions,
    coalesce(counted.n_articles, 1) AS n_articles,
    -- Superseded claims count only where nothing else stands.
    coalesce(nullif(counted.n_independent, 0), 1) AS n_independent,
    coalesce(nullif(counted.n_providers, 0), 1) AS n_providers
FROM best
LEFT JOIN counted USING (figure_id)
JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
ORDER BY best.figure_id
