"""How the rooms are run: Dagster definitions, job, schedule, sensor, resources and the command line."""
