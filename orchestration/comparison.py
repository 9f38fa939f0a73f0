"""Turns the history and two runs into what differs between them: figures and mentions, old and new, and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import duckdb

from assets.facts.history.record import FIGURES, Kept
from orchestration.options import UsageError
from orchestration.reading import fetch_rows

Row = Mapping[str, Any]

_RUNS = "SELECT run_id, coalesce(known_at, started_at) AS since FROM dim_runs WHERE since IS NOT NULL"
_DIFFERENT = """
    WITH before AS (
        SELECT * FROM {table} WHERE is_known AND valid_from_at <= $old AND coalesce(valid_to_at > $old, true)
    ),
    after AS (
        SELECT * FROM {table} WHERE is_known AND valid_from_at <= $new AND coalesce(valid_to_at > $new, true)
    ),
    reasons AS (
        SELECT {key}, string_agg(DISTINCT reason, ', ' ORDER BY reason) AS why
        FROM {table} WHERE valid_from_at > $old AND valid_from_at <= $new GROUP BY {key}
    )
    SELECT {key} AS id, before, after, reasons.why
    FROM before
    FULL JOIN after USING ({key})
    LEFT JOIN reasons USING ({key})
    WHERE before.version IS DISTINCT FROM after.version
    ORDER BY coalesce(after.entity, before.entity), coalesce(after.metric, before.metric), id
"""
_POINTERS = {"preferred_mention_id"}


@dataclass(frozen=True, slots=True)
class RunAt:
    """A run and the moment from which what it published was known."""

    run_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure or mention that differs; `old` is None where it is new, `new` where it is gone.

    Of a changed one they hold the columns that differ, of the others all that the history compares. `about` is the
    whole row, the newest there is.
    """

    id: str
    change: str  # added, removed, changed
    old: Row | None
    new: Row | None
    why: str
    about: Row


def find_run(runs: Iterable[RunAt], name: str) -> RunAt:
    """The run called `name`, or the only one whose id begins so. Raises UsageError where there is none, or several."""
    found = {run.run_id: run for run in runs if run.run_id.startswith(name)}
    if name in found:
        return found[name]
    if len(found) != 1:
        told = "is no run" if not found else f"is the beginning of {len(found)} runs"
        raise UsageError(
            f"{name!r} {told} of this home: `sourceline query 'FROM dim_runs'` lists those that changed it"
        )
    return next(iter(found.values()))


def read_runs(connection: duckdb.DuckDBPyConnection) -> list[RunAt]:
    """The runs that the warehouse tells of."""
    return [RunAt(row["run_id"], row["since"]) for row in fetch_rows(connection, _RUNS)]


def compare_runs(connection: duckdb.DuckDBPyConnection, kept: Kept, old: RunAt, new: RunAt) -> list[Difference]:
    """What of `kept` (FIGURES or MENTIONS) differs between what was known after `old` and after `new`.

    A mention that stands as before in a new version of its article, and a figure that only stands on another mention,
    do not differ.
    """
    query = _DIFFERENT.format(table=f"fct_{kept.table}_history", key=kept.key)
    rows = fetch_rows(connection, query, old=old.at, new=new.at)
    told = [difference for row in rows if (difference := _tell(kept, row)) is not None]
    return _leave_out_carried(told)


def _tell(kept: Kept, row: Row) -> Difference | None:
    # A join that finds nothing gives a row of nulls.
    before, after = (state if state["version"] is not None else None for state in (row["before"], row["after"]))
    if before is None or after is None:
        about = after or before
        assert about is not None
        shown = {name: about[name] for name in kept.compared if about[name] is not None}
        if before is None:
            return Difference(row["id"], "added", None, shown, row["why"], about)
        return Difference(row["id"], "removed", shown, None, row["why"], about)
    changed = [name for name in kept.compared if before[name] != after[name] and name not in _POINTERS]
    if not changed:  # it went and came back, or stands on another mention
        return None
    old, new = ({name: state[name] for name in changed} for state in (before, after))
    return Difference(row["id"], "changed", old, new, row["why"], after)


def _leave_out_carried(differences: Sequence[Difference]) -> list[Difference]:
    """`differences` without the pairs of a superseded mention and an added one that says the same."""
    added = Counter(_claim(each) for each in differences if each.change == "added")
    superseded = Counter(_claim(each) for each in differences if each.why == "superseded" and each.change == "removed")
    carried = {"added": added & superseded, "removed": added & superseded}
    left = []
    for each in differences:
        pairs = carried.get(each.change, Counter())
        claim = _claim(each)
        if pairs[claim] and (each.change == "added" or each.why == "superseded"):
            pairs[claim] -= 1
        else:
            left.append(each)
    return left


def _claim(difference: Difference) -> tuple[object, ...]:
    state = difference.new or difference.old or {}
    said = sorted((name, str(value)) for name, value in state.items() if name != "figure_id")
    return (difference.about.get("quote"), *said)


def describe(difference: Difference, kept: Kept) -> str:
    """Whose figure it is and what is measured, in a few words; of a mention its place too."""
    about = difference.about
    names: Sequence[str] = ("aspect", "measure", "comparator", "period", "basis", "accounting")
    said = [about["entity_name"] or about["entity"] or "nobody's", about["metric"], *(about[name] for name in names)]
    words = " ".join(str(part).replace("_", " ") for part in said if part not in {None, "level", "reported"})
    return words if kept is FIGURES else f"{words}: “{about['quote']}” in {about['source_path']}:{about['line']}"
