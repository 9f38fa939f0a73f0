"""Turns a sense of words and a quantity into the weight with which the words can speak for the quantity."""

from assets.extracted.meaning.kinds import fit
from assets.extracted.meaning.tables import Sense
from assets.extracted.meaning.target import Target

_WHOLE = 0.1  # what "16% of revenue" and "$5m of debt" add
_PER_SHARE = ("eps", "adjusted_eps")
_RATIO = 1.06  # a percentage is likelier a ratio than a change
_LEVELS_OF_YEAR = ("share_price_52w_high", "share_price_52w_low")
_NO_SHARE = frozenset(
    ("ranking_size", "analyst_buy_count", "analyst_hold_count", "analyst_sell_count", "analyst_rating_count")
)


def weigh(sense: Sense, target: Target, side: str) -> float:
    """The weight of a sense for a quantity on a `side` ("of before", "in after", "label"), 0 where it is barred."""
    slot = side.rpartition(" ")[2]
    allowed = sense.slot in ("any", slot) or (sense.slot == "of" and side == "of after")
    if not allowed and not (sense.slot == "label" and target.view.stands_alone):
        return 0.0
    weight = sense.weight * _fitness(sense, target)
    if weight and side == "of after" and target.kind in ("percent", "money"):
        weight += _WHOLE
    return weight


def _fitness(sense: Sense, target: Target) -> float:
    # In a cell a small amount or a bare number may be of millions, told elsewhere in the table.
    bare = target.kind == "count" and target.view.passage.cell is not None
    scaled = bare or (target.view.stands_alone and target.kind == "small_money")
    if "any" not in sense.quantities:
        meant = target.kind in sense.quantities or (bare and "money" in sense.quantities)
        return 1.0 if meant and not (scaled and not bare and sense.metric in _PER_SHARE) else 0.0
    row = target.tables.metrics[sense.metric]
    if target.kind in ("percent", "points"):
        if sense.metric in _NO_SHARE or row.unit_kind == "multiple":
            return 0.0
        if sense.metric in _LEVELS_OF_YEAR:
            return 0.0  # 20% off its 52-week high is a move of the price
        if row.unit_kind == "pct":
            return _RATIO
        if row.category == "technical" and row.unit_kind != "any":
            return 0.25
    return max(target.fit(sense.metric), fit("money", row.unit_kind) if scaled else 0.0)
