-- The columns of a table, each with the columns that its values come from.
SELECT "column" AS name, from_table, from_column, transformation FROM lineage_columns WHERE "table" = $table
ORDER BY name, from_table, from_column
