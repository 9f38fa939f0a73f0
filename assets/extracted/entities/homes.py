"""Turns what an article counts its money in and names before into the country of its bonds and statistics."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.record import Kind, Occurrence
from assets.extracted.entities.table import EntityTable

_SIGNS = {"IN": ("₹", " Rs ", " Rs.", " INR"), "GB": ("£",), "AU": (" A$",), "CA": (" C$",), "MY": (" RM",)}
_NATIONAL = frozenset({Kind.COUNTRY, Kind.CENTRAL_BANK, Kind.BOND, Kind.AGENCY})
_NOWHERE = re.compile(r"(?:benchmark )?\w+-[Yy]ear(?: benchmark)?(?: (?:[Bb]ond|note|yield)s?)?")  # "10-year yield"
_FEWEST = 2


def find_money_home(text: str) -> tuple[str | None, int]:
    """ISO 3166 alpha-2 of the country whose money is written most, by its sign, and how often."""
    times, country = max((sum(map(text.count, signs)), country) for country, signs in _SIGNS.items())
    return (country, times) if times >= _FEWEST else (None, 0)


def place_bonds(text: str, found: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """`found`, where a bond that does not say whose it is ("10-year yield") is that of the country named last before.

    Where none is, it is that of the country whose money the article counts in; else it stays.
    """
    if all(occurrence.entity.kind is not Kind.BOND for occurrence in found):
        yield from found
        return
    place = find_money_home(text)[0]
    for occurrence in found:
        entity = occurrence.entity
        bond = None
        if entity.kind is Kind.BOND and _NOWHERE.fullmatch(text, occurrence.start, occurrence.end):
            bond = table.entities.get(f"{place}{entity.entity_id[2:]}")
        elif entity.kind in _NATIONAL and entity.country:
            place = entity.country
        yield Occurrence(occurrence.start, occurrence.end, bond or entity, occurrence.how)
