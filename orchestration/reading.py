"""Turns a home into a connection to its published warehouse that can do nothing but read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from assets.facts.warehouse import WarehouseError, open_warehouse
from orchestration.options import CommandError


@contextmanager
def reading(home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection that reaches no other file and no network; CommandError where there is no warehouse."""
    try:
        connection = open_warehouse(home)
    except WarehouseError as error:
        raise CommandError(str(error)) from None
    with connection:
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection
