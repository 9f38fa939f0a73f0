"""Turns lines of plain text or Markdown into drafts: headings, list items, paragraphs, tables."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from assets.cleaned.draft import CellDraft, Draft, Piece
from assets.cleaned.inline import read_inline, share_of_links
from assets.cleaned.record import BlockKind, Section

_BREAK = re.compile(r"[\r\n]+")
_ESCAPED_BREAK = re.compile(r"(?:\\[nr]|[\r\n])+")  # in a quoted string
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_CLOSING = re.compile(r"\s+#+\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*$")
_RULE = re.compile(r"\s*(?:[-_*=~•·]\s*){3,}$")
_BULLET = re.compile(r"\s*(?:>\s*)*(?:[-+*•‣▪◦●○■►·–—]|\(?\d{1,2}[.)])\s+(?=\S)")
_ORDINAL = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_REFERENCE = re.compile(r"\s{0,3}\[[^\]]+\]:\s+\S")
_BORDER = re.compile(r"\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_CELL = re.compile(r"(?:[^|\\]|\\.)*")
_MIN_LINK = 10  # characters of the shortest link with its target
_MOST_LINKS = 0.7  # of a line's text: above this it is a link list, not a sentence
_MAX_WRAPPED = 120  # characters: a longer line is not hard-wrapped


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    after_blank: bool


def read_lines(raw: str, start: int, end: int, *, markdown: bool, escaped: bool = False) -> list[Draft]:
    """The drafts of raw[start:end], in order. Lines of one paragraph are joined where the text is hard-wrapped."""
    lines = _split(raw, start, end, _ESCAPED_BREAK if escaped else _BREAK)
    wrapped = _is_wrapped(raw, lines)
    drafts: list[Draft] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if _is_table(raw, lines, index):
            index = _read_table(raw, lines, index, drafts, markdown=markdown)
            continue
        if _is_mark(raw, line, markdown=markdown):
            if drafts and not line.after_blank and markdown and _UNDERLINE.match(raw, line.start, line.end):
                drafts[-1] = _underline(drafts[-1], raw, line)
            index += 1
            continue
        stop = index + 1
        while wrapped and stop < len(lines) and _goes_on(raw, lines[stop - 1], lines[stop], markdown=markdown):
            stop += 1
        drafts.append(_read_block(raw, lines[index:stop], markdown=markdown))
        index = stop
    return drafts


def _split(raw: str, start: int, end: int, breaks: re.Pattern[str]) -> list[_Line]:
    lines: list[_Line] = []
    after_blank = True
    for stop, following, mark in [
        *((m.start(), m.end(), m.group()) for m in breaks.finditer(raw, start, end)),
        (end, end, ""),
    ]:
        if raw[start:stop].strip():
            lines.append(_Line(start, stop, after_blank))
            after_blank = False
        elif start < stop:
            after_blank = True
        after_blank = after_blank or mark.count("\n") + mark.count("\\n") > 1 or mark.count("\r") > 1 + mark.count("\n")
        start = following
    return lines


def _is_wrapped(raw: str, lines: list[_Line]) -> bool:
    """Whether lines break in mid-sentence: at least a fifth of the inner line ends are followed by a small letter."""
    inner = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    if len(inner) < 2 or max(line.end - line.start for line in lines) > _MAX_WRAPPED:
        return False
    running = sum(1 for a, b in inner if raw[b.start].islower() or raw[a.end - 1] in ",;")
    return running * 5 >= len(inner)


def _goes_on(raw: str, line: _Line, following: _Line, *, markdown: bool) -> bool:
    if following.after_blank or _is_mark(raw, following, markdown=markdown) or raw.endswith("  ", 0, line.end):
        return False
    if _HEADING.match(raw, line.start, line.end) or _HEADING.match(raw, following.start, following.end):
        return False
    bullet = _BULLET.match(raw, following.start, following.end)
    return bullet is None or bool(
        _ORDINAL.match(raw, following.start, following.end) and raw[line.end - 1] not in ".:!?"
    )


def _is_mark(raw: str, line: _Line, *, markdown: bool) -> bool:
    """Whether the line is only a mark: a rule, a fence, a reference's target."""
    if _RULE.match(raw, line.start, line.end):
        return True
    return markdown and bool(
        _FENCE.match(raw, line.start, line.end)
        or _REFERENCE.match(raw, line.start, line.end)
        or (not line.after_blank and _UNDERLINE.match(raw, line.start, line.end))
    )


def _underline(draft: Draft, raw: str, line: _Line) -> Draft:
    """The paragraph above an underline is a heading, if it is as short as one."""
    length = draft.pieces[-1].end - draft.pieces[0].start if draft.pieces else 0
    if draft.kind is not BlockKind.PARAGRAPH or not 0 < length <= _MAX_WRAPPED:
        return draft
    level = 1 if "=" in raw[line.start : line.end] else 2
    return Draft(BlockKind.HEADING, draft.pieces, draft.section, level)


def _read_block(raw: str, lines: list[_Line], *, markdown: bool) -> Draft:
    first, last = lines[0], lines[-1]
    start, end, kind, level = first.start, first.end, BlockKind.PARAGRAPH, 0
    if heading := _HEADING.match(raw, start, end):
        start, kind, level = heading.end(), BlockKind.HEADING, len(heading[1])
        closing = _CLOSING.search(raw, start, end)
        end = closing.start() if closing else end
    elif bullet := _BULLET.match(raw, start, end):
        start, kind = bullet.end(), BlockKind.LIST_ITEM
    elif quote := _QUOTE.match(raw, start, end):
        start = quote.end()
    spans = [(start, end)] if first is last else [(start, first.end), *((x.start, x.end) for x in lines[1:])]
    pieces = tuple(_read_spans(raw, spans, markdown=markdown))
    section = None
    if (
        markdown
        and kind is not BlockKind.HEADING
        and end - start > _MIN_LINK
        and share_of_links(raw, start, end) > _MOST_LINKS
    ):
        section = Section.RELATED if kind is BlockKind.LIST_ITEM else Section.CHROME
    return Draft(kind, pieces, section, level)


def _read_spans(raw: str, spans: Iterable[tuple[int, int]], *, markdown: bool) -> list[Piece]:
    pieces: list[Piece] = []
    for index, (begin, stop) in enumerate(spans):
        content = raw[begin:stop]
        if not content.strip():  # behind the mark of a quotation
            continue
        start, end = begin + len(content) - len(content.lstrip()), stop - len(content) + len(content.rstrip())
        found = read_inline(raw, start, end) if markdown else [Piece(start, end)]
        if index and found:
            found[0] = found[0]._replace(glue=" ")
        pieces += found
    return pieces


def _is_table(raw: str, lines: list[_Line], index: int) -> bool:
    """Whether a row of cells stands here with a row of dashes under it."""
    if index + 1 >= len(lines) or lines[index + 1].after_blank:
        return False
    line, border = lines[index], lines[index + 1]
    has_cells = "|" in raw[line.start : line.end] and "|" in raw[border.start : border.end]
    return has_cells and bool(_BORDER.match(raw, border.start, border.end))


def _read_table(raw: str, lines: list[_Line], index: int, drafts: list[Draft], *, markdown: bool) -> int:
    """Reads the table that starts at line `index` into `drafts`; the index of the line after it."""
    cells = _read_row(raw, lines[index], 0, header=True, markdown=markdown)
    stop, row = index + 2, 1
    while stop < len(lines) and not lines[stop].after_blank and "|" in raw[lines[stop].start : lines[stop].end]:
        cells += _read_row(raw, lines[stop], row, header=False, markdown=markdown)
        stop, row = stop + 1, row + 1
    pieces = tuple(piece for cell in cells for piece in cell.pieces)
    drafts.append(Draft(BlockKind.TABLE, pieces, cells=tuple(cells)))
    return stop


def _read_row(raw: str, line: _Line, row: int, *, header: bool, markdown: bool) -> list[CellDraft]:
    content = raw[line.start : line.end]
    position = line.start + len(content) - len(content.lstrip())
    position += raw[position] == "|"
    end = line.start + len(content.rstrip())
    cells: list[CellDraft] = []
    while position < end:
        match = _CELL.match(raw, position, end)
        assert match is not None
        pieces = _read_spans(raw, [(position, match.end())], markdown=markdown) if match.group().strip() else []
        cells.append(CellDraft(tuple(p for p in pieces if p.start < p.end), row, len(cells), header))
        position = match.end() + 1
    return cells
