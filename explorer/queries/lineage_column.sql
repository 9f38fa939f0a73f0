-- The whole way back of a column: each step once, with how far it lies behind.
WITH RECURSIVE back AS (
    SELECT "table" AS name, "column" AS col, from_table, from_column, transformation, 1 AS depth
    FROM lineage_columns WHERE "table" = $table AND "column" = $column
    UNION
    SELECT steps."table", steps."column", steps.from_table, steps.from_column, steps.transformation, back.depth + 1
    FROM back JOIN lineage_columns AS steps ON steps."table" = back.from_table AND steps."column" = back.from_column
    WHERE back.depth < 40
)
SELECT name, col, from_table, from_column, transformation, min(depth) AS depth
FROM back GROUP BY ALL ORDER BY depth, name, col, from_table, from_column LIMIT 400
