-- The columns of a table with their types and meanings.
SELECT column_name AS name, data_type AS type, comment AS meaning
FROM duckdb_columns() WHERE schema_name = 'main' AND database_name = 'warehouse' AND table_name = $table ORDER BY column_index
