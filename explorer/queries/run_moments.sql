-- Runs with the moment from which what they changed was known.
SELECT run_id, coalesce(known_at, started_at) AS since FROM dim_runs WHERE since IS NOT NULL
