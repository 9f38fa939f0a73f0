-- Issues by severity and code, the gravest first.
SELECT severity, stage, code, count(*) AS n, any_value(message) AS message
FROM issues GROUP BY severity, stage, code
ORDER BY CASE severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, n DESC LIMIT 8
