"""Turns an entity into its grid of metrics by periods, each cell its figures, with history, targets and conflicts."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.paging import Paging
from explorer.sparkline import draw_sparkline
from explorer.warehouse import Row, Warehouse

_PERIODS = 12  # columns of the grid
_KEY = ("metric", "aspect", "measure", "comparator", "accounting", "base_unit")


@dataclass(frozen=True, slots=True)
class GridRow:
    """What is measured, its figures by period (None is a time that no text says), and the points of its history."""

    about: Row
    cells: dict[str | None, list[Row]]
    spark: list[tuple[float, float]]


def show_entity(warehouse: Warehouse, name: str, paging: Paging) -> Page:
    """The page of the entity whose id, or whose file name, is `name`."""
    entity = warehouse.row("entity", asked=name)
    if entity is None:
        raise NotFoundError(f"no entity {name}")
    asked = entity["entity"]
    warehouse.derive("compared", "targets")
    rows = warehouse.rows("entity_rows", entity=asked, limit=paging.size, offset=paging.offset)
    figures = warehouse.rows("entity_figures", entity=asked, metrics=sorted({row["metric"] for row in rows}))
    grid = _fill_grid(rows, figures)
    values = {
        "entity": entity,
        "paging": paging.of(rows),
        "periods": warehouse.rows("entity_periods", entity=asked, limit=_PERIODS),
        "grid": [row for row in grid if any(period is not None for period in row.cells)],
        "timeless": [row for row in grid if None in row.cells],
        "targets": warehouse.rows("entity_targets", entity=asked),
        "consensus": warehouse.rows("consensus", entity=asked, limit=20),
        "conflicts": warehouse.rows("entity_conflicts", entity=asked),
    }
    return Page("entity.html", values, depth=1)


def _fill_grid(rows: Sequence[Row], figures: Sequence[Row]) -> list[GridRow]:
    by_key: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for figure in figures:
        by_key[_key(figure)].append(figure)
    return [_fill_row(row, by_key[_key(row)]) for row in rows]


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in _KEY)


def _fill_row(about: Row, figures: Sequence[Row]) -> GridRow:
    cells: dict[str | None, list[Row]] = defaultdict(list)
    for figure in figures:
        cells[figure["period"]].append(figure)
    history = sorted(
        (figure["period_end"], float(figure["base_value"]))
        for figure in figures
        if figure["basis"] == "reported" and figure["base_value"] is not None and figure["period_end"] is not None
    )
    return GridRow(about, dict(cells), draw_sparkline([value for _, value in history]))
