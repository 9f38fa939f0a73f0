"""What HTML is read into: elements, the texts in them, and what no reader sees."""

from dataclasses import dataclass, field

from assets.cleaned.classify import SILENT, Verdict
from assets.cleaned.draft import NamedValue, Piece
from assets.cleaned.record import BlockKind, HiddenRange


@dataclass(slots=True)
class Element:
    """An element: `parent` is its index in the tree; `kind` and `level` are what a text in it is."""

    name: str
    parent: int
    start: int = 0
    verdict: Verdict = SILENT
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    table: int = -1  # index of the innermost table element
    cell: int = -1  # index of its td or th element
    header: bool = False  # inside a thead


@dataclass(slots=True)
class Text:
    """One block of text: pieces in the element `element`; `linked` of its `length` characters are links."""

    element: int
    kind: BlockKind
    level: int
    table: int
    cell: int
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    linked: int = 0


@dataclass(slots=True)
class CellPlace:
    """Where a td or th stands, before its column is counted out."""

    row: int
    rows: int
    columns: int
    heading: bool  # a th
    header: bool  # inside a thead


@dataclass(slots=True)
class Tree:
    """All elements in source order (a parent before its children), all texts in source order."""

    elements: list[Element] = field(default_factory=lambda: [Element("#root", -1)])
    texts: list[Text] = field(default_factory=list)
    hidden: list[HiddenRange] = field(default_factory=list)
    values: list[NamedValue] = field(default_factory=list)
    cells: dict[int, dict[int, CellPlace]] = field(default_factory=dict)  # table element -> cell element -> place
    layouts: set[int] = field(default_factory=set)  # table elements that only lay out a page
