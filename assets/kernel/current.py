"""Turns the name of a table into the Parquet files that hold it now: the shards of the current version of its room."""

from pathlib import Path

from assets.kernel.lake import ARTICLES, RoomLake
from assets.kernel.storage import Home
from assets.kernel.versions import room_version

_ROOMS = {
    "raw_articles": "raw",
    "clean_articles": "cleaned",
    "clean_blocks": "cleaned",
    "clean_hidden": "cleaned",
    "mentions": "extracted",
    "residual_numbers": "extracted",
}
_BESIDE_SHARDS = {"article_sources": ("article_sources",), "issues": ("file_issues",)}  # in lake/raw


def current_files(home: Home, table: str) -> list[Path]:
    """The files of `table`, a table of the rooms raw, cleaned and extracted; `issues` stand in all three."""
    beside = [home.lake / "raw" / f"{name}.parquet" for name in _BESIDE_SHARDS.get(table, ())]
    rooms = dict.fromkeys(_ROOMS.values()) if table == "issues" else [_ROOMS[table]] if table in _ROOMS else []
    shards = [path for room in rooms for path in current_room(home, room).paths(table)]
    return [path for path in beside if path.exists()] + shards


def room_tables(room: str) -> list[str]:
    """The tables that every shard of `room` has."""
    return [*(table for table, of in _ROOMS.items() if of == room), "issues", ARTICLES]


def current_room(home: Home, room: str) -> RoomLake:
    """The shards of `room` that today's code has made."""
    return home.room(room, room_version(room))
