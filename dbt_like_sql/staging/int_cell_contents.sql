/*
description: >-
  One hash for all that is claimed in a cell, in every column that any model of cells reads: where it is as in the last run,
  the cell's rows in those models are too, and stay.
grain: one comparability cell
materialized: table
columns:
  figure_id: the cell
  contents: sum of the hashes of its claims, as they stand in their articles
tests:
  - not_null: [figure_id, contents]
  - unique: [figure_id]
*/
-- Both ends of a range speak for each of them, whichever cell the other one is in.
WITH ranges AS (
    SELECT article_id, range_id, sum(hash(bound, value, shown)::HUGEINT) AS ends
    FROM {{ ref('int_corrected_mentions') }}
    WHERE range_id IS NOT NULL
    GROUP BY ALL
)
SELECT
    cells.figure_id,
    sum(hash(cells, claims, mentions, ranges.ends, articles.published_at)::HUGEINT)::VARCHAR AS contents
FROM {{ ref('int_mention_cells') }} AS cells
JOIN {{ ref('int_claims') }} AS claims ON claims.mention_id = cells.mention_id
JOIN {{ ref('int_corrected_mentions') }} AS mentions ON mentions.mention_id = cells.mention_id
LEFT JOIN ranges ON ranges.article_id = mentions.article_id AND ranges.range_id = mentions.range_id
LEFT JOIN {{ ref('stg_clean_articles') }} AS articles ON articles.article_id = mentions.article_id
GROUP BY cells.figure_id
