"""Turns SQL that a reader typed into rows: one SELECT, read-only, within a time and a number of rows."""

import threading
from dataclasses import dataclass
from itertools import islice
from typing import Any

import duckdb

from explorer.warehouse import Warehouse

MAX_ROWS = 500
MAX_SECONDS = 5.0
_MAX_SQL = 20_000  # characters
_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: rows under their names, whether there are more, or the reason why there are none."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Any, ...], ...] = ()
    has_more: bool = False
    problem: str | None = None


def answer_sql(warehouse: Warehouse, sql: str, max_rows: int = MAX_ROWS, max_seconds: float = MAX_SECONDS) -> Answer:
    """The first `max_rows` rows of `sql`, given up after `max_seconds`."""
    try:
        problem = _refuse(sql)
        return Answer(problem=problem) if problem else _run(warehouse, sql, max_rows, max_seconds)
    except duckdb.InterruptException:
        return Answer(problem=f"The query took longer than {max_seconds:g} seconds and was given up.")
    except duckdb.Error as error:
        return Answer(problem=str(error))


def _refuse(sql: str) -> str | None:
    """Why `sql` is not run; None where it is one statement that reads."""
    if len(sql) > _MAX_SQL:
        return f"The query has {len(sql):,} characters; {_MAX_SQL:,} are taken."
    statements = duckdb.extract_statements(sql)
    if len(statements) != 1:
        return f"One statement at a time: this is {len(statements)}."
    kind = statements[0].type
    return None if kind in _READING else f"Only SELECT is answered here; this is {kind.name}."


def _run(warehouse: Warehouse, sql: str, max_rows: int, max_seconds: float) -> Answer:
    with warehouse.cursor() as cursor:
        timer = threading.Timer(max_seconds, cursor.interrupt)
        timer.start()
        try:
            found = cursor.execute(sql)
            rows = found.fetchmany(max_rows + 1)
            names = tuple(column[0] for column in found.description or ())
        finally:
            timer.cancel()
            timer.join()
    return Answer(names, tuple(islice(rows, max_rows)), has_more=len(rows) > max_rows)
