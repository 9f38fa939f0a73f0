-- Conflicts by kind, with the gravest severity among them.
SELECT kind AS label, count(*) AS n,
    CASE min(CASE severity WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END)
        WHEN 1 THEN 'high' WHEN 2 THEN 'medium' ELSE 'low' END AS severity
FROM fct_conflicts GROUP BY kind ORDER BY n DESC, label
