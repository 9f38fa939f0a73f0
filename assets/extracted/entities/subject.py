"""Turns the occurrences of an article into its entities, ranked by how much the article is about them."""

from collections.abc import Iterator, Sequence

from assets.cleaned.record import CleanArticle, Section
from assets.extracted.entities.homes import find_money_home
from assets.extracted.entities.insertions import find_insertions
from assets.extracted.entities.record import Entity, Kind, Occurrence, Role
from assets.extracted.entities.table import EntityTable

_WEIGHT = {
    Kind.AGENCY: 1, Kind.CENTRAL_BANK: 2, Kind.EXCHANGE: 1, Kind.PROVIDER: 1, Kind.SECTOR: 2, Kind.REGION: 2,
    Kind.COUNTRY: 4, Kind.CURRENCY: 2, Kind.COMMODITY: 4, Kind.BOND: 3, Kind.INDEX: 4,
}  # fmt: skip
_USUAL = 6
_MONEY, _MOST_MONEY = 2, 12  # what an amount in a country's own money adds to the country
_NO_SUBJECTS, _LEADS = frozenset({Role.SPEAKER, Role.UNIT}), frozenset({Role.SUBJECT, Role.OWNER})
_OFFICES = frozenset({Kind.AGENCY, Kind.CENTRAL_BANK})
_OPENING = 400  # characters of the body that tell what an article is about
_ASIDE = frozenset({Section.RELATED, Section.PROMO, Section.BIO, Section.CHROME})


def rank_subjects(article: CleanArticle, occurrences: Sequence[Occurrence], table: EntityTable) -> list[Entity]:
    """The entities, most prominent first: the title and the opening count most, then how often a name stands."""
    scores: dict[str, int] = {}
    entities: dict[str, Entity] = {}
    title_end, opening_end = _opening(article)
    aside = [(b.start, b.end) for b in article.blocks if b.section in _ASIDE]
    insertions = find_insertions(article.clean.text, 0, opening_end)
    position = 0
    for occurrence in occurrences:
        while position < len(aside) and aside[position][1] <= occurrence.start:
            position += 1
        if position < len(aside) and aside[position][0] <= occurrence.start:
            continue
        told = occurrence.start < opening_end and not any(lo < occurrence.start < hi for lo, hi in insertions)
        weight = _weight(occurrence) * (6 if occurrence.start < title_end else 3 if told else 1)
        for entity, share in _share(occurrence, table):
            scores[entity.entity_id] = scores.get(entity.entity_id, 0) + weight * share
            entities.setdefault(entity.entity_id, entity)
    home, times = find_money_home(article.clean.text)
    country = table.find_country(home)
    if country is not None:
        scores[country.entity_id] = scores.get(country.entity_id, 0) + min(_MONEY * times, _MOST_MONEY)
        entities.setdefault(country.entity_id, country)
    spoken_of = (e for e in entities.values() if scores[e.entity_id])
    return sorted(spoken_of, key=lambda e: -scores[e.entity_id])


def _weight(occurrence: Occurrence) -> int:
    if occurrence.how == "group":
        return 0  # an article is about names
    if occurrence.role in _NO_SUBJECTS:
        return 0 if occurrence.entity.kind is Kind.UNKNOWN else 1
    weight = _WEIGHT.get(occurrence.entity.kind, _USUAL)
    return weight + 2 if occurrence.role in _LEADS else weight


def _share(occurrence: Occurrence, table: EntityTable) -> Iterator[tuple[Entity, int]]:
    """The entity itself, and for an institution also its country, which its figures are about."""
    yield occurrence.entity, 1
    if occurrence.entity.kind in _OFFICES:
        country = table.find_country(occurrence.entity.country)
        if country is not None:
            yield country, 2


def _opening(article: CleanArticle) -> tuple[int, int]:
    body = [b for b in article.blocks if b.section in {Section.HEADLINE, Section.BODY}]
    if not body:
        return 0, 0
    title_end = body[0].end if body[0].end - body[0].start < 200 else body[0].start
    return title_end, title_end + _OPENING
