"""Walks over the numbers of a passage in reading order: a piece in, amounts and explained ranges out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.counts import read_count
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.numerals import Numeral, read_numeral
from assets.extracted.quantities.phrases import Piece
from assets.extracted.quantities.read import read_amount
from assets.extracted.quantities.reasons import Reason
from assets.extracted.quantities.residuals import explain
from assets.extracted.quantities.shapes import SHORTEST_DUMP, find_dumps, find_urls, read_shape
from assets.kernel.records import record

Taken = tuple[int, int, str]  # a range whose digits are explained, and the reason

_ANCHOR = re.compile(r"[0-9]+|[¼½¾⅐-⅞]")
_TIES = "-–/:."
_START, _END = itemgetter(0), itemgetter(1)
_JOINED = re.compile(r",? (?:and |to |or )?|,? ?[&-] ?")
_NO_NOUN = re.compile(r"[,.;:)\]]|$| (?:and|or|to|are|is|were|was|may|can|at|in|on)\b")
_LISTED = frozenset((Reason.DATE, Reason.OTHER))  # days, ages
_LARGEST_LISTED = 99


@record
class Scanned:
    """The amounts that may be figures, and the sorted ranges that are none."""

    amounts: list[Amount]
    explained: list[Taken]


def scan(
    piece: Piece, taken: Sequence[Taken], grammar: QuantityGrammar, money: MoneyContext, *, in_words: bool = True
) -> Scanned:
    """Every number of `piece` as an amount or explained; nothing inside `taken`, an address or a dump is read."""
    words = grammar.numbers.find(piece) if in_words else []
    digits = list(_ANCHOR.finditer(piece.text))
    if not words and not digits:
        return Scanned([], list(taken))
    dumps = find_dumps(piece.text) if len(digits) >= SHORTEST_DUMP else []
    known = sorted([*taken, *find_urls(piece.text), *dumps])
    blocked = _Ranges(known) if known else None
    amounts: list[Amount] = []
    explained: list[Taken] = []
    reach = 0
    for start, end, word in _order(digits, words):
        if start < reach or (blocked and blocked.touch(start, start + 1)):
            continue
        shape = None if word else read_shape(piece.text, start, end)
        numeral = word if word or shape else read_numeral(piece.text, start, end)
        if numeral is None:
            reach, reason = shape or (end, Reason.OTHER)
        else:
            amount = read_count(piece, read_amount(piece, numeral, grammar, money, reach), grammar)
            found = explain(piece, amount, grammar) or _continue(piece.text, amount, explained)
            found = found or _list_on(piece.text, amount, blocked, explained)
            read = amount.suffix[0] if amount.suffix else amount.end  # a unit may hold a digit: "tonnes of CO2"
            if found is None and not (blocked and blocked.touch(amount.start, read)):
                amounts.append(amount)
                reach = amount.end
                continue
            reach, reason = numeral.end, found or Reason.OTHER
        reach = blocked.clip(start, reach) if blocked else reach
        explained.append((start, reach, reason))
    return Scanned(amounts, sorted([*known, *explained]))


def _order(digits: Sequence[re.Match[str]], words: Sequence[Numeral]) -> list[tuple[int, int, Numeral | None]]:
    """The runs of digits and the numbers in words, in order, the latter with their numeral."""
    places: list[tuple[int, int, Numeral | None]] = [(*match.span(), None) for match in digits]
    if words:
        places += [(numeral.start, numeral.end, numeral) for numeral in words]
        places.sort(key=_START)
    return places


def _continue(text: str, amount: Amount, explained: Sequence[Taken]) -> Reason | None:
    """Digits that a mark ties to some before that are no figure, as in a docket's "22-1405"."""
    start = amount.numeral.start
    tied = bool(explained) and explained[-1][1] == start - 1 and text[start - 1] in _TIES
    return Reason.OTHER if tied and not amount.choices else None


def _list_on(text: str, amount: Amount, blocked: "_Ranges | None", explained: Sequence[Taken]) -> Reason | None:
    """Days and ages that follow others: "March 3, 4 and 5", "aged 6 to 12"; what counts something does not."""
    if amount.choices or amount.scale_span or amount.numeral.places or amount.value > _LARGEST_LISTED:
        return None
    known = blocked.last_before(amount.start) if blocked else None
    before = max([*explained[-1:], *([known] if known else [])], key=_END, default=None)
    if before is None or before[2] not in _LISTED or _JOINED.fullmatch(text, before[1], amount.start) is None:
        return None
    return Reason(before[2]) if _NO_NOUN.match(text, amount.end) else None


class _Ranges:
    """Sorted ranges that know whether they touch another."""

    def __init__(self, ranges: Sequence[Taken]) -> None:
        self._starts = [start for start, _, _ in ranges]
        self._reach = list(accumulate((end for _, end, _ in ranges), max))
        self._ranges = ranges

    @cached_property
    def _by_end(self) -> list[Taken]:
        return sorted(self._ranges, key=_END)

    def last_before(self, place: int) -> Taken | None:
        """The range that ends last at or before `place`."""
        index = bisect_right(self._by_end, place, key=_END) - 1
        return self._by_end[bisect_left(self._by_end, self._by_end[index][1], key=_END)] if index >= 0 else None

    def touch(self, start: int, end: int) -> bool:
        """Whether a range overlaps [start, end)."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._reach[index] > start

    def clip(self, start: int, end: int) -> int:
        """`end`, or where the next range begins before it."""
        index = bisect_right(self._starts, start)
        return min(end, self._starts[index]) if index < len(self._starts) else end
