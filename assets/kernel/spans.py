"""Turns offsets of one text into offsets of the text that it came from, and code points into bytes."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range [start, end) of offsets into one text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replaces the source range [start, end) by `replacement`; an empty range inserts."""

    start: int
    end: int
    replacement: str


class OverlappingEditsError(ValueError):
    """Edits that touch the same source character, or are not in order."""


@dataclass(frozen=True, slots=True)
class EditedText:
    """A source text after edits, with the way back from each character.

    Offsets are code points. `edits` are in source order and do not overlap.
    """

    text: str
    edits: tuple[Edit, ...]
    _target_starts: tuple[int, ...] = field(repr=False)  # where each edit's replacement starts in `text`

    def to_source(self, start: int, end: int) -> Span:
        """The source range that made text[start:end]; a character out of a replacement maps to its whole edit."""
        return Span(self._source_start(start), self._source_end(end, start))

    def _source_start(self, offset: int) -> int:
        # Deletions share a target offset with what follows them: the last edit that starts here decides.
        index = bisect_right(self._target_starts, offset) - 1
        if index < 0:
            return offset
        edit, target = self.edits[index], self._target_starts[index]
        if offset < target + len(edit.replacement):
            return edit.start
        return edit.end + offset - target - len(edit.replacement)

    def _source_end(self, offset: int, start: int) -> int:
        if offset <= start:
            return self._source_start(start)
        # The end of a range is just after the source of its last character.
        last = offset - 1
        index = bisect_right(self._target_starts, last) - 1
        if index < 0:
            return offset
        edit, target = self.edits[index], self._target_starts[index]
        if last < target + len(edit.replacement):
            return edit.end
        return edit.end + offset - target - len(edit.replacement)


def apply_edits(source: str, edits: Sequence[Edit]) -> EditedText:
    """Applies `edits` (in source order, not overlapping) to `source`.

    Raises OverlappingEditsError where two edits overlap, are out of order or leave the source.
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        if edit.start < position or edit.end < edit.start or edit.end > len(source):
            raise OverlappingEditsError(f"edit {edit.start}-{edit.end} in a source of {len(source)}, after {position}")
        pieces += [source[position : edit.start], edit.replacement]
        position = edit.end
    pieces.append(source[position:])
    lengths = list(accumulate(map(len, pieces)))
    return EditedText("".join(pieces), tuple(edits), tuple(lengths[0:-1:2]))


def restore_edits(text: str, edits: Sequence[Edit]) -> EditedText:
    """The edited text that `apply_edits` once made, from its result and its edits, without the source."""
    starts: list[int] = []
    shift = 0
    for edit in edits:
        starts.append(edit.start + shift)
        shift += len(edit.replacement) - (edit.end - edit.start)
    return EditedText(text, tuple(edits), tuple(starts))


@dataclass(frozen=True, slots=True)
class ByteMap:
    """From code-point offsets of a decoded text to byte offsets in its encoding."""

    _stops: tuple[int, ...] = field(repr=False)  # code-point offsets just after each character of unusual width
    _bytes: tuple[int, ...] = field(repr=False)  # byte offset at each stop
    width: int = 1

    def to_byte(self, offset: int) -> int:
        """The byte offset at which code point `offset` starts."""
        index = bisect_right(self._stops, offset) - 1
        if index < 0:
            return offset * self.width
        return self._bytes[index] + (offset - self._stops[index]) * self.width


def map_bytes(text: str, encoding: str) -> ByteMap:
    """The byte map of `text` in `encoding`, a codec that adds no byte-order mark of its own ("utf-8", "utf-16-le")."""
    width = len("0".encode(encoding))
    if width == 1 and text.isascii():
        return ByteMap((), (), 1)
    stops: list[int] = []
    offsets: list[int] = []
    surplus = 0
    for match in _NOT_ASCII.finditer(text):
        index, size = match.start(), len(match.group().encode(encoding))
        if size != width:
            surplus += size - width
            stops.append(index + 1)
            offsets.append((index + 1) * width + surplus)
    return ByteMap(tuple(stops), tuple(offsets), width)
