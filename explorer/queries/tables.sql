-- Every table and view with its description and its number of columns.
SELECT tables.name, tables.kind, tables.about, tables.n_rows, count(*) AS n_columns
FROM (
    SELECT table_name AS name, 'table' AS kind, comment AS about, estimated_size AS n_rows
    FROM duckdb_tables() WHERE NOT internal AND schema_name = 'main' AND database_name = 'warehouse'
    UNION ALL
    SELECT view_name, 'view', comment, NULL FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' AND database_name = 'warehouse'
) AS tables
JOIN duckdb_columns() AS columns ON columns.table_name = tables.name AND columns.schema_name = 'main' AND columns.database_name = 'warehouse'
GROUP BY ALL ORDER BY tables.name
