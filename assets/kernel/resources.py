"""Turns configuration into what an asset needs of the outside: the home and the articles root."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg

from assets.kernel.storage import Home


class HomeResource(dg.ConfigurableResource["HomeResource"]):
    """The home of a run. A run holds it from its first step to its last, so that two runs write one after the other."""

    path: str
    workers: int = 1  # processes that share the work on its shards
    kept_warehouses: int = 5
    kept_room_versions: int = 2  # of the code of each room, today's among them

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["HomeResource"]:
        """Waits until no other run writes to this home. A run that was killed there ends in Dagster's eyes as well."""
        with self.open().writing(context.run_id or "") as killed:
            run = context.instance.get_run_by_id(killed) if context.instance and killed else None
            if context.instance and run and not run.is_finished:
                context.instance.report_run_failed(run, "The process of this run was killed.")
            yield self

    def open(self) -> Home:
        """The folders of this home."""
        return Home(Path(self.path))


class ArticlesResource(dg.ConfigurableResource[None]):
    """The folder of raw articles, and what one of them may cost (`ReadLimits`)."""

    path: str
    max_bytes: int = 10_000_000
    max_ratio: int = 200

    def root(self) -> Path:
        """The folder itself."""
        return Path(self.path)
