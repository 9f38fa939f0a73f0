"""Turns plural nouns that act ("lithium miners earned $5 million") into groups, which own figures as names do."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.covered import Covered
from assets.extracted.entities.record import ACTORS, Entity, Kind, Occurrence, Role, slug
from assets.extracted.entities.roles import find_role
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import Hit

_OF_WHAT = frozenset({Kind.COIN, Kind.COMMODITY, Kind.COUNTRY, Kind.REGION, Kind.SECTOR})  # "lithium miners"
_WITHIN = re.compile(
    r" (?:of|in|on|that|which|who)\b(?: [\w’'&.-]+){1,6}? (?=\w{3,}ed\b|have\b|had\b|were\b|are\b|grew\b|rose\b|fell\b)"
)
_EXAMPLES = re.compile(r",? (?:such as|like|including)\b")  # "miners such as Acme rose"
_NAMED_BEFORE = re.compile(r"\b(?:[Tt]he(?: (?:two|three|four|five))?|[Tt]h[eo]se|[Bb]oth|[Ss]uch|\d[\d,]{2,}) $")
_OF_WHOM = re.compile(
    r"\bof (?:more |less |the |all )?(?:[a-z]+-[\w-]+ )$"
)  # "an index of more domestically-oriented companies rose"
_POSSESSED = re.compile(r"(?:\b(?:its|their|our)|[’']s?) (?:[\w&,()-]+ ){0,6}$")  # "its beer and food businesses"
_WORD_BEFORE = re.compile(r"([\w-]+) $")
_SHARE = re.compile(  # "31% of new crypto" before "investors"
    r"(?:%|\bper ?cent|\b(?:half|third|quarter|fifth|tenth)s?) of "
    r"(?P<group>(?:(?!the|its|their|our|his|her|your|my)[\w-]+ ){0,3}+)$"
)
_REACH = 48


def find_groups(
    text: str, plurals: Sequence[Hit], known: Sequence[Occurrence], table: EntityTable
) -> Iterator[Occurrence]:
    """Groups that are the subject of a verb or of which a share is told, with the words that say of what kind they are.

    "These miners" are the ones that were named before, "8,000 miners" machines.
    """
    covered = Covered(known)
    for hit in plurals:
        if covered.touches(hit.start, hit.end):
            continue
        start = _start(text, hit.start, covered, table)
        share = _SHARE.search(text, max(0, start - _REACH), start)
        if share is not None:
            words = text[share.start("group") : hit.end]
            entity = Entity(slug(words), words, Kind.SECTOR)
            yield Occurrence(share.start("group"), hit.end, entity, "group", Role.OF)
            continue
        if hit.key not in table.cues.groups and not _is_of_a_kind(hit, start, covered, table):
            continue
        within = _WITHIN.match(text, hit.end)
        role = find_role(text, start, within.end() - 1 if within else hit.end, table.cues)
        anaphoric = start == hit.start and _NAMED_BEFORE.search(text, max(0, start - _REACH), start)
        governed = _OF_WHOM.search(text, max(0, start - _REACH), start)
        owned = _POSSESSED.search(text, max(0, start - _REACH), start)
        if role in ACTORS and not (anaphoric or governed or owned) and not _EXAMPLES.match(text, hit.end):
            words = text[start : hit.end]
            yield Occurrence(start, hit.end, Entity(slug(words), words, Kind.SECTOR), "group", role)


def _is_of_a_kind(hit: Hit, start: int, covered: Covered, table: EntityTable) -> bool:
    """Whether words say of what kind a group is that needs them: "bank stocks", but gasoline stocks are stored."""
    wares = any(o.entity.kind is Kind.COMMODITY for o in covered.within(start, hit.start))
    return hit.key in table.cues.kinded_groups and start < hit.start and not wares


def _start(text: str, start: int, covered: Covered, table: EntityTable) -> int:
    """Where the words begin that say what kind of group it is: "lithium", "US auto"."""
    while True:
        before = covered.within(start - 2, start)
        if before and before[-1].end == start - 1 and before[-1].entity.kind in _OF_WHAT:
            start = before[-1].start
            continue
        word = _WORD_BEFORE.search(text, max(0, start - _REACH), start)
        if word is None or table.cues.group_kinds.isdisjoint({word[1], word[1].lower()}):
            return start
        start = word.start()
