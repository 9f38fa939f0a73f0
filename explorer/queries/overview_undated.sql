-- Figures whose time no text says.
SELECT count(*) AS n FROM fct_figures WHERE period_end IS NULL
