"""Turns conflicts into their page: what each side says, in words and as intervals on one line."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explorer.number_line import Interval, NumberLine, draw_number_line
from explorer.page import Page
from explorer.pages.figure import draw_mention
from explorer.paging import Paging
from explorer.warehouse import Row, Warehouse

_FILTERS = ("kind", "severity", "entity")
_DRAWN = 12  # bars of one conflict


@dataclass(frozen=True, slots=True)
class Conflict:
    """A disagreement, the mentions of each side by its number, and the drawing of all that have the figure's unit."""

    row: Row
    sides: dict[int, list[Row]]
    line: NumberLine | None
    unit: str


def show_conflicts(warehouse: Warehouse, asked: Mapping[str, str], paging: Paging) -> Page:
    """Conflicts of the kind, severity and entity that are asked for, the gravest first."""
    filters: dict[str, str | None] = {name: asked.get(name) or None for name in _FILTERS}
    rows = warehouse.rows("conflicts", **filters, limit=paging.size, offset=paging.offset)
    values = {
        "conflicts": _gather(warehouse, rows),
        "filters": filters,
        "kinds": warehouse.rows("conflict_kinds"),
        "entities": warehouse.rows("conflict_entities"),
        "paging": paging.of(rows),
    }
    return Page("conflicts.html", values)


def _gather(warehouse: Warehouse, rows: Sequence[Row]) -> list[Conflict]:
    ids = [row["conflict_id"] for row in rows]
    mentions = _by_conflict(warehouse.rows("conflict_sides", conflict_ids=ids))
    implied = _by_conflict(warehouse.rows("conflict_relations", conflict_ids=ids))
    return [_conflict(row, mentions[row["conflict_id"]], implied[row["conflict_id"]]) for row in rows]


def _by_conflict(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["conflict_id"]].append(row)
    return found


def _conflict(row: Row, mentions: Sequence[Row], implied: Sequence[Row]) -> Conflict:
    sides: dict[int, list[Row]] = defaultdict(list)
    for mention in mentions:
        sides[mention["side"]].append(mention)
    drawn = [mention for mention in mentions if _is_comparable(row, mention, implied)]
    own_unit = {*(m["unit"] for m in drawn), *(i["unit"] for i in implied)} == {row["unit"]}
    bars = [_draw_implied(relation, own_unit=own_unit) for relation in implied]
    bars += [draw_mention(mention, own_unit=own_unit, tone=f"side-{min(mention['side'], 4)}") for mention in drawn]
    line = draw_number_line(bars[:_DRAWN])
    return Conflict(row, dict(sides), line, row["unit"] if own_unit else row["base_unit"])


def _is_comparable(row: Row, mention: Row, implied: Sequence[Row]) -> bool:
    """Whether a mention says what the conflict is about; the operands of a relation measure something else."""
    return bool(mention["base_unit"] == row["base_unit"] and not (implied and mention["side"] == 1))


def _draw_implied(relation: Row, *, own_unit: bool) -> Interval:
    scale = 1.0 if own_unit else relation["scale"]
    low, high = (
        None if relation[end] is None else float(relation[end]) * scale for end in ("implied_low", "implied_high")
    )
    return Interval("implied", low, high, low, high, "side-1")
