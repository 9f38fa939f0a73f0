/*
description: Runs that first read, cleaned or derived a row that stands, or that changed what is known.
grain: one run
materialized: table
columns:
  run_id: identity of the run
  started_at: when the run began, null where its record is lost
  code_version: version of the project's rules at that run
  vocabulary_hash: hash of the reference tables at that run
  n_articles: articles that it read first
  n_mentions: mentions that it derived first
  n_changes: mentions that came, changed, went or came back with it
  known_at: from when the history knows these changes; null where there were none
tests:
  - not_null: [run_id, n_articles, n_mentions, n_changes]
  - unique: [run_id]
*/
WITH derived AS (
    SELECT run_id, 1 AS articles, 0 AS mentions, 0 AS changes FROM {{ ref('stg_articles') }}
    UNION ALL
    SELECT run_id, 0, 0, 0 FROM {{ ref('stg_clean_articles') }}
    UNION ALL
    SELECT run_id, 0, 1, 0 FROM {{ ref('stg_mentions') }}
    UNION ALL
    SELECT run_id, 0, 0, 1 FROM {{ ref('mention_changes') }}
    UNION ALL
    SELECT run_id, 0, 0, 0 FROM {{ ref('figure_changes') }}
),
published AS (
    SELECT run_id, max(changed_at) AS known_at, any_value(run_code_version) AS code_version
    FROM (
        SELECT run_id, changed_at, run_code_version FROM {{ ref('mention_changes') }}
        UNION ALL
        SELECT run_id, changed_at, run_code_version FROM {{ ref('figure_changes') }}
    )
    GROUP BY run_id
)
SELECT
    derived.run_id,
    coalesce(any_value(runs.started_at), any_value(published.known_at)) AS started_at,
    coalesce(any_value(runs.code_version), any_value(published.code_version)) AS code_version,
    any_value(runs.vocabulary_hash) AS vocabulary_hash,
    sum(derived.articles)::BIGINT AS n_articles,
    sum(derived.mentions)::BIGINT AS n_mentions,
    sum(derived.changes)::BIGINT AS n_changes,
    any_value(published.known_at) AS known_at
FROM derived
LEFT JOIN {{ ref('runs') }} AS runs USING (run_id)
LEFT JOIN published USING (run_id)
GROUP BY derived.run_id
ORDER BY derived.run_id
