"""Turns a number's unit, metric and move into its measure (level or change) and its sign."""

import re

from assets.extracted.meaning.comparator import MARKET_METRICS
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.tables import Metric
from assets.extracted.meaning.view import PassageView
from assets.extracted.record import Measure, Quantity

GROWTH_METRICS = frozenset(("gdp_growth", "inflation", "same_store_sales_growth", "deal_premium"))
_SHARE_OF_WHOLE = re.compile(r"[d]*o[dAxK'XT]*$")


def decide_measure(
    quantity: Quantity, number: int, kind: str, view: PassageView, best: Candidate, row: Metric,
    move: Move | None, carried: Meaning | None,
) -> tuple[Measure, int]:  # fmt: skip
    """The measure of the quantity and the sign that the words give it; a sign written on the number stands alone."""
    changed = move is not None and move.is_change
    if kind == "percent":
        measure = _of_percent(number, view, best, row, changed, carried)
    elif kind == "points":
        measure = Measure.LEVEL if best.value == "credit_spread" and not changed else Measure.CHANGE
    else:
        measure = _of_amount(best, kind, move)
    return measure, _sign(quantity, best, row, measure, move, carried)


def _of_percent(
    number: int, view: PassageView, best: Candidate, row: Metric, changed: bool, carried: Meaning | None
) -> Measure:
    if best.value in GROWTH_METRICS:
        return Measure.LEVEL
    if row.unit_kind == "pct":
        return Measure.PERCENT_CHANGE if changed and best.value == "share_price" else Measure.LEVEL
    if changed:
        return Measure.PERCENT_CHANGE
    if best.start is not None and best.frame == "of after":
        return Measure.LEVEL
    if best.value == "other":
        return Measure.LEVEL
    return Measure.PERCENT_CHANGE


def _of_amount(best: Candidate, kind: str, move: Move | None) -> Measure:
    if move is None or not move.is_change:
        return Measure.LEVEL
    if move.frame in ("adverb", "noun", "surprise"):
        return Measure.CHANGE
    if move.frame == "of":
        return Measure.LEVEL if best.sign < 0 else Measure.CHANGE
    governed = best.start is not None and best.start < move.start
    return Measure.CHANGE if governed or best.value in MARKET_METRICS else Measure.LEVEL


def _sign(
    quantity: Quantity, best: Candidate, row: Metric, measure: Measure, move: Move | None, carried: Meaning | None
) -> int:
    if quantity.signed or quantity.value < 0:
        return 1
    moved = move is not None and move.is_change
    if measure is Measure.LEVEL:
        if best.value in GROWTH_METRICS and move is not None and moved:
            return move.sign or 1
        return best.sign
    if move is not None and moved:
        return move.sign or 1
    return carried.sign if carried is not None and carried.measure is measure else 1
