/*
description: What the rooms did not understand, one sentence each.
grain: one thing at one place
materialized: table
columns:
  stage: room that found it, raw, cleaned, extracted or facts
  article_id: article concerned, null where no article could be made
  source_path: file concerned, in the articles folder or in the home
  severity: error lost a row or a file, warning kept it with a doubt, info only tells
  code: stable name of the problem
  message: one sentence for a person
tests:
  - not_null: [stage, severity, code, message]
  - accepted_values: {column: severity, values: [error, warning, info]}
*/
SELECT DISTINCT
    found.stage,
    found.article_id,
    coalesce(found.source_path, versions.source_path) AS source_path,
    found.severity,
    found.code,
    found.message
FROM {{ ref('found_issues') }} AS found
LEFT JOIN {{ ref('int_article_versions') }} AS versions USING (article_id)
-- An issue of an article that is gone is gone with it; one of a file that gave no article stays.
WHERE coalesce(versions.is_present, true)
UNION ALL
SELECT
    'facts' AS stage,
    article_id,
    'corrections.csv' AS source_path,
    'warning' AS severity,
    CASE status WHEN 'invalid' THEN 'invalid_correction' ELSE 'correction_without_mention' END AS code,
    problem AS message
FROM {{ ref('corrections') }}
WHERE problem IS NOT NULL
ORDER BY ALL
