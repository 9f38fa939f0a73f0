"""Turns a text, and what was found on it by offset, into pieces in reading order: figures, other digits, plain text.

Offsets are those of the table (bytes of the raw file, or code points of the clean text) and are never searched for: a
piece is the text between two offsets, so that a highlight stands exactly on what it claims.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Literal

Row = Mapping[str, Any]
Slice = Callable[[int, int], str]
_OUTSIDE = "outside"  # what no block holds: markup, front matter
_NEIGHBOURS = 24  # evidence ranges looked back over for those that reach an offset

Kind = Literal["mention", "residual", "plain"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that stands on [start, end): a figure or digits that are none; `row` is its row."""

    start: int
    end: int
    kind: Kind
    row: Row | None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that is evidence for `mention_ids` throughout; `anchor` is the offset where they find it."""

    text: str
    mention_ids: tuple[str, ...]
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark, or the plain text between two, in its section."""

    mark: Mark
    section: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Pieces that follow each other in one section of the page."""

    name: str
    pieces: tuple[Piece, ...]


def cut_text(
    size: int, read: Slice, marks: Iterable[Mark], blocks: Sequence[Row], evidence: Iterable[tuple[int, int, str]]
) -> list[Section]:
    """The sections of a text of `size`, whose [start, end) `read` returns.

    `blocks` have start, end and section; `evidence` is (start, end, mention_id). Together the parts are the whole text.
    """
    edges = _Evidence(evidence)
    pieces = [
        Piece(piece, section, tuple(edges.split(piece.start, piece.end, read)))
        for piece, section in _in_sections(_fill(size, marks), _Sections(blocks), read)
    ]
    return [Section(name, tuple(group)) for name, group in groupby(pieces, key=lambda piece: piece.section)]


def _fill(size: int, marks: Iterable[Mark]) -> Iterator[Mark]:
    """All marks, and plain ones between them; of two that overlap the first stays."""
    last = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.kind != "mention", mark.end)):
        if mark.start < last or mark.end > size:
            continue
        if mark.start > last:
            yield Mark(last, mark.start, "plain", None)
        yield mark
        last = mark.end
    if last < size:
        yield Mark(last, size, "plain", None)


class _Sections:
    """The section at an offset, and where the next block begins or ends."""

    def __init__(self, blocks: Sequence[Row]) -> None:
        self._blocks = sorted(blocks, key=itemgetter("start"))
        self._starts = [block["start"] for block in self._blocks]
        self._edges = sorted({edge for block in self._blocks for edge in (block["start"], block["end"])})

    def at(self, offset: int) -> str | None:
        index = bisect_right(self._starts, offset) - 1
        inside = index >= 0 and offset < self._blocks[index]["end"]
        return str(self._blocks[index]["section"]) if inside else None

    def between(self, start: int, end: int) -> list[int]:
        return self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]


def _in_sections(marks: Iterable[Mark], sections: _Sections, read: Slice) -> Iterator[tuple[Mark, str]]:
    """Plain text cut where a section begins or ends.

    Space between two blocks belongs to the one before, a list's sign to the one after; words there are outside both.
    """
    last = _OUTSIDE
    for mark in marks:
        cuts = sections.between(mark.start, mark.end) if mark.kind == "plain" else []
        for start, end in zip([mark.start, *cuts], [*cuts, mark.end], strict=True):
            last = sections.at(start) or _name_gap(read(start, end), last, sections.at(end))
            yield Mark(start, end, mark.kind, mark.row), last


def _name_gap(text: str, before: str, after: str | None) -> str:
    if not text.strip():
        return before
    return _OUTSIDE if after is None or any(character.isalnum() for character in text) else after


class _Evidence:
    """Which mentions a stretch of text is evidence for."""

    def __init__(self, evidence: Iterable[tuple[int, int, str]]) -> None:
        self._by_range: dict[tuple[int, int], list[str]] = defaultdict(list)
        for start, end, mention_id in evidence:
            self._by_range[start, end].append(mention_id)
        self._ranges = sorted(self._by_range)
        self._edges = sorted({edge for span in self._ranges for edge in span})
        self._anchored: set[int] = set()

    def split(self, start: int, end: int, read: Slice) -> Iterator[Part]:
        cuts = self._edges[bisect_right(self._edges, start) : bisect_left(self._edges, end)]
        for left, right in zip([start, *cuts], [*cuts, end], strict=True):
            mention_ids = self._covering(left)
            yield Part(read(left, right), mention_ids, self._anchor(left) if mention_ids else None)

    def _covering(self, offset: int) -> tuple[str, ...]:
        """Ranges are short, so that those which begin a little before are all that can reach here."""
        index = bisect_right(self._ranges, (offset, 1 << 62))
        found: dict[str, None] = {}
        for start, end in reversed(self._ranges[max(0, index - _NEIGHBOURS) : index]):
            if start <= offset < end:
                found.update(dict.fromkeys(self._by_range[start, end]))
        return tuple(found)

    def _anchor(self, offset: int) -> int | None:
        if offset in self._anchored:
            return None
        self._anchored.add(offset)
        return offset
