"""Turns the names of a text into names with the part that each plays in its sentence."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.lists import JOINS
from assets.extracted.entities.question import PLACES
from assets.extracted.entities.record import Kind, Occurrence, Role
from assets.extracted.entities.roles import find_role
from assets.extracted.entities.table import EntityTable

_MUTE = frozenset({Kind.COIN, Kind.COMMODITY, Kind.CURRENCY, Kind.PAIR, Kind.BOND})  # "the Brent forecast"
_UNITS = frozenset({Kind.CURRENCY, Kind.COIN})
_COUNTED = re.compile(
    r"(?<![\d.,$€£₹])[\d.,]++(?<=\d)[ -]?(?:[mb]n |(?:m|b|tr)illion |k |crore |lakh |[mbt]rn? )?(?:[A-Z][a-z]+ )?$"
)
_OFFICES = frozenset({Kind.AGENCY, Kind.CENTRAL_BANK})
_THAT = re.compile(r" (?:that|which) (?:have |had |has )?\w+")
_HOME_OF = re.compile(r"[’']s? (?:[a-z-]+ ){0,4}")
_EXAMPLES = re.compile(r"\b(?:such as|including|like|e\.g\.) (?:the )?$")
_SINGULAR = re.compile(r" (?:is|was|has)\b")
_LEAD_IN = 20
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
        if o.entity.kind is Kind.FUND and role is Role.OBLIQUE and _THAT.match(text, o.end):
            role = Role.SUBJECT  # "in contrast to ether funds that took in"
        if o.entity.kind in PLACES and role is Role.OWNER and placed and _is_home(text, o, placed[-1]):
            role = Role.OBLIQUE  # "Japan's Acme posted"
        if o.entity.kind in PLACES and placed and placed[-1].start == o.end + 1 and placed[-1].entity.kind in _OFFICES:
            role = Role.OBLIQUE  # "the US SEC"
        role = Role.UNIT if o.entity.kind in _UNITS and _COUNTED.search(text, max(0, o.start - 20), o.start) else role
        if (
            role is Role.PLAIN
            and placed
            and placed[-1].role is Role.SUBJECT
            and text[o.end : placed[-1].start] in JOINS
        ):
            role = Role.SUBJECT
        placed.append(Occurrence(o.start, o.end, o.entity, o.how, role))
    return _without_examples(text, placed[::-1])


def _is_home(text: str, place: Occurrence, after: Occurrence) -> bool:
    """Whether a place's "'s" says only where a company is from."""
    return after.entity.kind in COMPANY_LIKE and _HOME_OF.fullmatch(text, place.end, after.start) is not None


def _without_examples(text: str, placed: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """`placed`, where the names of "on venues such as Acme, Bolt and Crane is" do nothing."""
    chain: list[Occurrence] = []
    for o in placed:
        if chain and text[chain[-1].end : o.start] not in JOINS:
            yield from _end_examples(text, chain)
            chain = []
        if chain or _EXAMPLES.search(text, max(0, o.start - _LEAD_IN), o.start):
            chain.append(o)
        else:
            yield o
    yield from _end_examples(text, chain)


def _end_examples(text: str, chain: Sequence[Occurrence]) -> Iterator[Occurrence]:
    single = len(chain) > 1 and _SINGULAR.match(text, chain[-1].end) is not None
    for o in chain:
        yield Occurrence(o.start, o.end, o.entity, o.how, Role.OBLIQUE) if single else o
