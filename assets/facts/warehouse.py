"""The link in a home becomes a read-only connection to a warehouse that this version of the project understands."""

from pathlib import Path

import duckdb

LINK = "warehouse.duckdb"
SCHEMA_VERSION = "1.0"  # major.minor; major counts when a reader of the old tables would be wrong


class WarehouseError(ValueError):
    """No warehouse that can be read; the sentence says what was found and what to do."""


def open_warehouse(home: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection, in UTC, to the published warehouse of `home`; to be closed by the caller.

    It stays on the version it opened, whatever is published later. Raises WarehouseError where there is none, where the
    file is no DuckDB database, or where its schema has another major version.
    """
    link = home / LINK
    if not link.exists():
        raise WarehouseError(f"{link}: no warehouse there; build one with `sourceline run --home {home}`")
    try:
        connection = duckdb.connect(link.resolve(), read_only=True)
        connection.execute("SET TimeZone = 'UTC'")
        row = connection.execute("SELECT schema_version FROM main.meta").fetchone()
    except duckdb.Error as error:
        first = str(error).splitlines()[0]
        raise WarehouseError(
            f"{link}: not a warehouse that can be read ({first}); run `sourceline run` again"
        ) from None
    version = str(row[0]) if row else "unknown"
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        connection.close()
        raise WarehouseError(
            f"{link}: has schema version {version}, this tool reads {SCHEMA_VERSION}; run `sourceline run` again"
        )
    return connection
