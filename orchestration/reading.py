"""Turns the path of a published warehouse into a connection that can do nothing but read it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from assets.facts import warehouse as published
from orchestration.options import CommandError


@contextmanager
def open_warehouse(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection without access to any other file or address.

    The link is followed once, so that a version published meanwhile disturbs no reader. Raises CommandError where the
    file cannot be read, or is of a schema that this version does not know.
    """
    try:
        connection = published.open_warehouse(warehouse.parent)
    except published.WarehouseError as error:
        raise CommandError(str(error)) from None
    with connection:
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def fetch_rows(connection: duckdb.DuckDBPyConnection, query: str, **parameters: object) -> list[dict[str, Any]]:
    """The rows of `query` as column to value; `parameters` stand in it as $name."""
    found = connection.execute(query, parameters)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
