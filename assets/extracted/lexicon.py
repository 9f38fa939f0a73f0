"""Finds every word of the reference tables in a text in one pass: terms in, hits with their table row out."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Term:
    """Words that mean something: `family` names the table (metric, unit, entity, ...), `key` its row."""

    text: str
    family: str
    key: str
    cased: bool = False  # only as written: tickers, symbols


class Hit(NamedTuple):
    """A term at its place; offsets in code points. A named tuple, as a text has thousands."""

    start: int
    end: int
    family: str
    key: str


class Lexicon:
    """A matcher generated from terms. Matches whole words; of one family the longest of overlapping hits stands."""

    def __init__(self, terms: Iterable[Term]) -> None:
        by_text: dict[str, list[Term]] = {}
        for term in dict.fromkeys(terms):
            by_text.setdefault(fold(term.text), []).append(term)
        self._terms = tuple(by_text.values())  # the terms of each pattern
        self._matcher = AhoCorasick(list(by_text))

    def find(self, text: str) -> list[Hit]:
        """Every hit in `text`, in order of its start, longer ones first. Terms of equal text and family all stand."""
        folded = fold(text)
        whole = sorted(_whole_words(folded, self._matcher.find_matches_as_indexes(folded, overlapping=True)))
        kept: list[Hit] = []
        reach: dict[str, tuple[int, int]] = {}  # by family its last hit
        for start, negative_end, pattern in whole:
            place = (start, -negative_end)
            for term in self._terms[pattern]:
                last = reach.get(term.family, (0, 0))
                if (start < last[1] and place != last) or (term.cased and text[start : place[1]] != term.text):
                    continue
                reach[term.family] = place
                kept.append(Hit(*place, term.family, term.key))
        return kept


def fold(text: str) -> str:
    """`text` in lower case, with its length kept: a character whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _whole_words(text: str, matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Of `matches` (pattern, start, end) those that no word runs on over, as (start, -end, pattern)."""
    edge = f" {text} "  # edge[at] stands before text[at], edge[at + 1] at it; symbols need no free edge
    return [
        (start, -end, pattern)
        for pattern, start, end in matches
        if not (edge[start].isalnum() and edge[start + 1].isalnum())
        and not (edge[end + 1].isalnum() and edge[end].isalnum())
    ]
