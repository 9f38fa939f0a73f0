"""Joins neighbouring amounts: the two ends of a range, and units and scales that stand once for several numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.phrases import Piece
from assets.extracted.quantities.right import read_per

_DASH = re.compile(r" ?[-–—−‐‑] ?")
_TO = re.compile(r" to (?:as (?:much|high|many) as |about |around |nearly )?")
_AND = re.compile(r" and ")
_LIST = re.compile(r"(?:, and |, or |, | and | or |/| & | to | versus | vs\.? | from | against )")
_FROM = re.compile(r"\bfrom (?:a |an |the |about |around |just |some |nearly |roughly )*$")
_MOVED = re.compile(
    r"\b(?:rose|rise[sn]?|rising|fell|fall(?:s|en|ing)?|gain(?:ed|s|ing)?|up|down|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|add(?:ed|s|ing)?|lost|drop(?:ped|s|ping)?|slid|slump(?:ed|s)?|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|advanc(?:ed|es|ing)|declin(?:ed|es|ing)|grew|grow(?:s|n|ing)?|surg(?:ed|es|ing)|soar(?:ed|s|ing)|plung(?:ed|es|ing)|tumbl(?:ed|es|ing)|rall(?:ied|ies|ying)|by)(?: by| about| nearly| almost| around| more than| over| some| roughly| a| an| another)*[ (]*$"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """An amount after its neighbours had their say; `end_of` is low or high where it is one end of range `number`."""

    amount: Amount
    end_of: str | None = None
    number: int | None = None
    cue: tuple[int, int] | None = None


def join(piece: Piece, amounts: Sequence[Amount], grammar: QuantityGrammar) -> list[Joined]:
    """`amounts` in order, with ranges marked and shared words carried over, each carry cited as evidence."""
    joined = [Joined(amount) for amount in amounts]
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
            first, second = _share(low.amount, high.amount, ranged=False)
            joined[index], joined[index + 1] = replace(low, amount=first), replace(high, amount=second)
    return joined


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
    before = piece.plain[max(0, low.start - 40) : low.start]
    if _FROM.search(before) or (_MOVED.search(before) and not (low.dimension == high.dimension == "ratio")):
        return None
    return connector


def _range_cue(piece: Piece, start: int, grammar: QuantityGrammar) -> tuple[int, int] | None:
    position = start
    for _ in range(3):
        while position > 0 and piece.plain[position - 1] in " ([":
            position -= 1
        match = next(grammar.ranges.before(piece, position), None)
        if match is not None:
            return match.start, match.end
        skip = next(grammar.fillers.before(piece, position), None) or next(
            grammar.bounds_before.before(piece, position), None
        )
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
    low = _take_unit(low, high, forward=False, ranged=ranged)
    high = _take_unit(high, low, forward=True, ranged=ranged)
    low = _take_unit(low, high, forward=False, ranged=ranged)  # what the second is per, once it is money
    return _take_scale(low, high, ranged=ranged), high


def _take_per(piece: Piece, low: Amount, high: Amount, grammar: QuantityGrammar) -> Amount:
    """Behind "US$45-50 per tonne" the second number is money only by the first, and so is what it is per."""
    if high.choices or low.dimension != "monetary" or low.prefix is None:
        return high
    per = read_per(piece, high.end, grammar)
    return high if per is None else replace(high, per=per[0], per_span=per[1], end=per[1][1])


def _take_unit(to: Amount, source: Amount, *, forward: bool, ranged: bool) -> Amount:
    """A unit behind the second number serves the first; one before or behind the first serves the second of a range."""
    if not source.choices:
        return to
    if not to.choices:
        behind = source.suffix is not None and source.prefix is None
        named = source.suffix if behind else source.prefix
        if to.rule == "counted" or named is None or not (ranged if forward else behind):
            return to
        to = replace(to, choices=source.choices, factor=source.factor, dimension=source.dimension, rule="carried_unit")
        to = replace(to.with_evidence("unit", *named), suffix=source.suffix)
    if source.per and source.per_span and not to.per and not forward and to.choices[0] == source.choices[0]:
        to = replace(to, per=source.per).with_evidence("unit", *source.per_span)
    return to


def _take_scale(low: Amount, high: Amount, *, ranged: bool) -> Amount:
    if low.scale_span is not None or high.scale_span is None or low.choices != high.choices:
        return low
    if (low.suffix is not None and low.rule != "carried_unit") or low.numeral.value >= 1000 or low.numeral.value * 1000 < high.numeral.value:
        return low
    if not ranged and low.prefix is not None and low.numeral.value > high.numeral.value * 20:
        return low
    return replace(low, scale=high.scale).with_evidence("scale", *high.scale_span)
