"""Turns a number's unit, metric and move into its measure (level or change) and its sign."""

from assets.extracted.meaning.comparator import MARKET_METRICS
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.target import Target
from assets.extracted.record import Measure

_RESULTS = frozenset(("net_income", "eps"))
GROWTH_METRICS = frozenset(("gdp_growth", "inflation", "same_store_sales_growth", "deal_premium", "payrolls"))


def decide_measure(target: Target, best: Candidate, move: Move | None, carried: Meaning | None) -> Measure:
    """Level, change or percent_change of `target` as a value of the metric of `best`."""
    changed = move is not None and move.is_change
    if target.kind == "percent":
        return _of_percent(target, best, move, carried)
    if target.kind == "points":
        return Measure.LEVEL if best.value == "credit_spread" and not changed else Measure.CHANGE
    return _of_amount(best, move)


def own_sign(best: Candidate, candidates: list[Candidate]) -> int:
    """The sign of a carried metric: that of a "profit" or "loss" that stands beside the number itself, if one does."""
    beside = [c.sign for c in candidates if c.value in _RESULTS and c.frame in ("adjacent after", "of before")]
    return beside[0] if beside else best.sign


def _of_percent(target: Target, best: Candidate, move: Move | None, carried: Meaning | None) -> Measure:
    unit_kind = target.tables.metrics[best.value].unit_kind
    if best.value in GROWTH_METRICS or unit_kind == "pct" or _is_share(target, best, move):
        return Measure.LEVEL
    changed = move is not None and move.is_change
    carries = carried is not None and carried.measure is Measure.PERCENT_CHANGE
    open_kind = best.value == "other" or unit_kind == "any"
    return Measure.LEVEL if open_kind and not changed and not carries else Measure.PERCENT_CHANGE


def _is_share(target: Target, best: Candidate, move: Move | None) -> bool:
    """Whether the percentage is a share of a whole: "16% of revenue"."""
    if best.frame == "of after":
        return move is None or move.frame not in ("noun", "adverb", "surprise")
    moves = move is not None and move.is_change
    return not moves and target.view.atoms.letters[target.atom + 1 : target.atom + 2] == "o"


def _of_amount(best: Candidate, move: Move | None) -> Measure:
    if move is None or move.frame == "to" or best.value in GROWTH_METRICS:
        return Measure.LEVEL
    if move.frame != "direct":
        return Measure.CHANGE
    governed = best.start is not None and best.start < move.start
    return Measure.CHANGE if governed or best.value in MARKET_METRICS else Measure.LEVEL


def decide_sign(target: Target, best: Candidate, measure: Measure, move: Move | None, carried: Meaning | None) -> int:
    """The sign that the words give the written value; a sign written on the number stands alone."""
    if target.quantity.signed or target.quantity.value < 0:
        return 1
    grows = measure is not Measure.LEVEL or best.value in GROWTH_METRICS
    if not grows:
        return best.sign
    if move is not None and move.is_change:
        flipped = move.direction.judges and target.tables.metrics[best.value].lower_is_better
        return -move.direction.sign if flipped else move.direction.sign or 1
    joined = carried is not None and carried.measure is not Measure.LEVEL and measure is not Measure.LEVEL
    return carried.sign if carried is not None and joined else 1
