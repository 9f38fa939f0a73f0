"""Turns a number in brackets beside a name, a level or a currency into a move of that price, or an exchange rate."""

import re

from assets.extracted.meaning.changes import COLUMN
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.references import MARKET_METRICS
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target

_TICKER = re.compile(
    r"\((?:[A-Z]{2,8}:\s?)?[A-Z][A-Z\d.]{0,6}(?:\s[A-Z]{2})?[,;:]?\s?$"
)  # (AAPL US, +1%), (NYSE:ACM 2%)
_CLOSED = re.compile(r"\s?[%)]*\)")
_OPENED = re.compile(r"\s?\(\s?[$€£]?$")
_RATE = re.compile(
    r"\(\s?[^\W\d]?[A-Z]{0,3}[$€£¥₹]?\s?1(?:\.0+)?\s?(?:[a-zA-Z.]+\s){0,2}=\s?[^\s\w]?$"
)  # ($1 = 7.28 yuan)
_CERTAIN, _BESIDE = 1.05, 1.0
_REACH = 24


def bracket_candidates(target: Target) -> list[Candidate]:
    """The move of a share named by its ticker, the change of the level before, or what one dollar is worth."""
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    start = max(passage.start, quantity.start - _REACH)
    before = text[start : quantity.start]
    if "(" not in before:
        return []
    if _RATE.search(before):
        return [Candidate("fx_rate", "worth of one unit", _CERTAIN)]
    if _CLOSED.match(text, quantity.end) is None:
        return []
    if target.kind == "percent" and _TICKER.search(before):
        return [Candidate(_priced(target), "beside a ticker", _BESIDE)]
    last = target.meanings[-1] if target.meanings else None
    levelled = last is not None and last.metric in MARKET_METRICS and quantity.signed
    if (
        levelled
        and last is not None
        and _OPENED.fullmatch(text, target.view.atoms.ends[target.view.numbers[target.index - 1]], quantity.start)
    ):
        return [Candidate(last.metric, COLUMN, _BESIDE)]
    return []


def _priced(target: Target) -> str:
    """The price that the name nearest before the number has."""
    kinds = [hit.key for atom, hit in target.near("kind") if atom < target.atom and hit.key in MARKET]
    return MARKET[kinds[-1]] if kinds else "share_price"
