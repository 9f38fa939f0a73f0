"""Turns a known name that goes on as another company's does ("Acme Finance" beside Acme) into that company's."""

import re
from collections.abc import Iterable, Iterator

from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import fold

_NEXT = re.compile(r" ((?:& )?[A-Z][\w&-]*)")
_FUNDS = re.compile(
    r"(?:[ -](?:based|backed|linked|focused|tracking))?(?: spot)? "
    r"(?:ETPs|ETFs|ETCs|(?:investment |exchange-traded |fund )?(?:products|vehicles)"
    r"|(?:investment |exchange-traded )?funds|trusts"
    r"|ET[PFC](?= (?:in|out)?flows))\b"
)
_FUND_ENDS = ("Trust", "Fund", "ETF", "ETP")
_NAMES_BEFORE = re.compile(r"(?:\b[A-Z][\w&]* )+$")
_BACKED = frozenset({Kind.COIN, Kind.COMMODITY, Kind.SECTOR, Kind.BOND})
_EXTENDED = frozenset({Kind.COMPANY, Kind.PROVIDER, Kind.COIN, Kind.COUNTRY, Kind.REGION, Kind.SECTOR})
_PLACES = frozenset({Kind.COUNTRY, Kind.REGION})
_MAX_WORDS = 5


def lengthen_names(text: str, known: Iterable[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """`known`, where those that name words follow are names of their own: "Acme Life" is not Acme.

    Words of a legal form may stand between. A listed name that begins with these very words stays itself. What is
    held is no name of those who hold it: "ether funds" are a group of funds.
    """
    for occurrence in known:
        funds = _FUNDS.match(text, occurrence.end) if occurrence.entity.kind in _BACKED else None
        if funds is not None:
            words = text[occurrence.start : funds.end()]
            yield Occurrence(occurrence.start, funds.end(), Entity(slug(words), words, Kind.FUND), "longer")
            continue
        end = _end(text, occurrence, table) if occurrence.entity.kind in _EXTENDED else occurrence.end
        words = text[occurrence.start : end]
        if end == occurrence.end or fold(occurrence.entity.name).startswith(fold(words)):
            yield occurrence
        elif (
            occurrence.entity.kind is Kind.COIN
            and (start := _fund_start(text, occurrence.start, end, table)) is not None
        ):
            yield Occurrence(start, end, Entity(slug(text[start:end]), text[start:end], Kind.FUND), "longer")
        else:
            kind = Kind.PROVIDER if occurrence.entity.kind is Kind.PROVIDER else Kind.UNKNOWN
            yield Occurrence(occurrence.start, end, Entity(slug(words), words, kind), "longer")


def _end(text: str, occurrence: Occurrence, table: EntityTable) -> int:
    end = place = occurrence.end
    if text[occurrence.start].islower():
        return end
    for _ in range(_MAX_WORDS):
        match = _NEXT.match(text, place)
        if match is None:
            break
        extends = match[1] in table.cues.extends or (match[1] == "Bank" and occurrence.entity.kind in _PLACES)
        if not extends and match[1] not in table.legal_forms:
            break
        place = match.end()
        end = place if extends else end
    return end


def _fund_start(text: str, start: int, end: int, table: EntityTable) -> int | None:
    """Where the name of a fund on a coin begins: "Acme Bitcoin Trust"; None where no name stands before the coin."""
    before = _NAMES_BEFORE.search(text, max(0, start - 40), start) if text.endswith(_FUND_ENDS, start, end) else None
    words = before.group().split() if before else []
    while words and words[0] in table.cues.no_names:
        words.pop(0)
    return start - len(" ".join(words)) - 1 if words else None
