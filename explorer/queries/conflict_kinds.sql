-- Kinds of conflicts with their number, for the filter.
SELECT kind, count(*) AS n FROM fct_conflicts GROUP BY kind ORDER BY kind
