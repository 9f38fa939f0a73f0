"""Turns the records of old runs into none: Dagster's events and the manifests of warehouses that are gone."""

import dagster as dg

from assets.facts.proof.manifest import read_manifests
from assets.kernel.storage import Home


def prune_runs(instance: dg.DagsterInstance, home: Home, kept: int) -> int:
    """Deletes all but the newest `kept` finished runs; returns how many went.

    The manifest of a warehouse that still stands stays: without it nothing could be proved.
    """
    finished = dg.RunsFilter(statuses=list(_FINISHED))
    old = [record.dagster_run.run_id for record in instance.get_run_records(filters=finished)[kept:]]
    standing = {path.name for path in home.path.glob("warehouse-*.duckdb")}
    proving = {manifest.run_id for manifest in read_manifests(home.manifests) if manifest.warehouse in standing}
    for run_id in old:
        instance.delete_run(run_id)
        if run_id not in proving:
            (home.manifests / f"{run_id}.json").unlink(missing_ok=True)
    return len(old)


_FINISHED = (dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED)
