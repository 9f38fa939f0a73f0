"""A model and the lake become a table of the lake, if its tests hold."""

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from assets.facts.checks import run_check
from assets.facts.connection import connect, fetch_rows, quote, quote_text
from assets.facts.lake import Lake, relation
from assets.facts.record import Check, CheckResult, Materialization, Model, ModelResult, Project

_PREVIEW_ROWS = 5


def run_model(project: Project, name: str, lake: Lake) -> ModelResult:
    """Runs one model over what stands in the lake and writes `lake/facts/<name>.parquet`.

    The file is written aside, its tests run over it, and it takes the old one's place only if all of them hold.
    A view is written nowhere, but tested. Raises FileNotFoundError where a model that it reads was not run.
    """
    model, began = project.models[name], time.perf_counter()
    with connect(lake.settings) as connection:
        register_tables(connection, project, lake, (table for table in model.deps))
        aside = _write_aside(connection, model, lake)
        tests = tuple(run_check(connection, test) for test in model.tests)
        this = f"main.{quote(name)}"
        rows = int(str(fetch_rows(connection, f"SELECT count(*) AS n FROM {this}")[0]["n"]))
        preview = fetch_rows(connection, f"SELECT * FROM {this} LIMIT {_PREVIEW_ROWS}")
    written = all(result.passed for result in tests)
    if aside is not None:
        if written:
            lake.keep(aside, name)
        else:
            aside.unlink()
    return ModelResult(model, rows, time.perf_counter() - began, preview, tests, written)


def run_models(project: Project, lake: Lake, names: Iterable[str] | None = None) -> Iterator[ModelResult]:
    """Runs the models in dependency order, all of them or those of `names`; stops after one whose tests fail."""
    chosen = set(project.models if names is None else names)
    for name in project.models:
        if name in chosen:
            result = run_model(project, name, lake)
            yield result
            if not result.written:
                return


def run_check_file(project: Project, check: Check, lake: Lake) -> CheckResult:
    """Runs one check of dbt_like_sql/checks over the models in the lake."""
    with connect(lake.settings) as connection:
        register_tables(connection, project, lake, check.reads)
        return run_check(connection, check)


def run_checks(project: Project, lake: Lake) -> tuple[CheckResult, ...]:
    """Runs every check of dbt_like_sql/checks."""
    return tuple(run_check_file(project, check, lake) for check in project.checks)


def register_tables(connection: duckdb.DuckDBPyConnection, project: Project, lake: Lake, tables: Iterable[str]) -> None:
    """Makes each table, and what the views among them read, a view of `connection`."""
    standing = {str(row["view_name"]) for row in fetch_rows(connection, "SELECT view_name FROM duckdb_views()")}
    for name in tables:
        if name in standing:
            continue
        model = project.models.get(name)
        if model is not None and model.materialized is Materialization.VIEW:
            register_tables(connection, project, lake, model.reads)
        select = relation(lake, model or project.sources[name])
        connection.execute(f"CREATE VIEW IF NOT EXISTS main.{quote(name)} AS {select}")


def _write_aside(connection: duckdb.DuckDBPyConnection, model: Model, lake: Lake) -> Path | None:
    if model.materialized is Materialization.VIEW:
        connection.execute(f"CREATE VIEW main.{quote(model.name)} AS {model.sql}")
        return None
    aside = lake.aside(model.name)
    connection.execute(f"COPY ({model.sql}\n) TO {quote_text(str(aside))} (FORMAT parquet, COMPRESSION zstd)")
    select = f"SELECT * FROM read_parquet({quote_text(str(aside))})"
    connection.execute(f"CREATE VIEW main.{quote(model.name)} AS {select}")
    return aside
