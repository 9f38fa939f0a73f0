"""Turns a passage into what stands around all its figures: where clauses begin, insertions, whom its heading names."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.insertions import Span, find_insertions
from assets.extracted.entities.lists import JOINS
from assets.extracted.entities.record import Entity, EntityIndex, Occurrence, Role
from assets.extracted.passages import Passage
from assets.kernel.records import record

_BREAK = re.compile(
    r", (?:while|but|whereas|and|as|with|after|although|though|when|which|versus|compared|following|despite|down|up)\b"
    r"| (?:while|whereas|but|compared (?:with|to)|versus|vs\.?|against|in contrast|unlike|than|as|after|when|because"
    r"|although|--|–) |;|—"
)
_OPENERS = frozenset({Role.SUBJECT, Role.OWNER})
_NEW_CLAUSE = (", ", "and ", "but ", "while ", "; ")
_TOPIC = 60  # characters of a heading that is a name


@record
class Surroundings:
    """A passage of an article; `text` is the clean text, `breaks` where clauses begin, in order.

    `topic` is whom the heading over the passage names.
    """

    text: str
    index: EntityIndex
    passage: Passage
    breaks: Sequence[int]
    insertions: Sequence[Span]
    topic: Entity | None


def look_around(text: str, index: EntityIndex, passage: Passage) -> Surroundings:
    """What does not depend on the figure that is asked about."""
    breaks = _find_breaks(text, passage.start, passage.end, index.between(passage.start, passage.end))
    insertions = find_insertions(text, passage.start, passage.end)
    return Surroundings(text, index, passage, breaks, insertions, _find_topic(text, index, passage))


def _find_breaks(text: str, start: int, end: int, occurrences: Sequence[Occurrence]) -> list[int]:
    """Where clauses of text[start:end] begin: at conjunctions, and before names that start to act."""
    breaks = [match.start() for match in _BREAK.finditer(text, start, end)]
    return sorted([*breaks, *_openings(text, occurrences)])


def _openings(text: str, occurrences: Sequence[Occurrence]) -> Iterator[int]:
    before: Occurrence | None = None
    for occurrence in occurrences:
        listed = before is not None and text[before.end : occurrence.start] in JOINS
        opens = text.endswith(_NEW_CLAUSE, max(0, occurrence.start - 6), occurrence.start)
        if occurrence.role in _OPENERS and opens and not listed:
            yield occurrence.start - 1
        before = occurrence


def _find_topic(text: str, index: EntityIndex, passage: Passage) -> Entity | None:
    """Whom the heading over the passage names and says no more of: "3. Litecoin (LTC)"."""
    for label in passage.labels:
        if label.start >= passage.block.start or label.end - label.start > _TOPIC:
            continue
        named = index.between(label.start, label.end)
        if not named or len({o.entity.entity_id for o in named}) > 1:
            continue
        letters = sum(map(str.isalpha, text[label.start : label.end]))
        covered = sum(map(str.isalpha, "".join(text[o.start : o.end] for o in named)))
        if 2 * covered > letters:
            return named[0].entity
    return None
