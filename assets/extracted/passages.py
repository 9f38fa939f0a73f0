"""Splits the blocks of a clean article into passages: the sentence, line or table cell that a number is read in."""

import re
from collections.abc import Iterator, Sequence

from assets.cleaned.record import Block, BlockKind, Cell, CleanArticle
from assets.extracted.captions import find_captions, list_captions
from assets.kernel.records import record
from assets.kernel.spans import Span

_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9$€£¥₹])|\n+")
_WORD_BACKWARDS = re.compile(r"\w[\w.]*")
_LONGEST_ABBREVIATION = 20
_LEAD_IN = re.compile(r"\s*(?:[-*•–]\s+)?([A-Z“\"][^:.;!?\n]{1,80}):\s")  # "Revenue Miss: CleanSpark reported ..."
_MAX_HEADERS = 8  # rows of column headers that one table is read with


@record
class Passage:
    """text[start:end], a sentence, a line or a table cell, and the labels that govern it from outside the sentence.

    Offsets into the clean text. `labels` go from near to far: for a cell its row label and column headers; for a line
    of a widget the lines beside it; then the list item's lead-in and the heading above.
    """

    block: Block
    start: int
    end: int
    labels: tuple[Span, ...]
    cell: Cell | None = None


def split_passages(article: CleanArticle, abbreviations: frozenset[str]) -> list[Passage]:
    """All passages of `article` in reading order. `abbreviations` are words whose full stop ends no sentence."""
    text = article.clean.text
    passages: list[Passage] = []
    captions = list_captions(article)
    for block in article.blocks:
        outer = find_captions(article, block, captions) + _outer_labels(article, block)
        if block.cells:
            passages.extend(_split_table(text, block, outer))
            continue
        labels = _lead_in(text, block) + outer
        if block.kind is BlockKind.LINE:
            labels = _lines_beside(article, block) + labels
        passages.extend(Passage(block, start, end, labels) for start, end in _sentences(text, block, abbreviations))
    return passages


def _outer_labels(article: CleanArticle, block: Block) -> tuple[Span, ...]:
    if block.heading is None:
        return ()
    heading = article.blocks[block.heading]
    return (Span(heading.start, heading.end),)


def _lead_in(text: str, block: Block) -> tuple[Span, ...]:
    match = _LEAD_IN.match(text, block.start, block.end)
    return (Span(match.start(1), match.end(1)),) if match else ()


def _lines_beside(article: CleanArticle, block: Block) -> tuple[Span, ...]:
    """The line before and the line after, of the same widget, nearest first."""
    beside = []
    for ordinal in (block.ordinal - 1, block.ordinal + 1):
        if 0 <= ordinal < len(article.blocks):
            other = article.blocks[ordinal]
            if other.kind is BlockKind.LINE and other.section is block.section:
                beside.append(Span(other.start, other.end))
    return tuple(beside)


def find_label_column(text: str, cells: Sequence[Cell]) -> int:
    """The column that says what the rows are: the first one with words below its header, behind icons and ranks."""
    worded = (c.column for c in cells if not c.header and any(map(str.isalpha, text[c.start : c.end])))
    return min(worded, default=min(c.column for c in cells))


def _split_table(text: str, block: Block, outer: tuple[Span, ...]) -> Iterator[Passage]:
    """A passage for each cell, once where it spans several places; cells come row by row."""
    row_labels: dict[int, list[Cell]] = {}
    headers: dict[int, list[Cell]] = {}
    first = find_label_column(text, block.cells)
    for cell in block.cells:
        if cell.column == first:
            row_labels.setdefault(cell.row, []).append(cell)
        if cell.header:
            headers.setdefault(cell.column, []).append(cell)
    seen: set[int] = set()
    for cell in block.cells:
        if cell.start in seen:
            continue
        seen.add(cell.start)
        beside = row_labels.get(cell.row, []) if cell.column != first else []
        above = [header for header in headers.get(cell.column, [])[:_MAX_HEADERS] if header.row < cell.row]
        yield Passage(
            block, cell.start, cell.end, tuple(Span(c.start, c.end) for c in beside + above[::-1]) + outer, cell
        )


def _sentences(text: str, block: Block, abbreviations: frozenset[str]) -> Iterator[tuple[int, int]]:
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if text[match.start()] == "." and _is_abbreviated(text, start, match.start(), abbreviations):
            continue
        yield start, match.end() - len(match.group()) + len(match.group().rstrip())
        start = match.end()
    if start < block.end:
        yield start, block.end


def _is_abbreviated(text: str, start: int, stop: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `stop` ends an abbreviation or a single initial, not a sentence."""
    backwards = _WORD_BACKWARDS.match(text[max(start, stop - _LONGEST_ABBREVIATION) : stop][::-1])
    if backwards is None:
        return False
    word = backwards.group()[::-1]
    return word in abbreviations or (len(word) == 1 and word.isupper())
