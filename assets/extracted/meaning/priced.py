"""Turns the market price of one kind of thing into that of another, once it is known what is priced."""

from dataclasses import replace

from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.record import Evidence, Measure

_PRICES = frozenset(("share_price", "price", "index_level", "fx_rate"))
_TRADED = ("coin", "commodity", "index", "currency", "pair")


def price_of(meaning: Meaning, kind: str | None, written: str) -> Meaning:
    """`meaning` with the metric of `kind`, where it is a price: the "shares" of an index are its level.

    `written` is the unit as written; what is no share has no price per share.
    """
    if kind not in _TRADED:
        return meaning
    unit, metric = meaning.unit.removesuffix("/share"), MARKET[kind]
    if meaning.metric not in _PRICES or meaning.metric == metric:
        return meaning if unit == meaning.unit else replace(meaning, unit=unit)
    if metric == "index_level" and written == "count" and meaning.measure is Measure.LEVEL:
        unit = "points"
    note = Evidence("metric", None, None, f"what is priced is of kind {kind}")
    return replace(meaning, metric=metric, unit=unit, evidence=(note, *meaning.evidence))
