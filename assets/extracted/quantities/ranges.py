"""Joins neighbouring amounts: the two ends of a range, and units and scales that stand once for several numbers."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.elided import take_elided
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.neighbours import words_before
from assets.extracted.quantities.phrases import Piece
from assets.extracted.quantities.right import read_per

_DASH = re.compile(r" ?[-–—−‐‑] ?")
_TO = re.compile(r" to (?:as (?:much|high|many) as |about |around |nearly )?")
_AND = re.compile(r" and ")
_SAME_ORDER = 5
_TIES = frozenset("-–—‐‑")
_LIST = re.compile(r"(?:, and |, or |, | and even | or even | and | or |/| & | to | versus | vs\.? | from | against )")


class Joined(NamedTuple):
    """An amount after its neighbours had their say; `end_of` is low or high where it is one end of range `number`."""

    amount: Amount
    end_of: str | None = None
    number: int | None = None
    cue: tuple[int, int] | None = None


def join(piece: Piece, amounts: Sequence[Amount], grammar: QuantityGrammar) -> list[Joined]:
    """The figures among `amounts`, with ranges marked and shared words carried over, each carry cited as evidence."""
    joined = [Joined(amount) for amount in amounts]
    if len(joined) == 1:
        return [entry for entry in joined if entry.amount.is_figure]
    number = 0
    for index in reversed(range(len(joined) - 1)):
        low, high = joined[index], joined[index + 1]
        gap = piece.text[low.amount.end : high.amount.start] if high.amount.start - low.amount.end <= 24 else None
        if gap is None or high.end_of == "low":
            continue
        cue = _find_range(piece, low.amount, high.amount, gap.lower(), grammar)
        if cue is not None:
            first, second = _share(low.amount, _take_per(piece, low.amount, high.amount, grammar), ranged=True)
            if _are_ends(first, second):
                joined[index] = Joined(first, "low", number, cue)
                joined[index + 1] = Joined(second, "high", number, cue)
                number += 1
                continue
        if _LIST.fullmatch(gap.lower()):
            if gap == ", or " and high.amount.dimension == "ratio":
                continue  # "rose 120.45, or 0.4 percent" says one move twice
            first, second = _share(low.amount, high.amount, ranged=False)
            first = _take_scale(first, second, ranged=False) if gap == " to " else first
            joined[index], joined[index + 1] = low._replace(amount=first), high._replace(amount=second)
    for index, entry in enumerate(joined):
        if entry.end_of is None:
            last = joined[index - 1].amount if index else None
            amount = take_elided(piece.text, entry.amount, last)
            joined[index] = entry if amount is entry.amount else entry._replace(amount=amount)
    figures = _drop_scores(piece.text, [entry for entry in joined if entry.amount.is_figure])
    return [_take_later_per(figures, index) for index in range(len(figures))]


def _drop_scores(text: str, figures: list[Joined]) -> list[Joined]:
    """Without bare numbers that a dash ties and that are no range: "won 52-48"."""
    tied: set[int] = set()
    for index, (first, second) in enumerate(pairwise(figures)):
        if (
            first.amount.rule == second.amount.rule == "bare"
            and not (first.amount.scale_span or second.amount.scale_span)
            and "" in (first.end_of or "", second.end_of or "")
            and text[first.amount.end : second.amount.start] in _TIES
        ):
            tied |= {index, index + 1}
    return [entry for index, entry in enumerate(figures) if index not in tied]


def _take_later_per(joined: Sequence[Joined], index: int) -> Joined:
    """One end of a range with the denominator of the amount after it: "$8 to $9 million, one at $12 million a MW"."""
    entry = joined[index]
    later = index + (2 if entry.end_of == "low" else 1)
    if entry.end_of is None or entry.amount.per or entry.amount.dimension != "monetary" or later >= len(joined):
        return entry
    source = joined[later].amount
    if not source.per_span or source.choices != entry.amount.choices or source.scale != entry.amount.scale:
        return entry
    if not 0 < source.value <= _SAME_ORDER * max(entry.amount.value, joined[later - 1].amount.value):
        return entry
    return entry._replace(amount=entry.amount._replace(per=source.per).with_evidence("unit", *source.per_span))


def _find_range(piece: Piece, low: Amount, high: Amount, gap: str, grammar: QuantityGrammar) -> tuple[int, int] | None:
    """The span of the words that make low and high a range, or None."""
    connector = (low.end, high.start)
    if _DASH.fullmatch(gap):
        return connector
    opening = _range_cue(piece, low.start, grammar)
    if _AND.fullmatch(gap):
        return opening
    if not _TO.fullmatch(gap):
        return None
    if opening is not None:
        return opening
    return None if _is_move(piece, low, high, grammar) else connector


def _is_move(piece: Piece, low: Amount, high: Amount, grammar: QuantityGrammar) -> bool:
    """Whether "from 57% to 47%" or "rose $2 to $50" tells where something went; "grew 3% to 5%" is a range."""
    for word in reversed(words_before(piece, low.start, 4)):
        if word == "from":
            return True
        if word in grammar.words["moved"]:
            return not low.dimension == high.dimension == "ratio"
        if word not in grammar.words["moved_skip"]:
            return False
    return False


def _range_cue(piece: Piece, start: int, grammar: QuantityGrammar) -> tuple[int, int] | None:
    position = start
    for _ in range(3):
        while position > 0 and piece.plain[position - 1] in " ([":
            position -= 1
        match = grammar.ranges.first_before(piece, position)
        if match is not None:
            return match.start, match.end
        skip = grammar.fillers.first_before(piece, position) or grammar.bounds_before.first_before(piece, position)
        if skip is None:
            return None
        position = skip.start
    return None


def _are_ends(low: Amount, high: Amount) -> bool:
    """One unit, rising (by magnitude where both are negative), and of one order of magnitude or three."""
    if low.unit != high.unit or low.value == high.value:
        return False
    small, large = sorted((abs(low.value), abs(high.value)))
    if abs(low.value) > abs(high.value) and low.value > 0:
        return False
    return small == 0 or large / small <= 1000


def _share(low: Amount, high: Amount, *, ranged: bool) -> tuple[Amount, Amount]:
    """Both amounts with what stands only on the other: a unit, a scale behind the second, a quotient."""
    if high.rule == "counted" and low.rule == "bare":
        low = low._replace(choices=high.choices, dimension=high.dimension, rule="counted", evidence=high.evidence)
    low = _take_unit(low, high, forward=False, ranged=ranged)
    high = _take_unit(high, low, forward=True, ranged=ranged)
    low = _take_unit(low, high, forward=False, ranged=ranged)  # what the second is per, once it is money
    return (_take_scale(low, high, ranged=True) if ranged else low), high


def _take_per(piece: Piece, low: Amount, high: Amount, grammar: QuantityGrammar) -> Amount:
    """Behind "US$45-50 per tonne" the second number is money only by the first, and so is what it is per."""
    if high.choices or low.dimension != "monetary" or low.prefix is None:
        return high
    per = read_per(piece, high.end, grammar)
    return high if per is None else high._replace(per=per[0], per_span=per[1], end=per[1][1])


def _take_unit(to: Amount, source: Amount, *, forward: bool, ranged: bool) -> Amount:
    """A unit behind the second number serves the first; one before or behind the first serves the second of a range."""
    if not source.choices:
        return to
    if not to.choices:
        behind = source.suffix is not None and source.prefix is None
        named = source.suffix if behind else source.prefix
        finer = forward and behind and to.numeral.places > source.numeral.places + 1  # "fell 0.2% to 1.3650"
        if to.rule == "counted" or named is None or finer or not (ranged if forward else behind):
            return to
        to = to._replace(choices=source.choices, factor=source.factor, dimension=source.dimension, rule="carried_unit")
        to = to.with_evidence("unit", *named)._replace(suffix=source.suffix)
    same_size = to.scale_span is None or source.scale_span is not None  # "$42 billion, or $1.06 a share"
    if source.per and source.per_span and not (to.per or forward) and same_size and to.choices[0] == source.choices[0]:
        to = to._replace(per=source.per).with_evidence("unit", *source.per_span)
    return to


def _take_scale(low: Amount, high: Amount, *, ranged: bool) -> Amount:
    if low.scale_span is not None or high.scale_span is None or low.choices != high.choices or low.per != high.per:
        return low
    if (low.suffix is not None and low.rule != "carried_unit") or low.numeral.value * 1000 < high.numeral.value:
        return low
    if low.numeral.value >= 1000 and not (ranged and low.numeral.value < high.numeral.value):
        return low
    if not ranged and low.prefix is not None and low.numeral.value > high.numeral.value * 20:
        return low
    return low._replace(scale=high.scale).with_evidence("scale", *high.scale_span)
