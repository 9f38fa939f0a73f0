"""Turns capitals without any mark into the companies and coins whose tickers or initials they are."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assets.extracted.entities.capitals import Capital
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import Entity, Kind, Occurrence
from assets.extracted.entities.table import EntityTable

_LISTED_MOVE = re.compile(r" \((?:up |down |[+-])?\d+(?:\.\d+)?(?:%| per ?cent)\)")  # "ABC (13%), XYZ (12%)"


def find_bare_tickers(
    text: str, found: Sequence[Occurrence], capitals: list[Capital], table: EntityTable
) -> Iterator[Occurrence]:
    """Tickers without any mark: of an entity that the article names elsewhere, or before "stock" and "shares"."""
    named, initials = {o.entity.entity_id for o in found}, _initials(text, found)
    coins = sum(o.entity.kind is Kind.COIN for o in found)
    usual = Kind.COIN if 2 * coins > len(found) else Kind.UNKNOWN
    for capital in capitals:
        if not capital.word.isupper() or not 2 <= len(capital.word) <= 6 or capital.word in table.cues.no_names:
            continue
        entity = table.find_ticker(capital.word)
        short = initials.get(capital.word)
        if short is not None and short.end < capital.start and (entity is None or entity.entity_id not in named):
            yield Occurrence(capital.start, capital.end, short.entity, "short")
            continue
        listed = _LISTED_MOVE.match(text, capital.end) is not None
        marked = listed or (text.startswith((" stock", " shares"), capital.end) and len(capital.word) > 2)
        if entity is None and listed and table.find(capital.word) is None:
            yield Occurrence(capital.start, capital.end, Entity(capital.word, capital.word, usual), "ticker")
            continue
        other = table.find(capital.word) or entity
        if entity is not None and other == entity and (entity.entity_id in named or marked):
            yield Occurrence(capital.start, capital.end, entity, "ticker")
        elif entity is None and other is None and coins and text.startswith((" token", " coin", " price"), capital.end):
            coin = Entity(capital.word, capital.word, Kind.COIN)
            yield Occurrence(capital.start, capital.end, coin, "ticker")


def _initials(text: str, found: Iterable[Occurrence]) -> dict[str, Occurrence]:
    """The first letters of companies' names of several words, by which an article may go on to call them: BA."""
    initials: dict[str, Occurrence] = {}
    for o in found:
        words = text[o.start : o.end].split() if o.entity.kind in COMPANY_LIKE else []
        if len(words) > 1:
            initials.setdefault("".join(word[0] for word in words if word[0].isupper() or word == "&"), o)
    return initials
