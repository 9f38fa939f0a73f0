"""Settings become an in-memory DuckDB connection; names and words become safe SQL."""

import atexit
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path

import duckdb


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Bounds of one DuckDB connection; what does not fit into memory goes to `spill`, made where it is needed."""

    memory_limit: str = "1GB"
    threads: int | None = None
    spill: Path | None = None


_numbers = count()


def connect(settings: EngineSettings | None = None) -> duckdb.DuckDBPyConnection:
    """An in-memory DuckDB in UTC that downloads no extension; to be closed by the caller."""
    settings = settings or EngineSettings()
    connection = duckdb.connect(":memory:")
    connection.execute("SET GLOBAL TimeZone = 'UTC'")
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute(f"SET memory_limit = {quote_text(settings.memory_limit)}")
    if settings.threads is not None:
        connection.execute(f"SET threads = {settings.threads:d}")
    if settings.spill is not None:
        connection.execute(f"SET temp_directory = {quote_text(str(settings.spill))}")
    return connection


_start_engine = lru_cache(maxsize=2)(connect)  # a process works on one home
atexit.register(_start_engine.cache_clear)  # DuckDB tells of an engine that outlives it as a leak


@contextmanager
def open_database(settings: EngineSettings) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty in-memory database that goes when the block ends.

    Those of the same settings share one engine: to start one costs more than a small model.
    """
    name = f"step_{next(_numbers)}"
    with closing(_start_engine(settings).cursor()) as connection:
        connection.execute(f"ATTACH ':memory:' AS {name}")
        connection.execute(f"USE {name}")
        try:
            yield connection
        finally:
            connection.execute("USE memory")
            connection.execute(f"DETACH {name}")


def quote(name: str) -> str:
    """A name as a quoted SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text as an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def fetch_rows(
    connection: duckdb.DuckDBPyConnection, sql: str, params: Mapping[str, object] | None = None
) -> tuple[Mapping[str, object], ...]:
    """The rows of a query as dicts in the order of its columns."""
    result = connection.execute(sql, dict(params or {}))
    names = [column[0] for column in result.description or ()]
    return tuple(dict(zip(names, row, strict=True)) for row in result.fetchall())


def show_rows(rows: Iterable[Mapping[str, object]]) -> tuple[Mapping[str, str | None], ...]:
    """Rows as text, for people."""
    return tuple({name: None if value is None else str(value) for name, value in row.items()} for row in rows)
