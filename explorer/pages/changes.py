"""Turns two runs into what was known otherwise after the later one: row by row, old and new, and why."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from explorer.audit import compare_manifests, read_manifests
from explorer.moments import Moment, pick_moments, read_moments
from explorer.page import Page
from explorer.paging import Paging
from explorer.warehouse import Row, Warehouse

What = Literal["figures", "mentions"]

_PLACE = {"article_id", "source_path", "section", "line", "byte_start", "byte_end", "quote"}
_WHICH = {"rule", "code_version", "vocabulary_hash", "preferred_mention_id"}
_WHEN = {"version", "change", "reason", "changed_columns", "is_known", "valid_from_run", "valid_to_run"}
_NOT_SAID = _PLACE | _WHICH | _WHEN | {"valid_from_at", "valid_to_at"}
_ENDS = {"value_low", "value_high"}  # told by the value where that changes too


@dataclass(frozen=True, slots=True)
class Change:
    """A figure or mention that differs: its state at both runs (None where it was not known), and the reasons between.

    `columns` is (name, old, new) of each that a changed one says otherwise.
    """

    row: Row
    old: Row | None
    new: Row | None
    why: str
    columns: tuple[tuple[str, object, object], ...]


def show_changes(warehouse: Warehouse, asked: Mapping[str, str], paging: Paging, what: What) -> Page:
    """The figures or mentions that differ between the runs `before` and `after`, else between the newest two."""
    moments = read_moments(warehouse, read_manifests(warehouse.home))
    pair = pick_moments(moments, asked.get("before", ""), asked.get("after", ""))
    changes = _read_changes(warehouse, pair, paging, what) if pair else []
    signed = [moment.manifest for moment in pair or () if moment.manifest is not None]
    values = {
        "what": what,
        "moments": moments[:200],
        "pair": pair,
        "changes": changes,
        "tables": compare_manifests(*signed) if len(signed) == 2 else [],
        "paging": paging.of([change.row for change in changes]),
    }
    return Page("changes.html", values)


def _read_changes(warehouse: Warehouse, pair: tuple[Moment, Moment], paging: Paging, what: What) -> list[Change]:
    old, new = pair[0].at, pair[1].at
    rows = warehouse.rows(f"changes_{what}", old=old, new=new, limit=paging.size, offset=paging.offset)
    states: dict[str, list[Row]] = defaultdict(list)
    for state in warehouse.rows(f"changes_{what}_states", ids=[row["id"] for row in rows]):
        states[state["id"]].append(state)
    return [_tell(row, states[row["id"]], old, new) for row in rows]


def _tell(row: Row, states: Sequence[Row], since: datetime, until: datetime) -> Change:
    by_version = {state["version"]: {**state, "metric_label": row["metric_label"]} for state in states}
    old, new = by_version.get(row["old_version"]), by_version.get(row["new_version"])
    reasons = {state["reason"] for state in states if since < state["valid_from_at"] <= until}
    return Change(row, old, new, ", ".join(sorted(reasons)), _compare(old, new) if old and new else ())


def _compare(old: Row, new: Row) -> tuple[tuple[str, object, object], ...]:
    differing = [name for name in old if name not in _NOT_SAID and old[name] != new[name]]
    shown = [name for name in differing if not ("value" in differing and name in _ENDS)]
    return tuple((name, old[name], new[name]) for name in shown)
