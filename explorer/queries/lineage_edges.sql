-- Every step from a table to the table that it is made of.
SELECT "table" AS name, from_table, transformation FROM lineage_tables ORDER BY name, from_table
