"""Turns what parts two numbers into how the second goes on from the first: set against it, restating it."""

import re

from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target

_FROM = re.compile(r"[UD]fd*$")
_SET_AGAINST = re.compile(r"[<f][diwt<]*$")
_NAME_ALONE = re.compile(r"[,;&Qdt]x?(?:K|K\(K\)),?$")
_BESIDE = re.compile(r"\s?(?:[(\[;/]|,\s?or|=)\s?(?:about\s|or\s|around\s)?")
_OR = (" or ", ", or ")


def came_from(target: Target) -> bool:
    """Whether the number is where the one before came from: "a 40% chance, down from 55%"."""
    letters = target.view.atoms.letters
    return _FROM.search(letters, target.view.numbers[target.index - 1] + 1, target.atom) is not None


def is_set_against(gap: str) -> bool:
    """Whether the word classes between two numbers end in a comparison: "against", "compared with", "from"."""
    return _SET_AGAINST.search(gap) is not None


def restates(target: Target) -> bool:
    """Whether the number says the one before in another unit: "rose 5%, or 12p"."""
    if not target.index:
        return False
    end = target.view.atoms.ends[target.view.numbers[target.index - 1]]
    return target.view.text[end : target.quantity.start] in _OR


def converts(target: Target, before: Meaning) -> bool:
    """Whether the money is that of the number before in another currency: "18bn euros ($23bn; £12bn)"."""
    start = target.view.atoms.ends[target.view.numbers[target.index - 1]]
    beside = before is target.meanings[-1] and _BESIDE.fullmatch(target.view.text, start, target.quantity.start)
    return bool(beside) and before.unit.partition("/")[0] != target.quantity.unit


def names_anew(target: Target, before: Meaning) -> bool:
    """Whether a name alone stands before a percentage: "Gold fell 2%, silver (XAG) 3%"."""
    priced = target.kind == "percent" and before.metric in MARKET.values()
    return priced and _NAME_ALONE.search(target.view.atoms.letters, max(0, target.atom - 6), target.atom) is not None


def shares_base(target: Target, before: Meaning) -> str | None:
    """The compound unit that the money of the number before lends this one: "$29 a tonne, up from [$27]"."""
    currency, _, base = before.unit.partition("/")
    if not base or base == "share" or target.quantity.unit != currency or before is not _lender(target):
        return None
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    set_against = came_from(target) or is_set_against(gap) or (gap in ("t", "f") and before is target.meanings[-1])
    return before.unit if set_against else None


def _lender(target: Target) -> Meaning | None:
    """The number before, or the one that a percentage between them tells of: "$29 a tonne, down 3% from [$30]"."""
    back = 2 if target.meanings and target.meanings[-1].unit == "percent" else 1
    return target.meanings[-back] if len(target.meanings) >= back else None


def same_unit(one: str, other: str) -> bool:
    """Whether both are of one unit or one currency, per share or not."""
    return one.partition("/")[0] == other.partition("/")[0]
