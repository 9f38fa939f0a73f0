"""The link in a home becomes rows: one published version, opened so that it can do nothing but be read."""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

LINK = "warehouse.duckdb"
SCHEMA_MAJOR = "1"  # of the tables that these pages know

Row = dict[str, Any]

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "python_enable_replacements": "false",  # a name in SQL is a table, never a variable of this program
    "temp_directory": "",  # nothing is spilled beside the warehouse
    "memory_limit": "2GB",
}
_USE = "USE warehouse.main"
_LOCKS = (
    "SET GLOBAL TimeZone = 'UTC'",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


class ExplorerError(ValueError):
    """What keeps the pages from being shown, and what to do, in one sentence."""


@dataclass(frozen=True, slots=True)
class Warehouse:
    """One published version; `home` is the folder that it, the raw bytes and the manifests stand in."""

    home: Path
    path: Path
    connection: duckdb.DuckDBPyConnection
    _deriving: Lock = field(default_factory=Lock, repr=False, compare=False)

    def rows(self, name: str, /, **parameters: object) -> list[Row]:
        """The rows of the query `queries/<name>.sql`; `parameters` stand in it as $name."""
        return self.select(read_query(name), parameters)

    def row(self, name: str, /, **parameters: object) -> Row | None:
        """The first row of the query `queries/<name>.sql`, None where there is none."""
        return next(iter(self.rows(name, **parameters)), None)

    def select(self, sql: str, parameters: dict[str, object]) -> list[Row]:
        """The rows of `sql`, which is ours; what a reader typed comes in as a parameter."""
        with self.cursor() as cursor:
            found = cursor.execute(sql, parameters)
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def derive(self, *names: str) -> None:
        """Makes memory.main.<name> of `queries/derive_<name>.sql`, once, because a published version never changes."""
        with self._deriving, self.cursor() as cursor:
            for name in names:
                cursor.execute(f"CREATE TABLE IF NOT EXISTS memory.main.{name} AS {read_query(f'derive_{name}')}")

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to this version, for one reader."""
        cursor = self.connection.cursor()
        cursor.execute(_USE)
        return cursor


@cache
def read_query(name: str) -> str:
    """The text of `queries/<name>.sql`."""
    return (files("explorer") / "queries" / f"{name}.sql").read_text(encoding="utf-8")


def open_warehouse(home: Path) -> Warehouse:
    """The version that is published now. Raises ExplorerError where there is none that these pages can read."""
    link = home / LINK
    if not link.exists():
        raise ExplorerError(f"no warehouse in {home} yet: `sourceline run --home {home}` builds one")
    path = link.resolve()
    try:
        connection = _attach(path)
        found = connection.execute("SELECT schema_version FROM warehouse.main.meta").fetchone()
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise ExplorerError(
            f"{link} cannot be read as a warehouse ({reason}): `sourceline run` builds it anew"
        ) from None
    version = str(found[0]) if found else "unknown"
    if version.partition(".")[0] != SCHEMA_MAJOR:
        connection.close()
        raise ExplorerError(
            f"{link} has schema version {version}, these pages read {SCHEMA_MAJOR}.x: `sourceline run` builds it anew"
        )
    return Warehouse(home, path, connection)


def _attach(path: Path) -> duckdb.DuckDBPyConnection:
    """An engine of its own: whoever else has the file open in this process, with other settings, is not disturbed."""
    connection = duckdb.connect(":memory:", config=_CONFIG)
    quoted = str(path).replace("'", "''")
    connection.execute(f"ATTACH '{quoted}' AS warehouse (READ_ONLY)")
    for lock in _LOCKS:
        connection.execute(lock)
    return connection


class Newest:
    """The newest published version of a home, opened anew when another is published while pages are served."""

    def __init__(self, home: Path) -> None:
        self._warehouse = open_warehouse(home)

    def get(self) -> Warehouse:
        """The version to read now. Pages under way finish on the version that they began with."""
        home = self._warehouse.home
        if (home / LINK).resolve() != self._warehouse.path and (home / LINK).exists():
            self._warehouse = open_warehouse(home)
        return self._warehouse
