"""Turns the path of a published warehouse into a connection that can only read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",  # no other file, no network
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "TimeZone": "UTC",
    "lock_configuration": "true",
}


@contextmanager
def open_warehouse(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection without access to anything but the warehouse.

    The link is followed once, so that a version published meanwhile disturbs no reader.
    """
    with duckdb.connect(str(warehouse.resolve()), read_only=True, config=_CLOSED) as connection:
        yield connection
