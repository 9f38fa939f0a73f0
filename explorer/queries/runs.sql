-- Runs that derived a row that stands, the newest first.
FROM dim_runs ORDER BY started_at DESC NULLS LAST LIMIT 50
