"""Turns "the Spanish 10-year yield", "the 30-year" and "10-year gilts" into the bonds of their countries."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assets.extracted.entities.homes import find_money_home
from assets.extracted.entities.record import Entity, Kind, Occurrence
from assets.extracted.entities.table import EntityTable

_YEARS = {"two": 2, "three": 3, "five": 5, "seven": 7, "ten": 10, "twenty": 20, "thirty": 30}
_WORDS = "[Tt]wo|[Tt]hree|[Ff]ive|[Ss]even|[Tt]en|[Tt]wenty|[Tt]hirty"
_OF_YEARS = re.compile(r"[- ](?:[Yy]ear|yr)s?\b(?! old)")
_TERM = re.compile(rf"(?<![\w.,-])(?:\d{{1,2}}|{_WORDS})$")
_LONGEST_TERM = len("Twenty")
_PAPER = re.compile(
    r" (?:U\.S\. |US |[Gg]overnment |[Ss]overeign |[Bb]enchmark )*"
    r"(?P<paper>Treasury|Treasuries|Treasurys|[Gg]ilts?|[Bb]unds?|JGBs?|OATs?|BTPs?|[Nn]otes?|[Bb]onds?|[Yy]ields?)\b"
    r"(?: (?:[Nn]otes?|[Bb]onds?|[Yy]ields?|benchmark)\b)?"
)
_ALONE = re.compile(
    r"[’']s\b|,? (?:at|was|were|is|stood|rose|fell|up|down|yield(?:ed|ing)|climbed|slipped|eased|added|dropped)\b"
)
_BEFORE = re.compile(r"(?:[’']s?)?,? (?:the )?(?:(?:[Bb]enchmark|government|sovereign|own) )?")
_LEAD = re.compile(r"\b[Bb]enchmark $")
_SENTENCE_END = re.compile(r"[.!?]\s")
_NATIONAL = frozenset({Kind.COUNTRY, Kind.CENTRAL_BANK, Kind.BOND, Kind.AGENCY})
_DEFAULT = "US"  # whose bond a text means that names no country


class _Term(NamedTuple):
    """A term of years that is a bond's, with its paper where it is named."""

    start: int
    end: int
    years: int
    paper: str | None
    benchmark: bool


def place_bonds(text: str, found: Sequence[Occurrence], table: EntityTable) -> list[Occurrence]:
    """`found`, in order, with the bonds of the text.

    A bond is that of the country named just before it, else its paper's ("gilt"). One that does not say is that of the
    country named last before, where the table has it, else of the country whose money the article counts in; one that
    opens a sentence as "the benchmark" is that of the country named most.
    """
    terms = list(_terms(text))
    if not terms:
        return list(found)
    placed: list[Occurrence] = []
    place, position = find_money_home(text)[0], 0
    named = Counter(o.entity.country for o in found if o.entity.kind is Kind.COUNTRY)
    home = named.most_common(1)[0][0] if named else place
    for term in terms:
        while position < len(found) and found[position].end <= term.start:
            placed.append(found[position])
            place = _country(found[position]) or place
            position += 1
        whose = placed[-1] if placed else None
        while position < len(found) and found[position].start < term.end:
            whose = found[position] if found[position].start < term.start else whose  # "US 10-year" is one name
            position += 1
        alone = whose is None or _SENTENCE_END.search(text, whose.end, term.start) is not None
        bond = _bond(text, term, whose, home if term.benchmark and alone else place, table)
        start = whose.start if whose is not None and whose.end > term.start else term.start
        placed.append(Occurrence(start, term.end, bond, "table"))
        place = bond.country
    return [*placed, *found[position:]]


def _terms(text: str) -> Iterator[_Term]:
    """The terms with a paper behind them, and where there is one also those without that move or are at a number."""
    matches = [(match, years, _PAPER.match(text, years.end())) for match, years in _years(text)]
    bonds = any(paper for *_, paper in matches)
    for match, years, paper in matches if bonds else ():
        if paper is None and not _ALONE.match(text, years.end()):
            continue
        lead = _LEAD.search(text, max(0, match.start() - 10), match.start())
        count = _YEARS.get(match.group().lower()) or int(match.group())
        start, end = lead.start() if lead else match.start(), paper.end() if paper else years.end()
        yield _Term(start, end, count, paper["paper"] if paper else None, lead is not None)


def _years(text: str) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Numbers of years, each with the word behind it, from which it is looked back."""
    for years in _OF_YEARS.finditer(text):
        match = _TERM.search(text, max(0, years.start() - _LONGEST_TERM), years.start())
        if match is not None:
            yield match, years


def _bond(text: str, term: _Term, before: Occurrence | None, place: str | None, table: EntityTable) -> Entity:
    if before is not None and before.entity.country is not None and _says_whose(text, before, term.start):
        return _make(before.entity.country, term.years, table)
    issuer = table.find(term.paper) if term.paper is not None else None
    if issuer is not None and issuer.country is not None:
        return _make(issuer.country, term.years, table)
    known = f"{place}10Y" in table.entities
    return _make(place if place is not None and known else _DEFAULT, term.years, table)


def _says_whose(text: str, before: Occurrence, start: int) -> bool:
    """Whether the name just before, or around the term, says whose bond it is: "Spain's benchmark", "US"."""
    if before.end > start:
        return before.entity.kind is Kind.BOND
    return before.entity.kind is Kind.COUNTRY and _BEFORE.fullmatch(text, before.end, start) is not None


def _make(country: str, years: int, table: EntityTable) -> Entity:
    """The table's bond of that country and term, or one named after the country's 10-year one, or after the country."""
    entity_id = f"{country}{years}Y"
    listed, ten, place = table.entities.get(entity_id), table.entities.get(f"{country}10Y"), table.find_country(country)
    name = (
        ten.name.replace("10-year", f"{years}-year") if ten else f"{place.name if place else country} {years}-year bond"
    )
    return listed or Entity(entity_id, name, Kind.BOND, country)


def _country(occurrence: Occurrence) -> str | None:
    return occurrence.entity.country if occurrence.entity.kind in _NATIONAL else None
