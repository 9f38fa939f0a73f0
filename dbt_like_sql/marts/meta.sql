/*
description: What this warehouse is. A tool refuses another major schema_version.
grain: the warehouse, one row
materialized: table
columns:
  schema_version: version of the tables, major.minor
  code_version: version of the project's rules
  vocabulary_hash: hash of the reference tables
  built_at: when the run began that built it
tests:
  - not_null: [schema_version, code_version, vocabulary_hash, built_at]
*/
SELECT schema_version, code_version, vocabulary_hash, started_at AS built_at
FROM {{ ref('runs') }}
ORDER BY started_at DESC, run_id
LIMIT 1
