"""Turns configuration into what an asset needs of the outside: the home and the articles root."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from assets.kernel.compaction import compact_room
from assets.kernel.current import current_room
from assets.kernel.mend import mend_home
from assets.kernel.retention import prune_runs
from assets.kernel.storage import Home
from assets.kernel.versions import ROOMS


class HomeResource(dg.ConfigurableResource["HomeResource"]):
    """The home of a run. A run holds it from its first step to its last, so that two runs write one after the other."""

    path: str
    workers: int = 1  # processes that share the work on its shards
    kept_warehouses: int = 5
    kept_runs: int = 200
    kept_room_versions: int = 2  # of the code of each room, today's among them

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["HomeResource"]:
        """Waits until no other run writes to this home, and mends what a killed run or a faulty disk has left."""
        home = self.open()
        with home.writing(context.run.run_id if context.run else "a run") as killed:
            if context.instance is not None:
                _end_killed_run(context.instance, killed)
            mend_home(home, thorough=context.instance is not None and _last_run_failed(context.instance))
            for room in ROOMS[:3]:
                compact_room(current_room(home, room))
            yield self
            if context.instance is not None:
                prune_runs(context.instance, home, self.kept_runs)

    def open(self) -> Home:
        """The folders of this home."""
        return Home(Path(self.path))


def _end_killed_run(instance: dg.DagsterInstance, run_id: str) -> None:
    """Ends in Dagster's eyes, too, the run whose process was killed."""
    run = instance.get_run_by_id(run_id) if run_id else None
    if run and not run.is_finished:
        instance.report_run_failed(run, "The process of this run was killed.")


def _last_run_failed(instance: dg.DagsterInstance) -> bool:
    ended = dg.RunsFilter(statuses=[dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE])
    return any(run.status is dg.DagsterRunStatus.FAILURE for run in instance.get_runs(ended, limit=1))


class ArticlesResource(dg.ConfigurableResource[None]):
    """The folder of raw articles, and what one of them may cost (`ReadLimits`)."""

    path: str
    max_bytes: int = 10_000_000
    max_ratio: int = 200

    def root(self) -> Path:
        """The folder itself."""
        return Path(self.path)
