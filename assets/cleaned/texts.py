"""Turns the text ranges between HTML tags into blocks of pieces: lines broken, footnote marks left out."""

import re

from assets.cleaned.draft import Piece
from assets.cleaned.inline import read_inline
from assets.cleaned.tree import Text, Tree

_BLANK_LINE = re.compile(r"(\S)[ \t]*\r?\n[ \t]*\r?\n\s*(?=(\S))")
_NOTE = re.compile(r"\s*(?:[\[(]?\d{1,3}(?:,\s?\d{1,3})*[\])]?|[*†‡§¹²³]+|\[?[a-z]\]?)\s*$")
_UNIT = re.compile(r"(?:\b|\d)(?:[kcdmµ]?m|ft|in|mi|yd)$")
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class TextReader:
    """Collects pieces into the block that is open; `stack` holds the indices of the open elements."""

    def __init__(self, source: str, tree: Tree, stack: list[int], *, markdown: bool) -> None:
        self._source, self._tree, self._stack, self._markdown = source, tree, stack, markdown
        self._current: Text | None = None
        self._glue = ""
        self._script_from: int | None = None  # piece at which an open sup or sub starts
        self.links = 0  # open a elements

    def add(self, start: int, end: int) -> None:
        """Text at source[start:end]; a blank line in it parts paragraphs in preformatted text and after a full stop."""
        if self._source.count("\n", start, end) > 1:
            is_pre = self._tree.elements[self._stack[-1]].name == "pre"
            for blank in _BLANK_LINE.finditer(self._source, start, end):
                if is_pre or (blank[1] in '.!?"”' and blank[2].isupper()):
                    self._add(start, blank.end(1))
                    self.flush()
                    start = blank.end()
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        content = self._source[start:end]
        size = 0 if content.isspace() else end - start
        if self._current is None:
            if not size:
                return
            start += len(content) - len(content.lstrip())
            holder = self._tree.elements[self._stack[-1]]
            self._current = Text(self._stack[-1], holder.kind, holder.level, holder.table, holder.cell)
        elif content[:1].isspace() and not self._glue and self._source[self._current.pieces[-1].end - 1].isspace():
            start += len(content) - len(content.lstrip())  # one space stands already
        if start == end:
            return
        pieces = read_inline(self._source, start, end) if self._markdown else [Piece(start, end)]
        if pieces and self._glue and size:
            pieces[0] = pieces[0]._replace(glue=self._glue)
            self._glue = ""
        self._current.pieces += pieces
        self._current.length += size
        self._current.linked += size if self.links else 0

    def flush(self) -> None:
        """Ends the block that is open."""
        if self._current is not None and self._current.length:
            self._tree.texts.append(self._current)
        self._current, self._glue, self._script_from = None, "", None

    def break_line(self) -> None:
        """A line break; two of them end the paragraph, and one inside a sentence is a space."""
        if self._current is None:
            return
        if self._glue:
            self.flush()
            return
        last = self._current.pieces[-1]
        self._glue = (
            "\n" if self._source[last.start : last.end].rstrip().endswith((".", "!", "?", ":", '"', "”")) else " "
        )

    def open_script(self) -> None:
        """A sup or sub starts."""
        self._script_from = len(self._current.pieces) if self._current is not None else 0

    def close_script(self, name: str) -> None:
        """Decides on the pieces since the sup or sub started: an exponent keeps apart, a footnote mark goes."""
        start, self._script_from = self._script_from, None
        if self._current is None or start is None or start >= len(self._current.pieces):
            return
        pieces = self._current.pieces
        content = "".join(self._source[piece.start : piece.end] for piece in pieces[start:])
        before = "".join(self._source[piece.start : piece.end] for piece in pieces[max(0, start - 2) : start])
        if name == "sub":
            if content.isascii() and content.isdecimal() and before.endswith("0.0"):
                pieces[start:] = [Piece(pieces[start].start, pieces[-1].end, "", content.translate(_SUBSCRIPT))]
        elif before[-1:].isdecimal() and content.isdecimal():
            pieces[start] = pieces[start]._replace(glue="^")
        elif _NOTE.match(content) and not _UNIT.search(before) and before.strip():
            del pieces[start:]
