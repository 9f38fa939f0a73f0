/*
description: Runs that first read, cleaned or derived a row that stands.
grain: one run
materialized: table
columns:
  run_id: identity of the run
  started_at: when the run began, null where its record is lost
  code_version: version of the project's rules at that run
  vocabulary_hash: hash of the reference tables at that run
  n_articles: articles that it read first
  n_mentions: mentions that it derived first
tests:
  - not_null: [run_id, n_articles, n_mentions]
  - unique: [run_id]
*/
WITH derived AS (
    SELECT run_id, 1 AS articles, 0 AS mentions FROM {{ ref('stg_articles') }}
    UNION ALL
    SELECT run_id, 0, 0 FROM {{ ref('stg_clean_articles') }}
    UNION ALL
    SELECT run_id, 0, 1 FROM {{ ref('stg_mentions') }}
)
SELECT
    derived.run_id,
    any_value(runs.started_at) AS started_at,
    any_value(runs.code_version) AS code_version,
    any_value(runs.vocabulary_hash) AS vocabulary_hash,
    sum(derived.articles)::BIGINT AS n_articles,
    sum(derived.mentions)::BIGINT AS n_mentions
FROM derived
LEFT JOIN {{ ref('runs') }} AS runs USING (run_id)
GROUP BY derived.run_id
ORDER BY derived.run_id
