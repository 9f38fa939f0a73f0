"""A model and the lake become a table of the lake, if its tests hold."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

import duckdb

from assets.facts.changes import has_files, track_table
from assets.facts.checks import run_check
from assets.facts.connection import fetch_rows, open_database, quote, show_rows
from assets.facts.draft import Draft, draft_table, draft_view, is_costly
from assets.facts.lake import Lake, relation
from assets.facts.record import Check, CheckResult, Materialization, Model, ModelResult, Project
from assets.facts.state import State, fingerprint_inputs, forget_state, keep_state, read_state
from assets.facts.step import Step

_PREVIEW_ROWS = 5


def run_model(project: Project, name: str, lake: Lake) -> ModelResult:
    """Brings the table `name` of the lake up to date with what stands there.

    Where its inputs and its code are those of the last run nothing is done. Else what changes is written aside, its
    tests run over it, and it takes the old one's place only if all of them hold. A view is written nowhere, but tested.
    Raises FileNotFoundError where a model that it reads was not run.
    """
    model = project.models[name]
    inputs = fingerprint_inputs(project, lake, model.deps, model.code)
    known = read_state(lake, name)
    if known is not None and known.inputs == inputs and has_files(lake, model, known):
        passed = tuple(CheckResult(test, 0, ()) for test in model.tests)
        return ModelResult(model, known.rows, known.version, 0.0, known.shown, passed, written=True, ran=False)
    began = time.perf_counter()
    with open_database(lake.engine) as connection:
        register_tables(connection, project, lake, model.deps)
        step = Step(connection, project, lake, model, known)
        draft = draft_view(step) if _is_view(model) else draft_table(step)
        shown = _preview(step)
    written = all(result.passed for result in draft.tests)
    state = State(inputs, draft.version or inputs, draft.rows, shown)
    if written:
        _keep(step, draft, state)
    else:
        for aside in draft.asides.values():
            aside.unlink()
    seconds = time.perf_counter() - began
    return ModelResult(model, state.rows, state.version, seconds, shown, draft.tests, written, ran=True)


def run_chosen(
    project: Project, lake: Lake, names: Collection[str], checks: Collection[Check] = ()
) -> Iterator[ModelResult | CheckResult]:
    """Runs the models `names` in dependency order, and behind each of all models those of `checks` that look at it.

    A test of a chosen model's header runs with it. What reads a table that failed a test or a blocking check is left
    out; all else runs.
    """
    failed: set[str] = set()
    for name, model in project.models.items():
        if name in names and failed.intersection(model.deps):
            failed.add(name)
        elif name in names:
            result = _run_named(project, name, lake)
            failed.update([] if result.written else [name])
            yield result
        tested = model.tests if name in names else ()
        looking = [check for check in checks if check.target == name and check not in tested]
        found = [run_check_file(project, check, lake) for check in looking if not failed.intersection(check.reads)]
        failed.update(name for result in found if result.check.blocking and not result.passed)
        yield from found


def run_models(project: Project, lake: Lake, names: Collection[str] | None = None) -> Iterator[ModelResult]:
    """Runs all models or those of `names`, without the checks beside them."""
    results = run_chosen(project, lake, project.models if names is None else names)
    return (result for result in results if isinstance(result, ModelResult))


def _run_named(project: Project, name: str, lake: Lake) -> ModelResult:
    try:
        return run_model(project, name, lake)
    except Exception as error:
        error.add_note(f"in the model {name}")
        raise


def run_check_file(project: Project, check: Check, lake: Lake) -> CheckResult:
    """What a check finds in the lake; it runs only where its models changed."""
    name = f"check-{check.target}-{check.name}"
    inputs = fingerprint_inputs(project, lake, check.reads, check.sql)
    known = read_state(lake, name)
    if known is not None and known.inputs == inputs:
        return CheckResult(check, known.rows or 0, known.shown)
    with open_database(lake.engine) as connection:
        register_tables(connection, project, lake, check.reads)
        result = run_check(connection, check)
    keep_state(lake, name, State(inputs, inputs, result.failing_rows, result.sample))
    return result


def register_tables(connection: duckdb.DuckDBPyConnection, project: Project, lake: Lake, tables: Iterable[str]) -> None:
    """Makes each table, and what the views among them read, a view of `connection`."""
    views = "SELECT view_name FROM duckdb_views() WHERE database_name = current_database()"
    standing = {str(row["view_name"]) for row in fetch_rows(connection, views)}
    for name in tables:
        if name in standing:
            continue
        model = project.models.get(name)
        if model is not None and _is_view(model):
            register_tables(connection, project, lake, model.reads)
        select = relation(lake, model or project.sources[name])
        connection.execute(f"CREATE VIEW IF NOT EXISTS main.{quote(name)} AS {select}")


def _preview(step: Step) -> tuple[Mapping[str, str | None], ...]:
    """The first rows, as text; of a view that would take as long as all of its rows none."""
    if _is_view(step.model) and is_costly(step):
        return ()
    rows = f"SELECT * FROM main.{quote(step.model.name)} LIMIT {_PREVIEW_ROWS}"
    return show_rows(fetch_rows(step.connection, rows))


def _keep(step: Step, draft: Draft, state: State) -> None:
    """Puts what was written aside in its places; where this is cut short there is no state, and the model runs anew."""
    model, lake = step.model, step.lake
    if draft.asides:
        forget_state(lake, model.name)
    if lake.path(model.name) in draft.asides:
        lake.patch(model.name).unlink(missing_ok=True)
    for path, aside in draft.asides.items():
        lake.keep(aside, path.stem)
    before = step.known if draft.tells_changes else None
    keep_state(lake, model.name, replace(state, track=track_table(step.project, lake, model, before)))


def _is_view(model: Model) -> bool:
    return model.materialized is Materialization.VIEW
