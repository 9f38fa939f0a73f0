"""Turns plural nouns that act ("lithium miners earned $5 million") into groups, which own figures as names do."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.covered import Covered
from assets.extracted.entities.record import ACTORS, Entity, Kind, Occurrence, slug
from assets.extracted.entities.roles import find_role
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import Hit

_OF_WHAT = frozenset({Kind.COIN, Kind.COMMODITY, Kind.COUNTRY, Kind.REGION, Kind.SECTOR})  # "lithium miners"
_WITHIN = re.compile(
    r" (?:of|in|on|that|which|who)\b(?: [\w’'&.-]+){1,6}? (?=\w{3,}ed\b|have\b|had\b|were\b|are\b|grew\b|rose\b|fell\b)"
)
_EXAMPLES = re.compile(r",? (?:such as|like|including)\b")  # "miners such as Acme rose"
_NAMED_BEFORE = re.compile(r"\b(?:[Tt]he(?: (?:two|three|four|five))?|[Tt]h[eo]se|[Bb]oth|[Ss]uch|\d[\d,]{2,}) $")
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_REACH = 24


def find_groups(
    text: str, plurals: Sequence[Hit], known: Sequence[Occurrence], table: EntityTable
) -> Iterator[Occurrence]:
    """Groups that are the subject of a verb, with the words that say of what kind or place they are.

    "These miners" are the ones that were named before, "8,000 miners" machines.
    """
    covered = Covered(known)
    for hit in plurals:
        if covered.touches(hit.start, hit.end):
            continue
        start = _start(text, hit.start, covered, table)
        within = _WITHIN.match(text, hit.end)
        role = find_role(text, start, within.end() - 1 if within else hit.end, table.cues)
        anaphoric = _NAMED_BEFORE.search(text, max(0, start - _REACH), start)
        if role in ACTORS and not anaphoric and not _EXAMPLES.match(text, hit.end):
            words = text[start : hit.end]
            yield Occurrence(start, hit.end, Entity(slug(words), words, Kind.SECTOR), "group", role)


def _start(text: str, start: int, covered: Covered, table: EntityTable) -> int:
    """Where the words begin that say what kind of group it is: "lithium", "US auto"."""
    while True:
        before = covered.within(start - 2, start)
        if before and before[-1].end == start - 1 and before[-1].entity.kind in _OF_WHAT:
            start = before[-1].start
            continue
        word = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
        if word is None or word[1] not in table.cues.group_kinds:
            return start
        start = word.start()
