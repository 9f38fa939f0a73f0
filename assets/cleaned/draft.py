"""What a reader of one format hands on: blocks as ranges of the raw text, before any character is changed."""

from dataclasses import dataclass
from typing import NamedTuple

from assets.cleaned.record import Block, BlockKind, Cell, HiddenRange, Section


class Piece(NamedTuple):
    """raw[start:end] is text of a block; `glue` stands in the clean text between it and the piece before it.

    `text` replaces the range where its characters cannot stand as they are (a subscript digit, an escaped newline).
    """

    start: int
    end: int
    glue: str = ""
    text: str | None = None


class CellDraft(NamedTuple):
    """One cell of a table; `columns` and `rows` are what it spans."""

    pieces: tuple[Piece, ...]
    row: int
    column: int
    header: bool
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A block to be: its pieces in source order. `section` is set where the format itself decides it."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    section: Section | None = None
    level: int = 0  # of a heading, from 1
    cells: tuple[CellDraft, ...] = ()


class NamedValue(NamedTuple):
    """One value that an article says of itself, or its feed of it: `place` is feed, front_matter, meta or json_ld."""

    place: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Layout:
    """All blocks of an article in source order, the ranges whose reason for being hidden is known, and its metadata.

    `values` are what the article says of itself, the first of a name counts.
    """

    drafts: tuple[Draft, ...]
    hidden: tuple[HiddenRange, ...] = ()
    values: tuple[NamedValue, ...] = ()
    escaped: bool = False  # the text stands in a quoted string: backslash escapes are read


@dataclass(slots=True)
class OpenBlock:
    """A block of the clean text while its part is being found out; `freeze` makes the record of it."""

    start: int
    end: int
    kind: BlockKind
    section: Section
    cells: tuple[Cell, ...] = ()
    heading: int | None = None
    copy_of: int | None = None

    def freeze(self, ordinal: int) -> Block:
        """The finished block at its place in the article."""
        return Block(ordinal, self.start, self.end, self.kind, self.section, self.heading, self.copy_of, self.cells)
