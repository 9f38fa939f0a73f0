"""Finds every word of the reference tables in a text in one pass: terms in, hits with their table row out."""

from collections.abc import Iterable
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Term:
    """Words that mean something: `family` names the table (metric, unit, entity, ...), `key` its row."""

    text: str
    family: str
    key: str
    cased: bool = False  # only as written: tickers, symbols


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at its place; offsets in code points."""

    start: int
    end: int
    family: str
    key: str


class Lexicon:
    """A matcher generated from terms. Matches whole words; of one family the longest of overlapping hits stands."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(dict.fromkeys(terms))
        self._matcher = AhoCorasick([fold(term.text) for term in self._terms])

    def find(self, text: str) -> list[Hit]:
        """Every hit in `text`, in order of its start, longer ones first. Terms of equal text and family all stand."""
        folded = fold(text)
        found = []
        for index, start, end in self._matcher.find_matches_as_indexes(folded, overlapping=True):
            term = self._terms[index]
            if _is_whole(folded, start, end) and (not term.cased or text[start:end] == term.text):
                found.append(Hit(start, end, term.family, term.key))
        found.sort(key=lambda hit: (hit.start, -hit.end))
        return _longest(found)


def fold(text: str) -> str:
    """`text` in lower case, with its length kept: a character whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word runs on over an edge of text[start:end]; symbols need no such edge."""
    before = start == 0 or not (text[start].isalnum() and text[start - 1].isalnum())
    return before and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))


def _longest(found: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    reach: dict[str, tuple[int, int]] = {}
    for hit in found:
        start, end = reach.get(hit.family, (0, 0))
        if hit.start >= end or (hit.start, hit.end) == (start, end):
            reach[hit.family] = (hit.start, hit.end)
            kept.append(hit)
    return kept
