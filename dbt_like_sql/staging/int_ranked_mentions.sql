/*
description: >-
  The mentions of each cell in order of preference: current before superseded, the side with the most independent sources,
  on it the most precise claim, and of its mentions the one that stands best. A price of one moment needs no more.
grain: one mention
materialized: table
follows:
  key: figure_id
  touched:
    int_claims: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    mentions: SELECT figure_id FROM changed JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    int_article_versions: SELECT figure_id FROM changed JOIN {{ ref('mentions') }} USING (article_id) JOIN {{ ref('int_mention_cells') }} USING (mention_id)
    stg_clean_articles: SELECT figure_id FROM changed JOIN {{ ref('mentions') }} USING (article_id) JOIN {{ ref('int_mention_cells') }} USING (mention_id)
columns:
  mention_id: the mention
  figure_id: its cell
  preference: place in the order of preference, 1 is best
  side: side of the cell that its claim stands on; 0 for a superseded claim
  n_sides: sides of the cell
  n_claims: distinct current claims of the cell
  n_side_sources: independent sources on its side, counted where there are several sides
  source_id: the source behind its block
  provider: who says so; an unnamed one is numbered, one a source
  basis: reported, estimate or guidance
  is_prior: whether the text calls it superseded
  words: the claim as written
  base_unit: unit of the interval
  base_value: the value in base units
  low: lower end, closed
  high: upper end, closed
  outer_low: lower outer limit, closed
  outer_high: upper outer limit, closed
tests:
  - not_null: [mention_id, figure_id, preference, side, provider, is_prior]
  - unique: [mention_id]
*/
WITH sided AS (
    SELECT claims.*, cells.figure_id, sides.side, sides.n_sides, sides.n_claims
    FROM {{ ref('int_claims') }} AS claims
    JOIN {{ ref('int_mention_cells') }} AS cells USING (mention_id)
    JOIN {{ ref('int_claim_sides') }} AS sides
        ON sides.figure_id = cells.figure_id
        AND sides.low = claims.low
        AND sides.high = claims.high
        AND sides.outer_low = claims.outer_low
        AND sides.outer_high = claims.outer_high
        AND sides.is_prior = claims.is_prior
),
supported AS (
    SELECT figure_id, side, count(DISTINCT source_id) AS n_side_sources
    FROM sided
    WHERE n_sides > 1
    GROUP BY ALL
),
unnamed AS (
    SELECT figure_id, source_id, row_number() OVER (PARTITION BY figure_id ORDER BY source_id) AS number
    FROM (SELECT DISTINCT figure_id, source_id FROM sided WHERE attributed_to IS NULL)
)
SELECT
    sided.mention_id,
    sided.figure_id,
    row_number() OVER (
        PARTITION BY sided.figure_id
        ORDER BY
            sided.is_prior,
            supported.n_side_sources DESC,
            sided.high - sided.low,
            mentions.period IS NULL,
            list_position(['body', 'table', 'related', 'widget', 'profile'], mentions.section) NULLS LAST,
            mentions.copy_of_mention_id IS NOT NULL,
            articles.published_at NULLS LAST,
            mentions.article_id,
            mentions.byte_start
    ) AS preference,
    sided.side,
    sided.n_sides,
    sided.n_claims,
    supported.n_side_sources,
    sided.source_id,
    coalesce(sided.attributed_to, 'unnamed ' || unnamed.number::VARCHAR) AS provider,
    sided.basis,
    sided.is_prior,
    sided.words,
    sided.base_unit,
    sided.base_value,
    sided.low,
    sided.high,
    sided.outer_low,
    sided.outer_high
FROM sided
JOIN {{ ref('int_corrected_mentions') }} AS mentions USING (mention_id)
LEFT JOIN {{ ref('stg_clean_articles') }} AS articles ON articles.article_id = mentions.article_id
LEFT JOIN supported ON supported.figure_id = sided.figure_id AND supported.side = sided.side
LEFT JOIN unnamed ON unnamed.figure_id = sided.figure_id AND unnamed.source_id = sided.source_id
