-- Figures by status.
SELECT status AS label, count(*) AS n FROM fct_figures GROUP BY status ORDER BY n DESC, label
