"""Turns the drafts of a layout into one clean text with its edits, blocks on it, and what it leaves out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from assets.cleaned.characters import edit_characters
from assets.cleaned.draft import CellDraft, Draft, Layout, OpenBlock, Piece
from assets.cleaned.gaps import explain_gaps
from assets.cleaned.glued import Boards, part_words
from assets.cleaned.record import BlockKind, Cell, Hidden, HiddenRange, Section
from assets.kernel.spans import Edit, EditedText, apply_edits

_MIN_BLOB = 400  # characters
_BLOB = re.compile(rf"(?:\bdata:[\w/+.;=-]{{0,80}},)?(?<![\w+/=-])[A-Za-z0-9+/_-]{{{_MIN_BLOB},}}+={{0,2}}")
_DIGIT = re.compile(r"[0-9]")
_LETTER = re.compile(r"[A-Za-z]")
_CELL_BORDER = " | "
_ROW_BORDER = "\n"
_MAX_SPREAD = 10_000  # places of one table that spans take up


@dataclass(slots=True)
class _Writer:
    """Collects edits in source order; `length` is that of the clean text so far."""

    raw: str
    escaped: bool
    boards: Boards
    blobs: list[HiddenRange] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    cursor: int = 0
    length: int = 0

    def skip_to(self, start: int, separator: str) -> None:
        """Leaves out everything up to `start` and writes `separator` for it."""
        if self.raw[self.cursor : start] != separator:
            self.edits.append(Edit(self.cursor, start, separator))
        if self.cursor < start:
            self.gaps.append((self.cursor, start))
        self.length += len(separator)
        self.cursor = start

    def write(self, piece: Piece) -> None:
        """Takes the text of a piece over, but for encoded blobs in it."""
        if piece.end - piece.start >= _MIN_BLOB and piece.text is None:
            for blob in _find_blobs(self.raw, piece.start, piece.end):
                self._take(piece._replace(end=blob.start))
                self.skip_to(blob.end, "")
                self.blobs.append(blob)
                piece = piece._replace(start=blob.end)
        self._take(piece)

    def _take(self, piece: Piece) -> None:
        """Takes the text of a piece over, its characters made plain."""
        if piece.text is None:
            plain = edit_characters(self.raw, piece.start, piece.end, escaped=self.escaped)
            edits = _insert(plain, part_words(self.raw, piece.start, piece.end, self.boards))
        else:
            edits = [Edit(piece.start, piece.end, piece.text)]
        self.edits += edits
        self.gaps += [(edit.start, edit.end) for edit in edits if _hides(self.raw, edit)]
        self.length += piece.end - piece.start + sum(len(e.replacement) - (e.end - e.start) for e in edits)
        self.cursor = piece.end


def _insert(edits: list[Edit], spaces: list[Edit]) -> list[Edit]:
    """`edits` and the insertions that fall outside of them, in order."""
    if not spaces:
        return edits
    free = [space for space in spaces if not any(edit.start < space.start < edit.end for edit in edits)]
    return sorted([*edits, *free], key=lambda edit: (edit.start, edit.end))


def assemble(raw: str, layout: Layout, boards: Boards) -> tuple[EditedText, list[OpenBlock], tuple[HiddenRange, ...]]:
    """Clean text, blocks (section from the draft, else body), and the hidden ranges."""
    writer = _Writer(raw, layout.escaped, boards)
    drafted: list[tuple[Draft, int, int, list[tuple[int, int]]]] = []
    for draft in layout.drafts:
        if not draft.pieces:
            continue
        writer.skip_to(draft.pieces[0].start, _separate(raw, writer.cursor, draft.pieces[0].start))
        start = writer.length
        spans = _write_cells(writer, draft.cells) if draft.cells else _write_pieces(writer, draft.pieces)
        drafted.append((draft, start, writer.length, spans))
    writer.skip_to(len(raw), "")
    clean = apply_edits(raw, writer.edits)
    blocks = _make_blocks(clean.text, drafted)
    return clean, blocks, tuple(explain_gaps(raw, writer.gaps, _merge(layout.hidden, writer.blobs)))


def _hides(raw: str, edit: Edit) -> bool:
    """Whether an edit leaves something out: characters, or the digits of a reference such as "&#8217;"."""
    if not edit.replacement:
        return True
    return _DIGIT.search(raw, edit.start, edit.end) is not None and _DIGIT.search(edit.replacement) is None


def _find_blobs(raw: str, start: int, end: int) -> list[HiddenRange]:
    """Long runs without a space of letters and digits: base64 and its like, with the "data:" in front of it."""
    return [
        HiddenRange(match.start(), match.end(), Hidden.ENCODED)
        for match in _BLOB.finditer(raw, start, end)
        if _DIGIT.search(raw, match.start(), match.end()) and _LETTER.search(raw, match.start(), match.end())
    ]


def _merge(hidden: tuple[HiddenRange, ...], blobs: list[HiddenRange]) -> tuple[HiddenRange, ...]:
    return tuple(sorted([*hidden, *blobs], key=lambda found: found.start)) if blobs else hidden


def _separate(raw: str, cursor: int, start: int) -> str:
    """What stands between two blocks: the white space of the raw text where there is only that, else a blank line."""
    if cursor == 0:
        return ""
    gap = raw[cursor:start]
    return gap if gap.isspace() and "\n" in gap else "\n\n"


def _write_pieces(writer: _Writer, pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    for index, piece in enumerate(pieces):
        if index:
            writer.skip_to(piece.start, piece.glue)
        writer.write(piece)
    return []


def _write_cells(writer: _Writer, cells: tuple[CellDraft, ...]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for index, cell in enumerate(cells):
        if index:
            border = _CELL_BORDER if cell.row == cells[index - 1].row else _ROW_BORDER
            writer.skip_to(cell.pieces[0].start if cell.pieces else writer.cursor, border)
        start = writer.length
        _write_pieces(writer, cell.pieces)
        spans.append((start, writer.length))
    return spans


def _make_blocks(text: str, drafted: list[tuple[Draft, int, int, list[tuple[int, int]]]]) -> list[OpenBlock]:
    blocks: list[OpenBlock] = []
    for draft, begin, stop, spans in drafted:
        start, end = _strip(text, begin, stop)
        if start == end:
            continue
        default = Section.TABLE if draft.kind is BlockKind.TABLE else Section.BODY
        cells = tuple(_spread(text, draft.cells, spans)) if spans else ()
        blocks.append(OpenBlock(start, end, draft.kind, draft.section or default, cells))
    return blocks


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    kept = content.strip()
    start += len(content) - len(content.lstrip()) if kept else 0
    return start, start + len(kept)


def _spread(text: str, cells: tuple[CellDraft, ...], spans: list[tuple[int, int]]) -> Iterator[Cell]:
    """Each cell at its place; a column header over, and a row label beside, all columns and rows that it spans."""
    left = _MAX_SPREAD
    for cell, (begin, stop) in zip(cells, spans, strict=True):
        start, end = _strip(text, begin, stop)
        if start >= end:
            continue
        labels = cell.header or cell.column == 0
        rows, columns = (cell.rows, cell.columns) if labels and cell.rows * cell.columns <= left else (1, 1)
        left -= rows * columns - 1
        for row in range(cell.row, cell.row + rows):
            for column in range(cell.column, cell.column + columns):
                yield Cell(start, end, row, column, cell.header)
