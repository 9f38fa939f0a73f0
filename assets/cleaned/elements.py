"""Turns HTML tokens into blocks of text pieces, each in the element that holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assets.cleaned.cues import SectionCues
from assets.cleaned.draft import NamedValue, Piece
from assets.cleaned.inline import read_inline
from assets.cleaned.record import BlockKind, Hidden, HiddenRange, Section
from assets.cleaned.tokens import Token, read_attributes, tokenize

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "caption",
        "title",
    ]
)
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "object",
        "canvas",
        "audio",
        "video",
        "iframe",
        "noembed",
        "noframes",
        "head",
        "select",
        "datalist",
        "map",
        "textarea",
    ]
)
_FURNITURE = {
    "nav": Section.CHROME,
    "footer": Section.CHROME,
    "aside": Section.RELATED,
    "button": Section.CHROME,
    "figcaption": Section.CHROME,
    "dialog": Section.CHROME,
    "address": Section.CHROME,
    "option": Section.CHROME,
    "menu": Section.CHROME,
}
_ROLES = {
    "navigation": Section.CHROME,
    "contentinfo": Section.CHROME,
    "banner": Section.CHROME,
    "search": Section.CHROME,
    "dialog": Section.CHROME,
    "alert": Section.CHROME,
    "complementary": Section.RELATED,
    "tooltip": Section.CHROME,
    "menu": Section.CHROME,
    "menubar": Section.CHROME,
    "button": Section.CHROME,
}
_WORDS = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
_NAMES = re.compile(r"[A-Za-z0-9]+")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CLOSES_P = _BLOCKS - {"body", "html", "option", "legend", "caption", "title"}
_IMPLIED = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
    "thead": ("td", "th", "tr"),
    "tbody": ("td", "th", "tr", "thead", "tbody"),
    "tfoot": ("td", "th", "tr", "tbody"),
}


@dataclass(slots=True)
class Element:
    """An open or closed element: `parent` is its index in the tree, `cue` the section that its names suggest."""

    name: str
    parent: int
    cue: Section | None = None
    strong: bool = False  # the cue holds whatever the element contains
    article: bool = False  # says that it is the article's own text
    unseen: bool = False
    start: int = 0
    kind: BlockKind = BlockKind.PARAGRAPH  # of the text in it
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
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    table: int = -1
    cell: int = -1


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
    """All elements in source order (a parent before its children), all texts in source order, what no reader sees."""

    elements: list[Element] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    hidden: list[HiddenRange] = field(default_factory=list)
    values: list[NamedValue] = field(default_factory=list)
    cells: dict[int, dict[int, CellPlace]] = field(default_factory=dict)  # table element -> cell element -> place
    layouts: set[int] = field(default_factory=set)  # table elements that only lay out a page


class TreeReader:
    """Reads tokens one by one; a stack of open elements, never recursion."""

    def __init__(self, source: str, cues: SectionCues, *, markdown: bool) -> None:
        self.source, self.cues, self.markdown = source, cues, markdown
        self.tree = Tree([Element("#root", -1)])
        self.stack = [0]
        self.open_names: dict[str, int] = {}
        self.current: Text | None = None
        self.glue = ""
        self.links = 0
        self.unseen = 0
        self.rows: dict[int, int] = {}  # table element -> row that is being read
        self.known: dict[tuple[str, str], tuple[Section | None, bool, bool, bool]] = {}

    def read(self, start: int, end: int) -> Tree:
        """The tree of source[start:end]."""
        for token in tokenize(self.source, start, end):
            if token.name == "":
                self._add_text(token.start, token.end)
            elif token.name == "!":
                continue
            elif token.content_end:
                self._hide(token)
            elif token.closing:
                self._close(token)
            else:
                self._open(token)
        self._flush()
        return self.tree

    def _hide(self, token: Token) -> None:
        """Scripts and the like: hidden as they stand."""
        if token.name == "title":
            self.tree.values.append(
                NamedValue("meta", "title", self.source[token.start : token.content_end].partition(">")[2])
            )
        elif token.name == "script" and "ld+json" in token.attributes:
            self.tree.values.append(
                NamedValue("json_ld", "", self.source[token.start : token.content_end].partition(">")[2])
            )
        self.tree.hidden.append(HiddenRange(token.start, token.end, Hidden.SCRIPT))

    def _add_text(self, start: int, end: int) -> None:
        if self.unseen:
            return
        content = self.source[start:end]
        blank = content.isspace()
        if self.current is None:
            if blank:
                return
            start += len(content) - len(content.lstrip())
            self.current = self._begin()
        pieces = read_inline(self.source, start, end) if self.markdown else [Piece(start, end)]
        if pieces and self.glue:
            pieces[0] = pieces[0]._replace(glue=self.glue)
            self.glue = ""
        self.current.pieces += pieces
        size = 0 if blank else end - start
        self.current.length += size
        self.current.linked += size if self.links else 0

    def _begin(self) -> Text:
        holder = self.tree.elements[self.stack[-1]]
        return Text(self.stack[-1], holder.kind, holder.level, table=holder.table, cell=holder.cell)

    def _flush(self) -> None:
        if self.current is not None and self.current.length:
            self.tree.texts.append(self.current)
        self.current, self.glue = None, ""

    def _open(self, token: Token) -> None:
        name = token.name
        if name in ("meta", "link", "time", "html"):
            self._read_value(name, token.attributes)
        if name == "br":
            self._break()
            return
        if name in _BLOCKS:
            self._flush()
            self._imply(name)
        if name in _VOID:
            return
        cue, strong, article, unseen = self._classify(name, token.attributes)
        if name == "a":
            if self.open_names.get("a"):
                self._close(Token("a", token.start, token.start, closing=True))
            self.links += 1
        elif name not in _BLOCKS and cue is None and not unseen and not article:
            return
        if cue is not None and name not in _BLOCKS:
            self._flush()  # furniture inside a line is a block of its own: it can then be left out
        self._push(Element(name, self.stack[-1], cue, strong, article, unseen, token.start), token)

    def _push(self, element: Element, token: Token) -> None:
        """Opens an element; what its text is follows from it and from the elements around it."""
        holder, index = self.tree.elements[element.parent], len(self.tree.elements)
        element.kind, element.level = holder.kind, holder.level
        element.table, element.cell, element.header = (
            holder.table,
            holder.cell,
            holder.header or element.name == "thead",
        )
        if element.name in _HEADINGS:
            element.kind, element.level = BlockKind.HEADING, int(element.name[1])
        elif element.name in ("li", "dd"):
            element.kind, element.level = BlockKind.LIST_ITEM, 0
        elif element.name == "table":
            if element.table >= 0:
                self.tree.layouts.add(element.table)
            element.table, element.cell, element.header = index, -1, False
            self.tree.cells[index], self.rows[index] = {}, -1
            if 'role="presentation"' in token.attributes:
                self.tree.layouts.add(index)
        elif element.name == "tr" and element.table >= 0:
            self.rows[element.table] += 1
        elif element.name in ("td", "th") and element.table >= 0:
            element.cell = index
            rows, columns = _read_span(token.attributes)
            row = max(0, self.rows[element.table])
            self.tree.cells[element.table][index] = CellPlace(row, rows, columns, element.name == "th", element.header)
        self.tree.elements.append(element)
        self.stack.append(index)
        self.open_names[element.name] = self.open_names.get(element.name, 0) + 1
        self.unseen += element.unseen

    def _break(self) -> None:
        """A line break; two of them are a new paragraph."""
        if self.current is None:
            return
        if self.glue == "\n":
            self._flush()
        else:
            self.glue = "\n"

    def _imply(self, name: str) -> None:
        """Closes what the opening of a block closes: a paragraph, the list item or cell before."""
        closed = _IMPLIED.get(name, ())
        while len(self.stack) > 1:
            top = self.tree.elements[self.stack[-1]].name
            if (
                (top == "p" and name in _CLOSES_P)
                or top in closed
                or (top == "a" and closed and self._above(1) in closed)
            ):
                self._pop()
            else:
                return

    def _above(self, depth: int) -> str:
        return self.tree.elements[self.stack[-1 - depth]].name if len(self.stack) > depth else ""

    def _pop(self) -> None:
        element = self.tree.elements[self.stack.pop()]
        self.open_names[element.name] -= 1
        self.unseen -= element.unseen
        if element.name == "a":
            self.links -= 1

    def _close(self, token: Token) -> None:
        name = token.name
        if name in _BLOCKS or (name == "p"):
            self._flush()
        if not self.open_names.get(name):
            return
        if name not in _BLOCKS and name not in _UNSEEN and not self._is_near(name):
            return
        before = self.unseen
        while self.tree.elements[self.stack[-1]].name != name:
            self._pop()
        element = self.tree.elements[self.stack[-1]]
        if element.cue is not None and name not in _BLOCKS and name != "a":
            self._flush()
        self._pop()
        if before and not self.unseen:
            self.tree.hidden.append(HiddenRange(element.start, token.end, Hidden.SCRIPT))

    def _is_near(self, name: str) -> bool:
        """Whether an inline element of this name is open inside the innermost block."""
        for index in reversed(self.stack[-50:]):
            top = self.tree.elements[index].name
            if top == name:
                return True
            if top in _BLOCKS:
                return False
        return False

    def _read_value(self, name: str, written: str) -> None:
        attributes = read_attributes(written)
        if name == "html" and "lang" in attributes:
            self.tree.values.append(NamedValue("meta", "html:lang", attributes["lang"]))
        elif name == "link" and attributes.get("rel", "").lower() == "canonical":
            self.tree.values.append(NamedValue("meta", "link:canonical", attributes.get("href", "")))
        elif name == "time" and "datetime" in attributes:
            self.tree.values.append(NamedValue("meta", "time:datetime", attributes["datetime"]))
        elif name == "meta" and "content" in attributes:
            key = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("itemprop")
                or attributes.get("http-equiv")
            )
            if key:
                self.tree.values.append(NamedValue("meta", key.lower(), attributes["content"]))

    def _classify(self, name: str, written: str) -> tuple[Section | None, bool, bool, bool]:
        """(section that the element's names suggest, strongly, is the article's own, is unseen), once per wording."""
        key = (name, written)
        if key not in self.known:
            self.known[key] = classify(name, read_attributes(written) if written.strip() else {}, self.cues)
        return self.known[key]


def _read_span(written: str) -> tuple[int, int]:
    """(rows, columns) that a cell spans."""
    if "span" not in written.lower():
        return 1, 1
    attributes = read_attributes(written)
    rows, columns = (attributes.get(key, "1") for key in ("rowspan", "colspan"))
    return int(rows[:3]) if rows.isdecimal() else 1, int(columns[:3]) if columns.isdecimal() else 1


def classify(name: str, attributes: dict[str, str], cues: SectionCues) -> tuple[Section | None, bool, bool, bool]:
    """What an element's tag, role, class and id say of its text."""
    if name in _UNSEEN or "hidden" in attributes or _HIDDEN_STYLE.search(attributes.get("style", "")):
        return None, False, False, True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    article = (
        name in ("article", "main")
        or "articlebody" in attributes.get("itemprop", "").lower()
        or attributes.get("role") in ("main", "article")
    )
    if article or name in ("body", "html"):
        return None, False, article, False
    strong = next((word for word in _split_names(names) if word in cues.strong_classes), None)
    if strong:
        return cues.classes[strong], True, False, False
    cue = _FURNITURE.get(name) or _ROLES.get(attributes.get("role", ""))
    if cue is None:
        known = cues.classes if name in _BLOCKS else cues.inline_classes
        cue = next((known[word] for word in _split_names(names) if word in known), None)
    return cue, False, False, False


def _split_names(names: str) -> Iterator[str]:
    """Class names as words: `article-nav__label`, `bylineAuthor` and `relatedlinks` give their parts and the whole."""
    for name in names.split():
        yield re.sub(r"[-_]", "", name.lower())
    for name in _NAMES.findall(names):
        yield name.lower()
        if not name.islower():
            yield from (part.lower() for part in _WORDS.findall(name))
