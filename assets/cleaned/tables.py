"""Turns the texts of an HTML table into one draft with cells, spans counted out and header rows marked."""

import re

from assets.cleaned.draft import CellDraft, Draft, Piece
from assets.cleaned.record import BlockKind
from assets.cleaned.tree import CellPlace, Text, Tree

_DIGIT = re.compile(r"\d")
_MAX_CELL = 300  # characters: a longer cell is a column of a page, not of a table
_MAX_GRID = 100_000  # places of a table that are counted out


def is_data_table(tree: Tree, table: int, texts: list[Text]) -> bool:
    """Whether a table holds data: two rows and two columns at least, short cells, no table inside."""
    if table in tree.layouts or max((text.length for text in texts), default=0) > _MAX_CELL:
        return False
    rows: dict[int, int] = {}
    for place in tree.cells[table].values():
        rows[place.row] = rows.get(place.row, 0) + 1
    return len(rows) > 1 and sum(1 for count in rows.values() if count > 1) > 1


def draft_table(source: str, tree: Tree, table: int, texts: list[Text]) -> Draft:
    """One draft of the table's texts; the texts of a cell are one line."""
    pieces: dict[int, list[Piece]] = {}
    for text in texts:
        held = pieces.setdefault(text.cell, [])
        first = text.pieces[0]._replace(glue=" ") if held else text.pieces[0]
        held += [first, *text.pieces[1:]]
    places = _place(tree.cells[table])
    headers = _find_headers(source, tree.cells[table], pieces)
    cells = [
        CellDraft(
            tuple(held), places[cell][0], places[cell][1], places[cell][0] in headers, *_span(tree.cells[table][cell])
        )
        for cell, held in pieces.items()
        if cell in places
    ]
    caption = [piece for cell, held in pieces.items() if cell not in places for piece in held]
    kept = tuple(piece for cell in cells for piece in cell.pieces)
    return Draft(BlockKind.TABLE, kept or tuple(caption), cells=tuple(cells))


def _span(place: CellPlace) -> tuple[int, int]:
    return max(1, place.rows), max(1, place.columns)


def _place(cells: dict[int, CellPlace]) -> dict[int, tuple[int, int]]:
    """Row and column of each cell, with the places that spans take up left free."""
    taken: set[tuple[int, int]] = set()
    placed: dict[int, tuple[int, int]] = {}
    next_column: dict[int, int] = {}
    for cell, place in cells.items():
        column = next_column.get(place.row, 0)
        while (place.row, column) in taken:
            column += 1
        placed[cell] = (place.row, column)
        rows, columns = _span(place)
        next_column[place.row] = column + columns
        if rows > 1 and len(taken) + rows * columns <= _MAX_GRID:
            taken |= {(place.row + r, column + c) for r in range(1, rows) for c in range(columns)}
    return placed


def _find_headers(source: str, cells: dict[int, CellPlace], pieces: dict[int, list[Piece]]) -> set[int]:
    """Rows of column headers: in a thead, all th; else the first row, if no digit stands in it but some below."""
    rows: dict[int, list[tuple[CellPlace, str]]] = {}
    for cell, place in cells.items():
        held = pieces.get(cell, ())
        rows.setdefault(place.row, []).append((place, "".join(source[p.start : p.end] for p in held)))
    headers = {row for row, held in rows.items() if all(place.header or place.heading for place, _ in held)}
    if not headers and len(rows) > 1:
        first = min(rows)
        if not any(_DIGIT.search(text) for _, text in rows[first]):
            headers = {first}
    return headers
