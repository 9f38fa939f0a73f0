"""Finds the phrases of a table that start or end at one place of a text: a position in, matches out, longest first."""

from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from assets.extracted.lexicon import fold
from assets.kernel.records import record

K = TypeVar("K")

_PREFIX = 2  # characters by which phrases are looked up
_SPACES = dict.fromkeys(map(ord, "-‐‑\u00a0\u2007\u2009\u202f\t"), " ") | {ord("’"): "'", ord("ʼ"): "'"}


@record
class Piece:
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


@record
class Match(Generic[K]):
    """A phrase at text[start:end] and the table row that it stands for."""

    start: int
    end: int
    key: K


class _Entry(NamedTuple, Generic[K]):
    written: str | None  # of a phrase that counts only as written: symbols, codes
    key: K


class _Edge(NamedTuple):
    """The phrases that start or end with the same characters, and their lengths, longest first."""

    phrases: tuple[str, ...]
    lengths: tuple[int, ...]


class Phrases(Generic[K]):
    """A matcher generated from rows (phrase, key, cased); whole words only."""

    def __init__(self, rows: Iterable[tuple[str, K, bool]]) -> None:
        self._entries: dict[str, list[_Entry[K]]] = {}  # by levelled phrase
        for phrase, key, cased in sorted(rows, key=lambda row: (-len(row[0]), not row[2])):
            self._entries.setdefault(level(phrase), []).append(_Entry(phrase if cased else None, key))
        self._starts = _group_by([(plain[:_PREFIX], plain) for plain in self._entries], slice(0, 1))
        self._ends = _group_by([(plain[-_PREFIX:], plain) for plain in self._entries], slice(-1, None))

    def after(self, piece: Piece, position: int) -> Sequence[Match[K]]:
        """The phrases that start at `position`."""
        plain = piece.plain
        key = plain[position : position + _PREFIX]
        edge = self._starts.get(key) or self._starts.get(key[:1])
        if edge is None or not plain.startswith(edge.phrases, position):
            return ()
        found: list[Match[K]] = []
        for size in edge.lengths:
            end = position + size
            entries = self._entries.get(plain[position:end]) if end <= len(plain) else None
            if entries is not None and not (plain[end - 1].isalnum() and plain[end : end + 1].isalnum()):
                found += _as_written(piece.text[position:end], entries, position, end)
        return found

    def before(self, piece: Piece, position: int) -> Sequence[Match[K]]:
        """The phrases that end at `position`."""
        plain = piece.plain
        key = plain[position - _PREFIX : position] or plain[:position]  # what stands at the start has one character
        edge = self._ends.get(key) or self._ends.get(key[-1:])
        if edge is None or not plain.endswith(edge.phrases, 0, position):
            return ()
        found: list[Match[K]] = []
        for size in edge.lengths:
            start = position - size
            entries = self._entries.get(plain[start:position]) if start >= 0 else None
            if entries is not None and not (start and plain[start].isalnum() and plain[start - 1].isalpha()):
                found += _as_written(piece.text[start:position], entries, start, position)
        return found

    def first_before(self, piece: Piece, position: int) -> Match[K] | None:
        """The longest phrase that ends at `position`."""
        found = self.before(piece, position)
        return found[0] if found else None


def _group_by(phrases: Iterable[tuple[str, str]], single: slice) -> dict[str, _Edge]:
    """The phrases by their first or last characters, those of one character among them."""
    groups: dict[str, list[str]] = {}
    for edge, phrase in phrases:
        groups.setdefault(edge, []).append(phrase)
    whole = {edge: [*group, *(groups.get(edge[single], ()) if len(edge) > 1 else ())] for edge, group in groups.items()}
    return {
        edge: _Edge(tuple(group), tuple(sorted({len(phrase) for phrase in group}, reverse=True)))
        for edge, group in whole.items()
    }


def _as_written(words: str, entries: Iterable[_Entry[K]], start: int, end: int) -> list[Match[K]]:
    return [Match(start, end, entry.key) for entry in entries if entry.written is None or entry.written == words]
