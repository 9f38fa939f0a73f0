-- Every table that lineage knows, on either side of a step.
SELECT DISTINCT name FROM (SELECT "table" AS name FROM lineage_tables UNION ALL SELECT from_table FROM lineage_tables) ORDER BY name
