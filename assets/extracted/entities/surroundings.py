"""Turns a passage into what stands around all its figures: where clauses begin, insertions, whom its heading names."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assets.extracted.entities.insertions import Span, find_insertions
from assets.extracted.entities.lists import JOINS
from assets.extracted.entities.record import EntityIndex, Occurrence, Role
from assets.extracted.passages import Passage
from assets.kernel.records import record

_BREAK = re.compile(
    r", (?:while|but|whereas|and|as|with|after|although|though|when|which|versus|compared|following|despite|down|up)\b"
    r"| (?:while|whereas|but|compared (?:with|to)|versus|vs\.?|against|in contrast|unlike|than|as|after|when|because"
    r"|although|--|–) |;|—| that (?=[A-Z])"
)
_SAME = re.compile(r",? (?:compared (?:with|to)|down from|up from)\b")
_COMPARED = 40  # characters behind which a name begins something else
_OPENERS = frozenset({Role.SUBJECT, Role.OWNER})
# Before the subject of a new clause: "and the broader Topix", ", Italy's", "while Germany's"
_NEW_CLAUSE = re.compile(r"(?:, |; |\b(?:and|but|while) )(?:(?:the|its|of) )?(?:[\w’'-]+ ){0,2}$")
_LEAD_IN = 40  # characters before a name in which its clause opens


@record
class Surroundings:
    """A passage of an article; `text` is the clean text, `breaks` where clauses begin, in order.

    `topic` is whom the line or the paragraphs over it are about.
    """

    text: str
    index: EntityIndex
    passage: Passage
    breaks: Sequence[int]
    insertions: Sequence[Span]
    topic: Occurrence | None


def look_around(text: str, index: EntityIndex, passage: Passage) -> Surroundings:
    """What does not depend on the figure that is asked about."""
    breaks = _find_breaks(text, passage.start, passage.end, index.between(passage.start, passage.end))
    insertions = find_insertions(text, passage.start, passage.end)
    return Surroundings(text, index, passage, breaks, insertions, index.find_topic(passage.block.ordinal))


def _find_breaks(text: str, start: int, end: int, occurrences: Sequence[Occurrence]) -> list[int]:
    """Where clauses of text[start:end] begin: at conjunctions, and before names that start to act."""
    named = [o.start for o in occurrences]
    breaks = [m.start() for m in _BREAK.finditer(text, start, end) if not _compares_same(text, m.start(), named)]
    return sorted([*breaks, *_openings(text, occurrences)])


def _compares_same(text: str, start: int, named: Sequence[int]) -> bool:
    """Whether what begins at `start` is another figure of the same: "compared with 3% a year ago" names nobody."""
    match = _SAME.match(text, start)
    if match is None:
        return False
    position = bisect_left(named, match.end())
    return position == len(named) or named[position] > match.end() + _COMPARED


def _openings(text: str, occurrences: Sequence[Occurrence]) -> Iterator[int]:
    before: Occurrence | None = None
    for occurrence in occurrences:
        listed = before is not None and text[before.end : occurrence.start] in JOINS
        opens = occurrence.role in _OPENERS and not listed
        if opens and _NEW_CLAUSE.search(text, max(0, occurrence.start - _LEAD_IN), occurrence.start):
            yield occurrence.start - 1
        before = occurrence
