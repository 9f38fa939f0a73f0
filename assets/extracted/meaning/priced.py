"""Turns the market price of one kind of thing into that of another, once it is known what is priced."""

from dataclasses import replace

from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.record import Evidence, Measure

_PRICES = frozenset(("share_price", "price", "index_level", "fx_rate"))
_TRADED = ("coin", "commodity", "index", "currency", "pair")


def price_of(meaning: Meaning, kind: str | None) -> Meaning:
    """`meaning` with the metric of `kind`, where it is a price: the "shares" of an index are its level."""
    metric = MARKET.get(kind or "") if kind in _TRADED else None
    if metric is None or meaning.metric not in _PRICES or meaning.metric == metric:
        return meaning
    unit = meaning.unit.removesuffix("/share")
    if metric == "index_level" and unit == "count" and meaning.measure is Measure.LEVEL:
        unit = "points"
    note = Evidence("metric", None, None, f"what is priced is of kind {kind}")
    return replace(meaning, metric=metric, unit=unit, evidence=(note, *meaning.evidence))
