"""One in-memory DuckDB a process, for questions about files: to start one takes longer than most of them."""

import atexit
from contextlib import closing
from functools import cache

import duckdb

_start_engine = cache(duckdb.connect)
atexit.register(_start_engine.cache_clear)  # DuckDB tells of an engine that outlives it as a leak


def open_engine() -> closing[duckdb.DuckDBPyConnection]:
    """A connection of its own, for a `with` statement; nothing is to be kept in it."""
    return closing(_start_engine().cursor())
