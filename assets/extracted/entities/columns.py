"""Turns the cells of a table's column of names, and so the lines of a list, into names that no list holds."""

from collections.abc import Iterator, Sequence

from assets.cleaned.record import Block, Cell, CleanArticle, Section
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.forms import drop_legal_form
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable
from assets.extracted.passages import find_label_column

_NAMED = frozenset({Kind.COMPANY, Kind.COIN, Kind.FUND, Kind.INDEX, Kind.EXCHANGE, Kind.COMMODITY})
_IN_NAMES = frozenset({Kind.COUNTRY, Kind.REGION, Kind.COMMODITY, Kind.SECTOR})
_LONGEST = 40
_MOST = 6  # words


def find_columns(article: CleanArticle, known: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """Cells of the column of labels of a table that begin with a capital letter, where it is a column of names.

    It is where its header says so ("Company"), or where another of its cells is a name or ends with a legal form.
    What is not known is of the kind of the first one that is.
    """
    covered = Covered(known)
    for block in article.blocks:
        if not block.cells or block.section in {Section.CHROME, Section.PROMO}:
            continue
        yield from _find_in(article.clean.text, block, covered, table)


def _find_in(text: str, block: Block, covered: Covered, table: EntityTable) -> Iterator[Occurrence]:
    first = find_label_column(text, block.cells)
    cells = [c for c in block.cells if c.column == first and c.end > c.start]
    kind = _kind(text, cells, covered, table)
    for cell in cells if kind is not None else ():
        words = text[cell.start : cell.end].split()
        if _is_known(cell, kind, covered) or not words[0][0].isupper() or words[0] in table.cues.no_names:
            continue
        if not cell.header and cell.end - cell.start <= _LONGEST and len(words) <= _MOST:
            name = text[cell.start : cell.end]
            listed = table.find_ticker(name)
            entity = Entity(slug(drop_legal_form(name, table.legal_forms)), name, kind or Kind.UNKNOWN)
            yield Occurrence(cell.start, cell.end, listed or entity, "listed")


def _is_known(cell: Cell, kind: Kind | None, covered: Covered) -> bool:
    """Whether a cell holds a known name; in a column of companies "Alam Indonesia" is none of Indonesia's."""
    if not covered.touches(cell.start, cell.end) or kind not in COMPANY_LIKE:
        return covered.touches(cell.start, cell.end)
    beside = covered.within(cell.start, cell.end)
    return any(o.entity.kind not in _IN_NAMES or o.end - o.start == cell.end - cell.start for o in beside)


def _kind(text: str, cells: Sequence[Cell], covered: Covered, table: EntityTable) -> Kind | None:
    """What the column names, by the first of its cells that is known, its header or a legal form; None for no names."""
    named = [o for c in cells for o in covered.within(c.start - 1, c.end) if o.start == c.start and o.end == c.end]
    known = next((o.entity.kind for o in named if o.entity.kind in _NAMED), None)
    if known is not None:
        return known
    for cell in cells:
        words = text[cell.start : cell.end]
        if cell.header and words.lower() in table.cues.columns:
            return Kind.COIN if (words.lower(), Kind.COIN) in table.descriptors else Kind.UNKNOWN
        if not cell.header and drop_legal_form(words, table.legal_forms) != words:
            return Kind.UNKNOWN
    return None
