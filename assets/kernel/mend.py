"""Turns damaged Parquet files of a home into missing ones, which a run then makes again."""

import logging
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import polars as pl

from assets.kernel.current import current_room, room_tables
from assets.kernel.lake import UNREADABLE, hide
from assets.kernel.storage import Home
from assets.kernel.versions import ROOMS

_log = logging.getLogger("sourceline")
_SEEN_FILES = "files.parquet"  # in lake/raw: without it every article file is read again


def mend_home(home: Home, *, thorough: bool) -> list[Path]:
    """Removes the damaged files of the lake, each with what stands and falls with it, and returns them.

    A file that is cut, empty or missing is found by its end; only a `thorough` look, which reads all of every file,
    finds one that is wrong inside. To be called by the one writer of the home.
    """
    damaged = list(_find_damaged(home, thorough=thorough))
    for path in damaged:
        _log.warning("%s is damaged: it is made again", path.relative_to(home.path))
        if len(path.relative_to(home.lake).parts) == 4:  # room, version, shard, file
            shutil.rmtree(hide(path.parent))
        else:
            path.unlink(missing_ok=True)
    if any(path.is_relative_to(home.lake / "raw") for path in damaged):
        (home.lake / "raw" / _SEEN_FILES).unlink(missing_ok=True)
    return damaged


def _find_damaged(home: Home, *, thorough: bool) -> Iterator[Path]:
    """The damaged files: the first one of each shard, and of those that stand alone every one."""
    for room in ROOMS[:3]:
        for shard in current_room(home, room).shards():
            files = (shard / f"{table}.parquet" for table in room_tables(room))
            yield from islice((file for file in files if not _is_whole(file, thorough=thorough)), 1)
    for folder in (home.lake / "raw", home.lake / "facts"):
        yield from (file for file in sorted(folder.glob("*.parquet")) if not _is_whole(file, thorough=thorough))


def _is_whole(path: Path, *, thorough: bool) -> bool:
    try:
        if thorough:
            pl.read_parquet(path)
        else:
            pl.read_parquet_schema(path)
    except (OSError, *UNREADABLE):
        return False
    return True
