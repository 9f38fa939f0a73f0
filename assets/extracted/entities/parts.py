"""Turns the names of a text into names with the part that each plays in its sentence."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.lists import JOINS
from assets.extracted.entities.question import PLACES
from assets.extracted.entities.record import Kind, Occurrence, Role
from assets.extracted.entities.roles import find_role
from assets.extracted.entities.table import EntityTable

_MUTE = frozenset({Kind.COIN, Kind.COMMODITY, Kind.CURRENCY, Kind.PAIR, Kind.BOND})  # "the Brent forecast"
_UNITS = frozenset({Kind.CURRENCY, Kind.COIN})
_COUNTED = re.compile(r"\d[ -]?(?:[mb]n |(?:m|b|tr)illion |k |crore |lakh |[mbt]rn? )?(?:[A-Z][a-z]+ )?$")
_SUPERLATIVE = re.compile(
    r"[’']s (?:[\w-]+ )?(?:[\w-]+-)?(?:largest|biggest|leading|top|main|only|oldest|richest|smallest)\b"
)


def place_roles(text: str, found: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """`found` with the part each plays; of names joined by "and" or commas the first ones do what the last one does."""
    placed: list[Occurrence] = []
    for o in reversed(found):
        role = find_role(text, o.start, o.end, table.cues)
        role = Role.PLAIN if role is Role.SPEAKER and o.entity.kind in _MUTE else role
        if o.entity.kind in PLACES and _SUPERLATIVE.match(text, o.end):
            role = Role.OBLIQUE  # "Poland's largest refiner" has figures of its own
        role = Role.UNIT if o.entity.kind in _UNITS and _COUNTED.search(text, max(0, o.start - 12), o.start) else role
        if (
            role is Role.PLAIN
            and placed
            and placed[-1].role is Role.SUBJECT
            and text[o.end : placed[-1].start] in JOINS
        ):
            role = Role.SUBJECT
        placed.append(Occurrence(o.start, o.end, o.entity, o.how, role))
    return reversed(placed)
