"""Turns the path of a home into the places where everything that the project keeps stands."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from assets.kernel.durable import ASIDE, remove_unfinished
from assets.kernel.lake import RoomLake
from assets.kernel.objects import ObjectStore
from assets.kernel.versions import ROOMS

_log = logging.getLogger("sourceline")


@dataclass(frozen=True, slots=True)
class Home:
    """One folder with all that a user's runs keep; nothing outside of it is ever written."""

    path: Path

    @property
    def objects(self) -> ObjectStore:
        """The raw bytes, each once under its SHA-256."""
        return ObjectStore(self.path / "raw")

    @property
    def lake(self) -> Path:
        """The Parquet tables of every room."""
        return self.path / "lake"

    @property
    def spill(self) -> Path:
        """What DuckDB puts aside while a query does not fit into memory."""
        return self.lake / ".spill"

    @property
    def warehouse(self) -> Path:
        """The link to the published DuckDB file."""
        return self.path / "warehouse.duckdb"

    @property
    def manifests(self) -> Path:
        """What each run saw and built."""
        return self.path / "manifests"

    @property
    def dagster(self) -> Path:
        """Dagster's instance: runs, events, dagster.yaml."""
        return self.path / "dagster"

    @property
    def writer(self) -> Path:
        """The id of the run, or the name of the command, that writes now, or that was killed when it wrote."""
        return self.path / ".writer"

    def room(self, room: str, version: str) -> RoomLake:
        """The shards of `room` made by code of `version`."""
        return RoomLake(self.lake / room / version)

    @contextmanager
    def writing(self, writer: str) -> Iterator[str]:
        """Holds this home for one `writer`, the id of a run or the name of a command; a second one waits and says so.

        Yields the writer that was killed while it wrote, else "": what it left unfinished is removed first.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        lock = self._lock()
        try:
            lock.acquire(timeout=0)
        except Timeout:
            _log.warning("another run writes to %s: waiting until it ends", self.path)
            lock.acquire()
        try:
            killed = self.writer.read_text(encoding="utf-8") if self.writer.exists() else ""
            if killed:
                _log.warning("%s was killed: its unfinished files are removed", killed)
                self._remove_unfinished()
            self._finish_replacing()
            self.writer.write_text(writer, encoding="utf-8")
            yield killed
        finally:
            self.writer.unlink(missing_ok=True)
            lock.release()

    def is_held(self) -> bool:
        """Whether a run writes now."""
        lock = self._lock()
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        lock.release()
        return False

    def _lock(self) -> FileLock:
        return FileLock(self.path / ".writer.lock")

    def _remove_unfinished(self) -> None:
        remove_unfinished(self.path.glob(f"{ASIDE}*"))
        for folder in (self.objects.folder, self.lake, self.manifests):
            remove_unfinished(folder.rglob(f"{ASIDE}*"))
        remove_unfinished([self.spill])

    def _finish_replacing(self) -> None:
        for room in ROOMS:
            for version in (self.lake / room).glob("[!.]*/"):
                RoomLake(version).finish_replacing()
