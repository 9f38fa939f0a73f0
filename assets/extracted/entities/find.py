"""Turns a clean article and its lexicon hits into the index of its names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assets.cleaned.record import CleanArticle
from assets.extracted.entities.abbreviated import find_spelled_out
from assets.extracted.entities.bare import find_bare_tickers
from assets.extracted.entities.bonds import place_bonds
from assets.extracted.entities.brokers import find_brokers
from assets.extracted.entities.capitals import find_capitals
from assets.extracted.entities.columns import find_columns
from assets.extracted.entities.confirm import drop_unconfirmed
from assets.extracted.entities.definitions import apply_definitions, find_definitions
from assets.extracted.entities.groups import find_groups
from assets.extracted.entities.headings import find_headed
from assets.extracted.entities.indices import find_indices
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.longer import lengthen_names
from assets.extracted.entities.number_names import find_taken
from assets.extracted.entities.pairs import find_listed
from assets.extracted.entities.parts import place_roles
from assets.extracted.entities.people import find_people
from assets.extracted.entities.record import Entity, EntityIndex, Kind, Occurrence, Voice
from assets.extracted.entities.references import find_references
from assets.extracted.entities.reviews import find_reviewed
from assets.extracted.entities.shorter import prefer_introduced
from assets.extracted.entities.subject import rank_subjects
from assets.extracted.entities.table import DESCRIPTOR_FAMILY, GROUP_FAMILY, NAME_FAMILY, VOICE_FAMILY, EntityTable
from assets.extracted.entities.topics import find_leaders, find_topics
from assets.extracted.entities.unknown import find_unknown
from assets.extracted.entities.written import find_written
from assets.extracted.lexicon import Hit, fold, part_by_family

_ANY_CASE = frozenset(
    {Kind.COIN, Kind.COMMODITY, Kind.CURRENCY, Kind.PAIR, Kind.SECTOR, Kind.REGION, Kind.BOND, Kind.INDEX}
)
_PLACES = frozenset({Kind.COUNTRY, Kind.REGION})
_NATIONAL = frozenset({Kind.AGENCY, Kind.CENTRAL_BANK, Kind.BOND, Kind.CURRENCY})
# Where a report was written: "MUMBAI: ", "LONDON, March 3 (Reuters) - ", "NEW YORK --"
_DATELINE = re.compile(
    r"(?:\n|^)?[A-Z]{4,}(?: [A-Z]{3,})?(?:/[A-Z]+)?(?:, [A-Z][\w. ]{2,16})?(?:,? \d\d?)?(?: \([A-Z][\w ]+\))?"
    r" ?(?:--|–|—|-|:) "
)
_MAX_SUBJECTS = 24
_LATER = {"table": 1, "longer": 2}  # of equally long names, what the article defines goes before these


def find_names(article: CleanArticle, hits: Sequence[Hit], table: EntityTable) -> EntityIndex:
    """Every name of `article`, whom it is about, and the digits that are part of names.

    `hits` are the lexicon's for `entity_terms(table)`, over article.clean.text; hits of other families are passed by.
    """
    text = article.clean.text
    families = part_by_family(hits)
    capitals = find_capitals(text)
    others = find_spelled_out(text, table)
    known = list(lengthen_names(text, _known(text, families[NAME_FAMILY], others, table), table))
    people = find_people(text, capitals, table)
    definitions = tuple(find_definitions(text, known, capitals, table))
    defined = apply_definitions(text, definitions, capitals)
    found = drop_unconfirmed(text, _without_overlaps([*known, *defined]), people, table)
    found = _with(found, find_bare_tickers(text, found, [c for c in capitals if c.word not in others], table))
    found = _with(found, find_columns(article, found, table))
    found = _with(found, find_listed(text, found, people, table))
    found = _with(found, find_reviewed(text, found, table))
    found = _with(found, find_headed(article, found, table))
    found = _with(found, find_indices(text, found, table))
    found = _with(found, find_unknown(text, found, capitals, people, table, title=article.title or ""))
    found = place_bonds(text, list(prefer_introduced(text, found)), table)
    placed = list(place_roles(text, found, table))
    groups = find_groups(text, families[GROUP_FAMILY], placed, table)
    occurrences = tuple(find_brokers(text, _without_overlaps([*placed, *groups]), table))
    references = tuple(find_references(text, families[DESCRIPTOR_FAMILY], occurrences, table))
    voices = tuple(Voice(hit.start, hit.end, hit.key) for hit in families[VOICE_FAMILY])
    return EntityIndex(
        occurrences,
        references,
        voices,
        tuple(rank_subjects(article, occurrences, table)[:_MAX_SUBJECTS]),
        next((d.country for d in definitions if d.country), None),
        _countries(occurrences, table),
        tuple(find_taken(text, occurrences, table.number_names)),
        find_written(text, occurrences),
        find_topics(article, occurrences),
        find_leaders(article, occurrences),
        tuple(o.start for o in occurrences),
        tuple(r.start for r in references),
        tuple(v.start for v in voices),
    )


def _known(text: str, hits: Iterable[Hit], others: frozenset[str], table: EntityTable) -> Iterator[Occurrence]:
    """Hits of names in a spelling that can be one: a company is not written with a small letter.

    None of `others`, by which the text shortens what is no name of the table's.
    """
    seen = (-1, -1)
    for hit in hits:
        if (hit.start, hit.end) == seen or text.startswith("$", hit.end):
            continue  # the "US" of "US$5" is no country
        words = text[hit.start : hit.end]
        entity = table.find(words) or table.entities[hit.key]
        if words in others:
            continue
        if entity.kind in _PLACES and _DATELINE.match(text, max(0, hit.start - 1)):
            continue
        small = entity.kind in _ANY_CASE and fold(words) not in table.ordinary
        if (
            small
            or words == entity.name
            or words in table.small
            or not (words[0].islower() or _is_common(words, entity))
        ):
            seen = (hit.start, hit.end)
            yield Occurrence(hit.start, hit.end, entity, "table")


def _is_common(words: str, entity: Entity) -> bool:
    """Whether small words stand where a company's name has capitals: "U.S. gold" is not "U.S. Gold"."""
    if entity.kind is not Kind.COMPANY or words.istitle() or " " not in words:
        return False
    return any(word.islower() and len(word) > 3 and word.title() in entity.name.split() for word in words.split()[1:])


def _with(found: list[Occurrence], more: Iterable[Occurrence]) -> list[Occurrence]:
    added = list(more)
    return _without_overlaps([*found, *added]) if added else found


def _without_overlaps(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Of overlapping occurrences the longest stands; of equally long ones what the article defines."""
    ordered = sorted(found, key=lambda o: (o.start, -(o.end - o.start), _LATER.get(o.how, 0)))
    kept: list[Occurrence] = []
    for occurrence in ordered:
        if kept and occurrence.start == kept[-1].end + 1 and _is_branch(kept[-1], occurrence):
            continue
        if not kept or occurrence.start >= kept[-1].end:
            kept.append(occurrence)
        elif occurrence.end - occurrence.start > kept[-1].end - kept[-1].start:
            kept[-1] = occurrence
    return kept


def _is_branch(before: Occurrence, after: Occurrence) -> bool:
    """Whether a place behind a company's name is part of the name of its branch ("Acme New Zealand")."""
    return after.entity.kind in _PLACES and before.entity.kind in COMPANY_LIKE


def _countries(occurrences: Iterable[Occurrence], table: EntityTable) -> dict[str, Occurrence]:
    """For each office, bond and currency that is named: its country, at the place of the name."""
    places: dict[str, Occurrence] = {}
    for o in occurrences:
        if o.entity.kind in _NATIONAL and o.entity.entity_id not in places:
            country = table.find_country(o.entity.country)
            if country is not None:
                places[o.entity.entity_id] = Occurrence(o.start, o.end, country, o.how, o.role)
    return places
