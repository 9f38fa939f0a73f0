"""Finds every word of the reference tables in a text in one pass: terms in, hits with their table row out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from assets.kernel.records import record


@dataclass(frozen=True, slots=True)
class Term:
    """Words that mean something: `family` names the table (metric, unit, entity, ...), `key` its row."""

    text: str
    family: str
    key: str
    cased: bool = False  # only as written: tickers, symbols


@record
class Hit:
    """A term at its place; offsets in code points."""

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
        # Of each pattern the family, the key and, where only that counts, the spelling of its terms.
        self._terms = [[(t.family, t.key, t.text if t.cased else None) for t in same] for same in by_text.values()]
        # Patterns with a symbol at an edge, which needs no free one.
        self._edges = {
            pattern: (text[0].isalnum(), text[-1].isalnum())
            for pattern, text in enumerate(by_text)
            if not (text[0].isalnum() and text[-1].isalnum())
        }
        self._matcher = AhoCorasick(list(by_text))

    def find(self, text: str) -> list[Hit]:
        """Every hit in `text`, in order of its start, longer ones first. Terms of equal text and family all stand."""
        folded = fold(text)
        whole = self._find_whole(folded)
        whole.sort()
        kept: list[Hit] = []
        starts: dict[str, int] = {}  # by family where its last hit starts and ends
        ends: dict[str, int] = {}
        for start, negative_end, pattern in whole:
            end = -negative_end
            for family, key, spelling in self._terms[pattern]:
                reach = ends.get(family, 0)
                if (start < reach and (end != reach or start != starts[family])) or (
                    spelling is not None and text[start:end] != spelling
                ):
                    continue
                starts[family], ends[family] = start, end
                kept.append(Hit(start, end, family, key))
        return kept

    def _find_whole(self, folded: str) -> list[tuple[int, int, int]]:
        """The matches that no word runs on over, as (start, -end, pattern)."""
        beside, edges = f" {folded} ", self._edges  # beside[at] stands before folded[at], beside[at + 1] at it
        return [
            (start, -end, pattern)
            for pattern, start, end in self._matcher.find_matches_as_indexes(folded, overlapping=True)
            if not (beside[start].isalnum() or beside[end + 1].isalnum())
            or (pattern in edges and _is_free(beside[start], beside[end + 1], edges[pattern]))
        ]


def _is_free(before: str, after: str, edges: tuple[bool, bool]) -> bool:
    """Whether no word runs on over the edges of a match, of which those that `edges` names are letters or digits."""
    return not (before.isalnum() and edges[0]) and not (after.isalnum() and edges[1])


def part_by_family(hits: Iterable[Hit]) -> Mapping[str, list[Hit]]:
    """The hits of each family, in order; none of a family that has none."""
    families: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        families[hit.family].append(hit)
    return families


def fold(text: str) -> str:
    """`text` in lower case, with its length kept: a character whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
