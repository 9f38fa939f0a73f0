"""Turns two runs into what was known otherwise after the later one: row by row, old and new, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from explorer.audit import compare_manifests, read_manifests
from explorer.moments import pick_moments, read_moments
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
    """A figure or mention that differs; `columns` is (name, old, new) of each that a changed one says otherwise."""

    row: Row
    about: Row
    columns: tuple[tuple[str, object, object], ...]


def show_changes(warehouse: Warehouse, asked: Mapping[str, str], paging: Paging, what: What) -> Page:
    """The figures or mentions that differ between the runs `before` and `after`; without them between the newest two."""
    moments = read_moments(warehouse, read_manifests(warehouse.home))
    pair = pick_moments(moments, asked.get("before", ""), asked.get("after", ""))
    rows: list[Row] = []
    if pair is not None:
        span = {"old": pair[0].at, "new": pair[1].at}
        rows = warehouse.rows(f"changes_{what}", **span, limit=paging.size, offset=paging.offset)
    signed = [moment.manifest for moment in pair or () if moment.manifest is not None]
    values = {
        "what": what,
        "moments": moments[:200],
        "pair": pair,
        "changes": [_tell(row) for row in rows],
        "counts": rows[0] if rows else None,
        "tables": compare_manifests(*signed) if len(signed) == 2 else [],
        "paging": paging.of(rows),
    }
    return Page("changes.html", values)


def _tell(row: Row) -> Change:
    old, new = row["old"] or {}, row["new"] or {}
    differing = [name for name in old if name in new and name not in _NOT_SAID and old[name] != new[name]]
    shown = [name for name in differing if not ("value" in differing and name in _ENDS)]
    about = {**row["about"], "metric_label": row["metric_label"]}
    return Change(row, about, tuple((name, old[name], new[name]) for name in shown))
