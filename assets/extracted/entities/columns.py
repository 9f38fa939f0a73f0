"""Turns the cells of a table's column of names, and so the lines of a list, into names that no list holds."""

from collections.abc import Iterator, Sequence

from assets.cleaned.record import Block, CleanArticle, Section
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_NAMED = frozenset({Kind.COMPANY, Kind.COIN, Kind.FUND, Kind.INDEX, Kind.EXCHANGE, Kind.COMMODITY})
_LONGEST = 40
_MOST = 6  # words


def find_columns(article: CleanArticle, known: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """Cells of the first column of a table that begin with a capital letter, where another of its cells is a name.

    What is not known is of the kind of the first one that is.
    """
    covered = Covered(known)
    for block in article.blocks:
        if not block.cells or block.section in {Section.CHROME, Section.PROMO}:
            continue
        yield from _find_in(article.clean.text, block, covered, table)


def _find_in(text: str, block: Block, covered: Covered, table: EntityTable) -> Iterator[Occurrence]:
    cells = [c for c in block.cells if c.column == 0 and not c.header and c.end > c.start]
    named = [o for c in cells for o in covered.within(c.start - 1, c.end) if o.start == c.start and o.end == c.end]
    kind = next((o.entity.kind for o in named if o.entity.kind in _NAMED), None)
    if kind is None:
        return
    for cell in cells:
        words = text[cell.start : cell.end].split()
        if covered.touches(cell.start, cell.end) or not words[0][0].isupper() or words[0] in table.cues.no_names:
            continue
        if cell.end - cell.start <= _LONGEST and len(words) <= _MOST:
            name = text[cell.start : cell.end]
            listed = table.find_ticker(name)
            yield Occurrence(cell.start, cell.end, listed or Entity(slug(name), name, kind), "listed")
