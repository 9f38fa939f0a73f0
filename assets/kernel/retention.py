"""Turns a home into a smaller one: what today's code does not read and nobody asked to keep is removed."""

import shutil
from pathlib import Path

import dagster as dg

from assets.kernel.lake import hide
from assets.kernel.storage import Home
from assets.kernel.versions import room_version

_ROOMS = ("raw", "cleaned", "extracted")
_DERIVED = ("cleaned", "extracted")
_FINISHED = (dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE, dg.DagsterRunStatus.CANCELED)
_KEPT_FACTS = {"runs"}  # when the rules changed: no other file tells it


def prune_rooms(home: Home, kept: int) -> list[Path]:
    """Removes the shards of all but the newest `kept` versions of each room's code; returns the folders.

    The version that today's code reads always stays, and so does the raw store: old rows can be made again.
    """
    gone = []
    for room in _ROOMS:
        folder = home.lake / room
        versions = [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
        others = [path for path in versions if path.name != room_version(room)]
        others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in others[max(kept - 1, 0) :]:
            _remove(path)
            gone.append(path)
        for path in folder.glob("*.json"):  # KnownFiles
            if f"-{room_version(room)}." not in path.name:
                path.unlink()
    return gone


def prune_runs(instance: dg.DagsterInstance, home: Home, kept: int) -> int:
    """Deletes Dagster's records of all but the newest `kept` finished runs, whoever started them; returns how many."""
    records = instance.get_run_records(filters=dg.RunsFilter(statuses=list(_FINISHED)))[kept:]
    for record in records:
        run_id = record.dagster_run.run_id
        instance.delete_run(run_id)
        shutil.rmtree(home.dagster / "storage" / run_id, ignore_errors=True)
    return len(records)


def forget_derived(home: Home) -> None:
    """Removes what rooms and models derived from the raw store; the caller holds the home."""
    forget_facts(home)
    gone = [hide(home.lake / room) for room in _DERIVED if (home.lake / room).is_dir()]
    for aside in gone:
        shutil.rmtree(aside, ignore_errors=True)


def forget_facts(home: Home) -> None:
    """Removes what models made; the next run makes it anew."""
    for path in (home.lake / "facts").glob("*"):
        if path.is_file() and path.stem not in _KEPT_FACTS:
            path.unlink()


def _remove(folder: Path) -> None:
    """Removes a folder so that it is gone at once, also where this is cut short."""
    shutil.rmtree(hide(folder), ignore_errors=True)
