-- The columns of a table that lineage knows, on either side of a step: all there are of a table that is not published.
SELECT DISTINCT name FROM (
    SELECT "column" AS name FROM lineage_columns WHERE "table" = $table
    UNION ALL SELECT from_column FROM lineage_columns WHERE from_table = $table
) ORDER BY name
