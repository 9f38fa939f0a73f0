"""Turns the text around a word of a metric into whether it has another sense: a rank, a rate, an aim."""

import re
from collections.abc import Callable

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.target import Target

_GROWS = re.compile(r"\b(?:gr[eo]w\w*|ris\w+|rose|increas\w+|expan\w+|rate)\b[^.;]{0,24}$", re.IGNORECASE)
_RANKED_BY = re.compile(r"(?:est|top|leading)\b[^.;,]{0,40}\bby\s(?:\w+\s){0,2}$")
_MAKES_UP = re.compile(r"\sfor\b")
_SHORT_OF = re.compile(r"short\sof\b", re.IGNORECASE)
_AIM = re.compile(r"target|goal|objective", re.IGNORECASE)
_OF_PRICES = re.compile(r"\b(?:[Ii]nflation|CPI|PCE|prices|Fed|central bank|Bank of|ECB|BoE|RBI|RBA)\b")
_OF_LEVEL = re.compile(r"\s(?:\w+\s){0,3}?(?:support|level|mark|zone|threshold|handle)\b")
_POSSESSIVE = re.compile(r"(?:\b(?:its|their|his|her|our|my|your)|['’]s?)\s$")
_POSSESSED = 8  # characters before "own" in which its owner stands
_FREE = re.compile(r"[\s-]free\b|[\s-]exempt")
_DEAREST = 10_000_000  # no price of a chart is higher
_RANK, _AFTER = 64, 40  # characters before a rank, and after a number in which its level is named
_LEAD = 48  # characters before a number in which something grows
_NEXT = 4  # characters behind a word that may go on


def has_other_sense(target: Target, metric: str, atom: int, hit: Hit) -> bool:
    """Whether the words of `hit` mean something else than `metric` here."""
    rule = _RULES.get(metric)
    if rule is not None and rule(target, hit):
        return True
    text, floor = target.view.text, target.view.passage.start
    by = atom < target.atom and text.find("by", max(floor, hit.start - _RANK), hit.start) >= 0
    ranked = by and _RANKED_BY.search(text, max(floor, hit.start - _RANK), hit.start)
    return bool(ranked)  # "the largest coin by market value, trades at"


def _grows_yearly(target: Target, hit: Hit) -> bool:
    """What "grew 5% per annum" pays no interest."""
    text, start = target.view.text, target.quantity.start
    yearly = text[hit.start : hit.end].lower() == "per annum"
    return yearly and _GROWS.search(text, max(target.view.passage.start, start - _LEAD), start) is not None


def _makes_up(target: Target, hit: Hit) -> bool:
    """What "accounts for 9% of sales" is no account."""
    return _MAKES_UP.match(target.view.text, hit.end) is not None


def _falls_short(target: Target, hit: Hit) -> bool:
    """Who is "500 shares short of" a plan has sold none."""
    return _SHORT_OF.search(target.view.text, hit.start, hit.end + _NEXT) is not None


def _serves(target: Target, _hit: Hit) -> bool:
    """Jobs in "support services" are on no chart, nor is growth "supported by" billions."""
    return (target.view.subject == "country" and target.kind == "count") or abs(target.quantity.value) >= _DEAREST


def _is_middle(target: Target, hit: Hit) -> bool:
    """The midpoint of a company's outlook fixes no currency."""
    midpoint = target.view.text[hit.start : hit.end].lower() == "midpoint"
    return midpoint and target.view.subject in ("company", "unknown")


def _aims_elsewhere(target: Target, hit: Hit) -> bool:
    """A target is one of inflation where prices or their keepers are told of."""
    text, passage = target.view.text, target.view.passage
    if _AIM.fullmatch(text, hit.start, hit.end) is None:
        return False
    topic = target.meanings[-1:] or ([target.earlier] if target.earlier is not None else [])
    told = _OF_PRICES.search(text, passage.start, passage.end) is not None
    return not told and all(meaning.metric != "inflation" for meaning in topic)


def _of_level(target: Target, _hit: Hit) -> bool:
    """The "loss of the $103,000 support" is no loss."""
    return _OF_LEVEL.match(target.view.text, target.quantity.end, target.quantity.end + _AFTER) is not None


def _is_ones_own(target: Target, hit: Hit) -> bool:
    """Who exceeds "its own forecasts" holds none."""
    own = target.view.text[hit.start : hit.end].lower() == "own"
    return own and _POSSESSIVE.search(target.view.text, max(0, hit.start - _POSSESSED), hit.start) is not None


def _is_free(target: Target, hit: Hit) -> bool:
    """What is "80% tariff free" pays none."""
    return _FREE.match(target.view.text, hit.end) is not None


_RULES: dict[str, Callable[[Target, Hit], bool]] = {
    "coupon": _grows_yearly,
    "customers": _makes_up,
    "short_interest": _falls_short,
    "support_level": _serves,
    "resistance_level": _serves,
    "fx_rate": _is_middle,
    "inflation": _aims_elsewhere,
    "stake": _is_ones_own,
    "tariff_rate": _is_free,
    "net_income": _of_level,
    "eps": _of_level,
}
