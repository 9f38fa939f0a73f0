-- Figures by the quarter that they are about; the quarters around now that hold most, in order of time.
WITH quarters AS (
    SELECT date_trunc('quarter', period_end)::DATE AS starts_on, count(*) AS n
    FROM fct_figures WHERE period_end IS NOT NULL GROUP BY ALL
),
largest AS (FROM quarters ORDER BY n DESC, starts_on DESC LIMIT 16)
SELECT strftime(starts_on, '%Y') || ' Q' || quarter(starts_on) AS label, n FROM largest ORDER BY starts_on
