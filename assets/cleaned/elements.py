"""Turns HTML tokens into a tree: blocks of text pieces, each in the element that holds it."""

from assets.cleaned.classify import SILENT, HtmlNames, Verdict, classify
from assets.cleaned.cues import SectionCues
from assets.cleaned.draft import NamedValue
from assets.cleaned.page_values import VALUE_TAGS, read_tag
from assets.cleaned.record import BlockKind, Hidden, HiddenRange
from assets.cleaned.texts import TextReader
from assets.cleaned.tokens import Token, read_attributes, tokenize
from assets.cleaned.tree import CellPlace, Element, Tree

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_IMPLIED = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "option": ("option",),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("td", "th", "tr"),
    "thead": ("td", "th", "tr", "caption"),
    "tbody": ("td", "th", "tr", "thead", "tbody", "caption"),
    "tfoot": ("td", "th", "tr", "tbody"),
}
_NEAR = 50  # open elements that an end tag inside a line looks through


class TreeReader:
    """Reads tokens one by one; a stack of open elements, never recursion, so that work is linear."""

    def __init__(self, source: str, names: HtmlNames, cues: SectionCues, *, markdown: bool) -> None:
        self._source, self._names, self._cues = source, names, cues
        self._tree = Tree()
        self._stack = [0]
        self._open_names: dict[str, int] = {}
        self._unseen = 0
        self._rows: dict[int, int] = {}  # table element -> row that is being read
        self._known: dict[tuple[str, str], Verdict] = {}
        self._texts = TextReader(source, self._tree, self._stack, markdown=markdown)

    def read(self, start: int, end: int) -> Tree:
        """The tree of source[start:end]."""
        for token in tokenize(self._source, start, end):
            if token.name == "":
                if not self._unseen:
                    self._texts.add(token.start, token.end)
            elif token.content_end:
                self._hide(token)
            elif token.closing:
                self._close(token)
            elif token.name != "!":
                self._open(token)
        self._texts.flush()
        return self._tree

    def _hide(self, token: Token) -> None:
        """Scripts and the like: hidden as they stand; titles and JSON-LD say something of the article."""
        content = self._source[token.start : token.content_end].partition(">")[2]
        if token.name == "title" and not self._unseen_by_svg():
            self._tree.values.append(NamedValue("meta", "title", content))
        elif token.name == "script" and "ld+json" in token.attributes:
            self._tree.values.append(NamedValue("json_ld", "", content))
        self._tree.hidden.append(HiddenRange(token.start, token.end, Hidden.SCRIPT))

    def _unseen_by_svg(self) -> bool:
        return bool(self._open_names.get("svg"))

    def _open(self, token: Token) -> None:
        name = token.name
        if name in VALUE_TAGS and (value := read_tag(name, token.attributes)):
            self._tree.values.append(value)
        if name == "br":
            self._texts.break_line()
        if name in self._names.block:
            self._texts.flush()
            self._imply(name)
        if name in self._names.void:
            return
        verdict = self._judge(name, token.attributes)
        if name == "a" and self._open_names.get("a"):
            self._close(Token("a", token.start, token.start, closing=True))
        if name in ("sup", "sub"):
            self._texts.open_script()
        if name not in self._names.block and name != "a" and verdict == SILENT:
            return
        if verdict.cue is not None:
            self._texts.flush()  # furniture inside a line is a block of its own: it can then be left out
        if not (token.attributes.endswith("/") and name in self._names.unseen):
            self._push(Element(name, self._stack[-1], token.start, verdict), token)

    def _push(self, element: Element, token: Token) -> None:
        """Opens an element; what its text is follows from it and from the elements around it."""
        holder, index = self._tree.elements[element.parent], len(self._tree.elements)
        element.kind, element.level, element.table, element.cell = holder.kind, holder.level, holder.table, holder.cell
        element.header = holder.header or element.name == "thead"
        if element.name in _LEVELS:
            element.kind, element.level = BlockKind.HEADING, _LEVELS[element.name]
        elif element.name in ("li", "dd"):
            element.kind, element.level = BlockKind.LIST_ITEM, 0
        elif element.name == "table":
            self._open_table(element, index, token)
        elif element.table >= 0:
            self._open_cell(element, index, token)
        self._tree.elements.append(element)
        self._stack.append(index)
        self._open_names[element.name] = self._open_names.get(element.name, 0) + 1
        self._unseen += element.verdict.unseen
        self._texts.links += element.name == "a"

    def _open_table(self, element: Element, index: int, token: Token) -> None:
        """A table that holds another, or says so, only lays out the page."""
        if element.table >= 0:
            self._tree.layouts.add(element.table)
        if read_attributes(token.attributes).get("role") in ("presentation", "none"):
            self._tree.layouts.add(index)
        element.table, element.cell, element.header = index, -1, False
        self._tree.cells[index], self._rows[index] = {}, -1

    def _open_cell(self, element: Element, index: int, token: Token) -> None:
        if element.name == "tr":
            self._rows[element.table] += 1
        elif element.name in ("td", "th"):
            element.cell = index
            rows, columns = _read_span(token.attributes)
            row = max(0, self._rows[element.table])
            place = CellPlace(row, rows, columns, element.name == "th", element.header)
            self._tree.cells[element.table][index] = place

    def _imply(self, name: str) -> None:
        """Closes what the opening of a block closes: a paragraph, the list item or cell before."""
        closed = _IMPLIED.get(name, ())
        while len(self._stack) > 1:
            top = self._tree.elements[self._stack[-1]].name
            above = self._tree.elements[self._stack[-2]].name
            if top == "p" or top in closed or (top == "a" and above in (*closed, "p")):
                self._pop()
            else:
                return

    def _pop(self) -> None:
        element = self._tree.elements[self._stack.pop()]
        self._open_names[element.name] -= 1
        self._unseen -= element.verdict.unseen
        self._texts.links -= element.name == "a"

    def _close(self, token: Token) -> None:
        name = token.name
        if name in self._names.block:
            self._texts.flush()
        elif name in ("sup", "sub"):
            self._texts.close_script(name)
        if not self._open_names.get(name) or not self._may_close(name):
            return
        was_unseen = self._unseen
        while self._tree.elements[self._stack[-1]].name != name:
            self._pop()
        element = self._tree.elements[self._stack[-1]]
        if element.verdict.cue is not None:
            self._texts.flush()
        self._pop()
        if was_unseen and not self._unseen:
            self._tree.hidden.append(HiddenRange(element.start, token.end, Hidden.SCRIPT))

    def _may_close(self, name: str) -> bool:
        """An end tag inside a line closes nothing beyond the block around it; one of a block nothing unseen."""
        if name in self._names.block:
            return not self._unseen or self._tree.elements[self._stack[-1]].name not in self._names.unseen
        for index in reversed(self._stack[-_NEAR:]):
            top = self._tree.elements[index].name
            if top == name:
                return True
            if top in self._names.block:
                return False
        return name in self._names.unseen

    def _judge(self, name: str, written: str) -> Verdict:
        """`classify`, once per wording."""
        key = (name, written)
        if key not in self._known:
            attributes = read_attributes(written) if "=" in written or "hidden" in written else {}
            self._known[key] = classify(name, attributes, self._names, self._cues)
        return self._known[key]


def _read_span(written: str) -> tuple[int, int]:
    """(rows, columns) that a cell spans."""
    if "span" not in written.lower():
        return 1, 1
    attributes = read_attributes(written)
    rows, columns = (attributes.get(key, "1").strip() for key in ("rowspan", "colspan"))
    return (
        int(rows[:3]) if rows.isascii() and rows.isdecimal() else 1,
        int(columns[:3]) if columns.isascii() and columns.isdecimal() else 1,
    )
