"""Gives a number the unit of the one that it is set against: "44,000 megawatts, less than the 46,000 of Friday"."""

import re

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.right import PHYSICAL

_REACH = 120  # characters between the two numbers
_SAME_ORDER, _ANY_ORDER = 5, 1000
_SET_AGAINST = re.compile(r"\b(?:from|than|against|versus|vs\.?|with|to)\s(?:the\s|a\s)?$|\bthe\s$", re.IGNORECASE)
_BESIDE = (" and ", ", and ")  # "Rs 40 crore and 250 crore, respectively"
_ENDS = re.compile(
    r"\W*$|[.,;)](?!\d)|\s(?:in|on|at|a\s(?:year|month|week|quarter|day)|last|he|she|it|they|seen|recorded|reported|posted"
    r"|registered|during|earlier|previously|the|this|that)\b"
)
_SENTENCE_END = re.compile(r"[.;!?]\s")


def take_elided(text: str, amount: Amount, source: Amount | None) -> Amount:
    """`amount` in the unit of `source`, the number before, where it is bare, of the same size and set against it."""
    if source is None or not _is_open(amount):
        return amount
    between = text[source.end : amount.start]
    is_beside = between in _BESIDE and amount.scale_span is not None
    if len(between) > _REACH or _SENTENCE_END.search(between) or not (is_beside or _SET_AGAINST.search(between)):
        return amount
    named = source.suffix or source.prefix
    if (
        named is None
        or not _may_serve(source, amount, _ANY_ORDER if is_beside else _SAME_ORDER)
        or not _ENDS.match(text, amount.end)
    ):
        return amount
    taken = amount._replace(
        choices=source.choices,
        factor=source.factor,
        dimension=source.dimension,
        suffix=source.suffix,
        rule="elided_unit",
    )
    return taken.with_evidence("unit", *named)


def _is_open(amount: Amount) -> bool:
    return amount.rule == "bare" and not amount.choices and not amount.numeral.in_words and not amount.evidence


def _may_serve(source: Amount, amount: Amount, order: int) -> bool:
    """Whether both are of one size and as exact: a physical quantity, or money told in millions."""
    scaled = source.scale_span is not None
    if source.dimension not in PHYSICAL and not (source.dimension == "monetary" and scaled and not source.per):
        return False
    if scaled != (amount.scale_span is not None) or source.numeral.places != amount.numeral.places:
        return False
    low, high = sorted((abs(source.value), abs(amount.value * source.factor)))
    return low > 0 and high <= order * low
