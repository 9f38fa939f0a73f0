"""Finds the phrases of a table that start or end at one place of a text: a position in, matches out, longest first."""

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from assets.extracted.lexicon import fold

K = TypeVar("K")

_LONGEST_WORD = 24
_HEAD = re.compile(rf"[^\W\d_]{{1,{_LONGEST_WORD}}}|[0-9]{{1,{_LONGEST_WORD}}}|\S")
_DIGITS = frozenset("0123456789")
_SPACES = dict.fromkeys(map(ord, "-‐‑\u00a0\u2007\u2009\u202f\t"), " ") | {ord("’"): "'", ord("ʼ"): "'"}


class Piece(NamedTuple):
    """The text of one passage, as written and with its case, hyphens and odd spaces levelled; equally long."""

    text: str
    plain: str


def to_piece(text: str) -> Piece:
    """`text` with its levelled form."""
    return Piece(text, level(text))


def level(text: str) -> str:
    """`text` in lower case with hyphens and special spaces as spaces, so that "250-megawatt" reads "250 megawatt"."""
    if text.isascii():
        return text.lower().replace("-", " ").replace("\t", " ")
    return fold(text).translate(_SPACES)


class Match(NamedTuple, Generic[K]):
    """A phrase at text[start:end] and the table row that it stands for."""

    start: int
    end: int
    key: K


class _Entry(NamedTuple, Generic[K]):
    written: str | None  # of a phrase that counts only as written: symbols, codes
    key: K


class Phrases(Generic[K]):
    """A matcher generated from rows (phrase, key, cased); whole words only."""

    def __init__(self, rows: Iterable[tuple[str, K, bool]]) -> None:
        self._entries: dict[str, list[_Entry[K]]] = {}  # by levelled phrase
        self._starts: dict[str, dict[int, None]] = {}  # by first word the lengths of phrases, longest first
        self._ends: dict[str, dict[int, None]] = {}  # the same by last word
        for phrase, key, cased in sorted(rows, key=lambda row: (-len(row[0]), not row[2])):
            plain = level(phrase)
            self._entries.setdefault(plain, []).append(_Entry(phrase if cased else None, key))
            self._starts.setdefault(_head(plain, 0), {})[len(plain)] = None
            self._ends.setdefault(_tail(plain, len(plain)), {})[len(plain)] = None

    def after(self, piece: Piece, position: int) -> Iterable[Match[K]]:
        """The phrases that start at `position`."""
        lengths = self._starts.get(_head(piece.plain, position))
        if lengths is None:
            return ()
        last = len(piece.plain)
        spans = [(position, position + size) for size in lengths if position + size <= last]
        return self._match(piece, [span for span in spans if _ends_word(piece.plain, span[1])])

    def before(self, piece: Piece, position: int) -> Iterable[Match[K]]:
        """The phrases that end at `position`."""
        lengths = self._ends.get(_tail(piece.plain, position))
        if lengths is None:
            return ()
        spans = [(position - size, position) for size in lengths if size <= position]
        return self._match(piece, [span for span in spans if _starts_word(piece.plain, span[0])])

    def first_before(self, piece: Piece, position: int) -> Match[K] | None:
        """The longest phrase that ends at `position`."""
        return next(iter(self.before(piece, position)), None)

    def _match(self, piece: Piece, spans: Iterable[tuple[int, int]]) -> Iterator[Match[K]]:
        for start, end in spans:
            for entry in self._entries.get(piece.plain[start:end], ()):
                if entry.written is None or piece.text[start:end] == entry.written:
                    yield Match(start, end, entry.key)


def _head(plain: str, position: int) -> str:
    match = _HEAD.match(plain, position)
    return match.group() if match else ""


def _tail(plain: str, position: int) -> str:
    if position < 1:
        return ""
    start = position - 1
    last = plain[start]
    limit = max(0, position - _LONGEST_WORD)
    if last.isalpha():
        while start > limit and plain[start - 1].isalpha():
            start -= 1
    elif last in _DIGITS:
        while start > limit and plain[start - 1] in _DIGITS:
            start -= 1
    return plain[start:position]


def _ends_word(plain: str, end: int) -> bool:
    return end >= len(plain) or not (plain[end - 1].isalnum() and plain[end].isalnum())


def _starts_word(plain: str, start: int) -> bool:
    return start == 0 or not (plain[start].isalnum() and plain[start - 1].isalpha())
