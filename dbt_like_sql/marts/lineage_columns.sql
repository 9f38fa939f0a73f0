/*
description: Which column's values come from which column. Filters and join keys are not values and have no row.
grain: one column and one column that its values come from
materialized: table
columns:
  table: table of the column
  column: column that is made
  from_table: table of the column that it is made of
  from_column: column that it is made of; raw_files.bytes is where every way back ends
  transformation: SQL expression or Python module that makes it
tests:
  - not_null: [table, column, from_table, from_column, transformation]
  - unique: [table, column, from_table, from_column]
*/
SELECT "table", "column", from_table, from_column, transformation
FROM {{ ref('column_steps') }}
ORDER BY "table", "column", from_table, from_column
