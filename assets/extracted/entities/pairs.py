"""Turns lists of names with a number each ("Acme gained 14%, BLT 13%, Crane 12%") into their unknown names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assets.extracted.entities.covered import Covered
from assets.extracted.entities.nobody import is_no_company
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_PAIR = re.compile(
    r"(?P<name>[A-Z](?<!\w.)[\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4})(?: \([A-Z][A-Z0-9]{1,5}\))?"
    r"(?:,? (?:(?:also|each|was|were|is|are|has|have|had) )?(?P<verb>[a-z]+)(?: (?:by|about|around|over|nearly))?)?"
    r"(?:,? \(?| at | by |: )(?P<price>[$€£₹]\d[\d.,]*+,? [-–—(|]? ?)?"  # a price may stand before the move
    r"(?:[a-z]+ (?:by )?)?[$€£]?[+-]?\d[\d.,]*(?P<moved>%| per ?cent)?\)?"
)
_LINK = re.compile(
    r"(?: to [$€£]?\d[\d.,]*)?"
    r"(?:, and |, while |, with |, | and |; | while |, followed by |\s*\n+(?:[*•-]\s*|\d+\. )?)(?:the )?"
)
_ENOUGH = 2
_SYMBOL = re.compile(r"[A-Z][A-Z0-9]{1,9}")


def find_listed(
    text: str, known: Sequence[Occurrence], people: frozenset[str], table: EntityTable
) -> Iterator[Occurrence]:
    """Names beside percentages in a list of at least two; a ticker is its entity's, in an article of coins a coin's."""
    covered = Covered(known)
    kinds = Counter(o.entity.kind for o in known)
    coins, about_coins = kinds[Kind.COIN] > 0, kinds[Kind.COIN] > kinds[Kind.COMPANY]
    for chain in _chains(text):
        beside = covered.within(chain[0].start(), chain[-1].end())
        for match in chain:
            name = match["name"]
            start, end = match.span("name")
            if covered.touches(start, end) or people.intersection(name.split()) or not _is_name(name, table):
                continue
            entity = table.find_ticker(name) if _SYMBOL.fullmatch(name) else None
            if entity is None and (coins or not name.isupper()):
                priced = about_coins and match["price"] is not None
                kind = Kind.COIN if priced or any(o.entity.kind is Kind.COIN for o in beside) else Kind.UNKNOWN
                entity = Entity(name if name.isupper() else slug(name), name, kind)
            if entity is not None:
                yield Occurrence(start, end, entity, "listed")


def _chains(text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of names with a percentage each that only a comma or "and" parts."""
    chain: list[re.Match[str]] = []
    for match in _moves(text):
        if chain and not _LINK.fullmatch(text, chain[-1].end(), match.start()):
            if len(chain) >= _ENOUGH:
                yield chain
            chain = []
        chain.append(match)
    if len(chain) >= _ENOUGH:
        yield chain


def _moves(text: str) -> Iterator[re.Match[str]]:
    """Names with a percentage each, none of which runs over the end of a line; most lines have no percentage."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "%" in line or "cent" in line:
            yield from (match for match in _PAIR.finditer(text, start, end) if match["moved"])
        start = end + 1


def _is_name(name: str, table: EntityTable) -> bool:
    words = name.split()
    opens = words[0] in table.cues.no_names or words[0] in table.organisation_words
    return not opens and not is_no_company(words, table)
