"""A model, and what is known of its last run, become tested rows and files written aside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.facts.changes import copy_rows, find_changes, is_followed, is_intact, list_tables
from assets.facts.checks import run_check
from assets.facts.connection import quote, quote_text
from assets.facts.content import hash_rows, update_hash
from assets.facts.increment import make_increment, select_tested, write_patch
from assets.facts.lake import relation
from assets.facts.record import CheckResult
from assets.facts.state import read_state
from assets.facts.step import Step

_MOST_CHANGED = 0.3  # of the rows, from which on who follows them reads all of them
_MOST_READ = 200_000  # rows of the tables under a view: a second


@dataclass(frozen=True, slots=True)
class Draft:
    """What a run of a model has made; the whole table stands under its name in the connection.

    `version` is None for a view, whose rows follow from what it reads, and so is `rows` for a costly one. `asides` has
    what takes whose place; where `tells_changes` is true one of them is how the rows differ from those of the last run.
    """

    rows: int | None
    version: str | None
    tests: tuple[CheckResult, ...]
    asides: Mapping[Path, Path]
    tells_changes: bool


def draft_view(step: Step) -> Draft:
    """Tests the rows of a view; of one that follows others only those that have changed."""
    is_increment = make_increment(step)
    tests = tuple(_test_increment(step, step.model.sql) if is_increment else _test_whole(step, step.model.sql))
    rows = None if is_costly(step) else step.count(f"main.{quote(step.model.name)}")
    return Draft(rows, None, tests, {}, tells_changes=False)


def is_costly(step: Step) -> bool:
    """Whether a view reads so much that nobody should wait for what it is run for only to be shown."""
    states = (read_state(step.lake, table) for table in list_tables(step.project, step.model.reads))
    return sum(state.rows or 0 for state in states if state is not None) > _MOST_READ


def draft_table(step: Step) -> Draft:
    """Makes and tests the rows that have changed, or where these are not known or are many, all rows."""
    if step.known is None or not make_increment(step):
        return _draft_whole(step)
    changed = find_changes(step.connection, step.model, "FROM old_rows", "FROM new_rows")
    asides, whole = write_patch(step) if changed else ({}, relation(step.lake, step.model))
    tests = tuple(_test_increment(step, whole))
    rows, version = update_hash(step.connection, step.model, step.known.version)
    return Draft(rows, version, tests, {**asides, **_write_changes(step)}, tells_changes=True)


def _draft_whole(step: Step) -> Draft:
    aside = step.lake.aside(step.model.name)
    copy_rows(step.connection, step.model.sql, aside)
    whole = f"SELECT * FROM read_parquet({quote_text(str(aside))})"
    tests = tuple(_test_whole(step, whole))
    rows, version = hash_rows(step.connection, step.model)
    changes = _write_changes(step) if _has_few_changes(step, whole, rows) else {}
    return Draft(rows, version, tests, {step.lake.path(step.model.name): aside, **changes}, bool(changes))


def _has_few_changes(step: Step, whole: str, rows: int) -> bool:
    """Whether anything follows the model and the table `changes` tells it little."""
    known = step.known
    if known is None or known.track is None or not is_followed(step.project, step.model):
        return False
    if not is_intact(step.lake, step.model, known.track):
        return False
    return find_changes(step.connection, step.model, relation(step.lake, step.model), whole) <= _MOST_CHANGED * rows


def _write_changes(step: Step) -> Mapping[Path, Path]:
    path = step.lake.changes(step.model.name)
    aside = step.lake.aside(path.stem)
    copy_rows(step.connection, "FROM changes", aside)
    return {path: aside}


def _test_whole(step: Step, whole: str) -> Iterator[CheckResult]:
    step.show(step.model.name, whole)
    for test in step.model.tests:
        yield run_check(step.connection, test)


def _test_increment(step: Step, whole: str) -> Iterator[CheckResult]:
    for test in step.model.tests:
        step.show(step.model.name, select_tested(step, test, whole))
        yield run_check(step.connection, test)
    step.show(step.model.name, whole)
