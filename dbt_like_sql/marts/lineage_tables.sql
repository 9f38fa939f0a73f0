/*
description: Which table is made of which, from the published tables back to the raw files.
grain: one table and one table that it is made of
materialized: table
columns:
  table: table that is made
  from_table: table that it is made of; raw_files is the immutable store of bytes
  transformation: SQL file or Python module that makes it
tests:
  - not_null: [table, from_table, transformation]
  - unique: [table, from_table]
*/
SELECT "table", from_table, transformation
FROM {{ ref('table_steps') }}
ORDER BY "table", from_table
