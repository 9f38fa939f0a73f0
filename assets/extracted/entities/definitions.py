"""Turns "Acme Mining Inc. (LON: ACM)" and "Korea Export Bank (KEB)" into the names that the article defines."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from assets.extracted.entities.abbreviated import abbreviates, shares_word, spells
from assets.extracted.entities.capitals import Capital
from assets.extracted.entities.forms import short_names
from assets.extracted.entities.name_before import find_name_before, find_name_end
from assets.extracted.entities.record import Entity, Kind, Occurrence
from assets.extracted.entities.table import EntityTable
from assets.kernel.records import record

# What reads (NASDAQ: ACME), (Nasdaq:[ACME], (ACME), (9959.HK, “Acme”) or ( OTCMKTS:ACME - Get Report)
_PARENTHESIS = re.compile(
    r"\(\s?(?:(?:[Tt]icker|[Ss]ymbol|[Ss]tock):\s*)?"
    r"(?:(?P<market>[A-Z][A-Za-z0-9]{0,11}(?:[ .-][A-Z][A-Za-z]{1,9})?)\s?:\s?\[?)?\$?\[?"
    r"(?P<ticker>[A-Z0-9][A-Z0-9.&/-]{0,10}?)"
    r"(?P<venue> (?:US|UN|UW|UQ|CN|CT|LN|GY|GR|FP|IM|SM|NA|BB|SW|SE|SS|DC|FH|NO|ID|AU|AT|NZ|HK|CH|JP|JT|KS|TT|SP|MK|TB"
    r"|IJ|PM|IN|SJ|BZ|MM))?"
    r"(?P<close>\s?[\])]|,\s*[“\"][^”\"]{2,30}|\s?[;,-]\s|\s?\||[”\"]\))"
)
_DOLLAR = re.compile(r"\$(?P<ticker>[A-Z]{2,5})\b(?![\d.])")
_MARKET = re.compile(r"(?P<market>[A-Z](?<!\w.)[A-Za-z]{1,9}):\s?(?P<ticker>[A-Z][A-Z0-9.]{0,9})\b")
_NICKNAME = re.compile(r"[“\"]([A-Z][\w&.’' -]{1,28})$")
_COIN = re.compile(r"\b(?:tokens?|(?:meme)?coin|altcoin|presale|cryptocurrency)\b")
_PART = re.compile(
    r"[\])]?,? (?:\w+ and )?(?:segments?|divisions?|business(?:es)?|units?|categor(?:y|ies)|programs?|products?)\b"
)
_FUNDS = (" ETF", " ETN", " ETP", " Fund", " Trust", " ETFs")
_LISTED_CODE = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,3}")
_TRADED = frozenset(
    {
        Kind.COMPANY,
        Kind.COIN,
        Kind.FUND,
        Kind.INDEX,
        Kind.COMMODITY,
        Kind.AGENCY,
        Kind.CENTRAL_BANK,
        Kind.PROVIDER,
        Kind.REGION,
    }
)


@record
class Definition:
    """Words that mean `entity` in this article; `start` and `end` where they are defined."""

    words: str
    entity: Entity
    start: int
    end: int
    country: str | None = None  # of the market whose prefix stands before a ticker


def find_definitions(
    text: str, known: list[Occurrence], capitals: list[Capital], table: EntityTable
) -> Iterator[Definition]:
    """All definitions in order of their form; a name may be defined several times, the first one counts."""
    named = {o.end: o for o in known}
    coins = any(o.entity.kind is Kind.COIN for o in known)
    starts = [c.start for c in capitals]
    last: tuple[int, Entity] | None = None
    for match in _PARENTHESIS.finditer(text):
        market = match["market"]
        if market is None or market in table.exchanges or market.upper() in table.exchanges:
            end = find_name_end(text, match.start())
            words, first = find_name_before(text, capitals, bisect_left(starts, end) - 1, end, table)
            before = named.get(end) or named.get(end - 1)
            whole = before if before is not None and (before.start <= first or not words) else None
            if last is not None and last[0] + 1 == first and words.strip(".") in table.legal_forms:
                yield Definition(match["ticker"], last[1], *match.span("ticker"))  # Acme (LON: ACM) Group (HK: 77)
                continue
            part = market is None and _is_part(text, match)
            defined = [] if part else list(_define(match, whole, words, first, table))
            if coins or is_coin(text, first, match.end()):
                defined = [_as_coin(definition) for definition in defined]
            last = (match.end(), defined[0].entity) if defined else None
            yield from defined
    for pattern in (_DOLLAR, _MARKET):
        for match in pattern.finditer(text):
            entity = table.find_ticker(match["ticker"])
            if entity is not None and match.groupdict().get("market", "NYSE") in table.exchanges:
                yield Definition(match["ticker"], entity, match.start(), match.end())


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether what is abbreviated is part of a company: "the Retail Systems (RS) segment", "the RS division"."""
    ticker = match["ticker"]
    places = (match.end() - len(ticker) - 1, text.find(f" {ticker} ", match.end()) + 1)
    return any(place > 0 and _PART.match(text, place + len(ticker)) is not None for place in places)


def _as_coin(definition: Definition) -> Definition:
    """The definition of a name in no list, where the article is of coins."""
    if definition.entity.kind is not Kind.UNKNOWN:
        return definition
    return replace(definition, entity=replace(definition.entity, kind=Kind.COIN))


def is_coin(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name call it a coin: "the token Acme", "Acme's presale"."""
    return _COIN.search(text, max(0, start - 24), min(len(text), end + 24)) is not None


def _define(
    match: re.Match[str], before: Occurrence | None, words: str, first: int, table: EntityTable
) -> Iterator[Definition]:
    entity = _meant(match["ticker"], match["market"], before, words, table)
    if entity is None:
        return
    start, end = match.start("ticker"), match.end("venue") if match["venue"] else match.end("ticker")
    country = table.exchanges.get((match["market"] or "").upper(), table.exchanges.get(match["market"] or ""))
    yield Definition(match["ticker"], entity, start, end, country)
    nickname = _NICKNAME.search(match["close"])
    for name in [nickname[1]] if nickname else []:
        yield Definition(name, entity, start, end)
    if words:
        shorts = (short for short in short_names(words, table.legal_forms) if short not in table.cues.no_names)
        for name in [words, *(short for short in shorts if table.find(short) in (None, entity))]:
            # the "Bitcoin" of Acme Bitcoin Trust stays the coin
            yield Definition(name, entity, first, first + len(words))


def _meant(ticker: str, market: str | None, before: Occurrence | None, words: str, table: EntityTable) -> Entity | None:
    """Whom a ticker in parentheses stands for, given the name before it."""
    listed = table.find_ticker(ticker)
    if listed is not None and (_is_before(listed, before, market) or shares_word(listed.name, words)):
        return listed
    future = table.find_future(ticker) if market is None else None
    if future is not None:
        return future
    if before is not None and (
        market is not None
        or _LISTED_CODE.fullmatch(ticker)
        or abbreviates(ticker, words)
        or before.entity.kind is Kind.COIN
    ):
        return before.entity if before.entity.kind in _TRADED and not ticker.isdigit() else None
    if market is not None:
        country = table.exchanges.get(market) or table.exchanges.get(market.upper())
        return Entity(ticker, words or ticker, Kind.COMPANY, country, market) if not ticker.isdigit() or words else None
    if listed is None and words.endswith(_FUNDS) and 2 <= len(ticker) <= 5:
        return Entity(ticker, words, Kind.FUND)
    organisation = words.rpartition(" ")[2] in table.organisation_words
    spelled = before is None and ticker not in table.cues.no_names and spells(ticker, words)
    named = (organisation and abbreviates(ticker, words)) or _LISTED_CODE.fullmatch(ticker) or spelled
    return Entity(ticker, words, Kind.COMPANY if "." in ticker else Kind.UNKNOWN) if words and named else None


def _is_before(listed: Entity, before: Occurrence | None, market: str | None) -> bool:
    """Whether the name before a ticker is its entity's, or its coin's issuer's: "Ripple (XRP)" speaks of the coin."""
    if before is None:
        return False
    return listed == before.entity or (listed.kind is Kind.COIN and market is None)


def apply_definitions(text: str, definitions: Iterable[Definition], capitals: list[Capital]) -> Iterator[Occurrence]:
    """Every place where defined words stand, found by their first word."""
    meaning: dict[str, Entity] = {}
    by_first: dict[str, dict[str, None]] = {}
    for definition in definitions:
        yield Occurrence(
            definition.start, definition.end, definition.entity, "ticker" if " " not in definition.words else "defined"
        )
        if meaning.setdefault(definition.words, definition.entity) is definition.entity:
            by_first.setdefault(definition.words.split(" ")[0].rstrip(",."), {})[definition.words] = None
    for capital in capitals:
        for words in by_first.get(capital.word, ()):
            end = capital.start + len(words)
            if text.startswith(words, capital.start) and not text[end : end + 1].isalnum():
                yield Occurrence(capital.start, end, meaning[words], "defined")
