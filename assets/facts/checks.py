"""A header's tests become queries for failing rows, and a query for failing rows becomes a count with a sample."""

from collections.abc import Callable, Mapping
from pathlib import Path

import duckdb

from assets.facts.connection import fetch_rows, quote, quote_text, show_rows
from assets.facts.record import Check, CheckResult, ModelError

_SAMPLE_ROWS = 5


def build_test(path: Path, model: str, test: Mapping[str, object]) -> Check:
    """The check of one header test.

    `not_null: [a, b]`, `unique: [a, b]` (together), `accepted_values: {column, values}`,
    `relationships: {column, to: table.column}`, `expression: {name, sql}` (true in every row); a null passes all but
    not_null. Raises ModelError where the kind is unknown or its arguments have another form.
    """
    ((kind, arguments),) = test.items()
    if kind not in _TESTS:
        raise ModelError(f"{path}: unknown test {kind!r}; known are {', '.join(_TESTS)}")
    try:
        return _TESTS[kind](model, arguments)
    except (KeyError, TypeError, ValueError):
        raise ModelError(f"{path}: the arguments {arguments!r} do not fit the test {kind}") from None


def run_check(connection: duckdb.DuckDBPyConnection, check: Check) -> CheckResult:
    """Counts the rows that `check` finds, over tables and views that stand in `connection`."""
    # One pass: a check may be as dear as its model.
    counted = f"SELECT *, count(*) OVER () AS failing_rows_ FROM ({check.sql}\n) LIMIT {_SAMPLE_ROWS}"
    rows = fetch_rows(connection, counted)
    failing = int(str(rows[0]["failing_rows_"])) if rows else 0
    sample = [{name: value for name, value in row.items() if name != "failing_rows_"} for row in rows]
    return CheckResult(check, failing, show_rows(sample))


def _not_null(model: str, arguments: object) -> Check:
    columns = _names(arguments)
    nulls = " OR ".join(f"{quote(column)} IS NULL" for column in columns)
    sql = f"SELECT * FROM {{}} WHERE {nulls}"
    return _check(model, f"not_null_{columns[0]}", f"null in {', '.join(columns)}", sql)


def _unique(model: str, arguments: object) -> Check:
    columns = _names(arguments)
    key = ", ".join(quote(column) for column in columns)
    present = " AND ".join(f"{quote(column)} IS NOT NULL" for column in columns)
    sql = f"SELECT {key}, count(*) AS n_rows FROM {{}} WHERE {present} GROUP BY {key} HAVING count(*) > 1"
    about = f"several rows with one {', '.join(columns)}"
    return _check(model, f"unique_{'_'.join(columns)}", about, sql, together=tuple(columns))


def _accepted_values(model: str, arguments: object) -> Check:
    column, values = _fields(arguments, "column", "values")
    if not isinstance(values, list):
        raise TypeError(values)
    listed = ", ".join(quote_text(str(value)) for value in values)
    sql = f"SELECT * FROM {{}} WHERE {quote(str(column))} NOT IN ({listed})"
    about = f"{column} other than {', '.join(map(str, values))}"
    return _check(model, f"accepted_values_{column}", about, sql)


def _relationships(model: str, arguments: object) -> Check:
    column, to = _fields(arguments, "column", "to")
    table, key = str(to).split(".")
    sql = (
        f"SELECT * FROM {{}} WHERE {quote(str(column))} IS NOT NULL AND {quote(str(column))} NOT IN "
        f"(SELECT {quote(key)} FROM main.{quote(table)} WHERE {quote(key)} IS NOT NULL)"
    )
    return _check(model, f"relationships_{column}", f"{column} that is not in {to}", sql, table)


def _expression(model: str, arguments: object) -> Check:
    name, condition = _fields(arguments, "name", "sql")
    return _check(model, str(name), f"not {condition}", f"SELECT * FROM {{}} WHERE NOT ({condition})")


def _check(model: str, name: str, description: str, sql: str, *others: str, together: tuple[str, ...] = ()) -> Check:
    reads = tuple(dict.fromkeys((model, *others)))
    return Check(name, model, description, sql.replace("{}", f"main.{quote(model)}", 1), reads, together=together)


def _names(arguments: object) -> list[str]:
    if not isinstance(arguments, list) or not arguments:
        raise TypeError(arguments)
    return [str(name) for name in arguments]


def _fields(arguments: object, *keys: str) -> tuple[object, ...]:
    if not isinstance(arguments, dict) or set(arguments) != set(keys):
        raise TypeError(arguments)
    return tuple(arguments[key] for key in keys)


_TESTS: Mapping[str, Callable[[str, object], Check]] = {
    "not_null": _not_null,
    "unique": _unique,
    "accepted_values": _accepted_values,
    "relationships": _relationships,
    "expression": _expression,
}
