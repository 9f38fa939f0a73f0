"""Finds the quantities of a passage: text in, quantities and residual numbers out; each digit is in one of them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.cleaned.record import Section
from assets.extracted.passages import Passage
from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.bounds import read_bound
from assets.extracted.quantities.counts import read_count
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.numerals import Numeral, read_numeral
from assets.extracted.quantities.phrases import Piece, to_piece
from assets.extracted.quantities.ranges import Joined, join
from assets.extracted.quantities.read import read_amount
from assets.extracted.quantities.reasons import Reason
from assets.extracted.quantities.residuals import explain, find_urls, read_name, read_shape
from assets.extracted.record import Bound, Evidence, Quantity, Residual

Taken = tuple[int, int, str]

_DIGITS = re.compile(r"\d+")
_ANCHOR = re.compile(r"[0-9]+|[¼½¾⅐-⅞]")
_SKIPPED = frozenset({Section.PROMO, Section.BIO, Section.CHROME, Section.FRONT_MATTER})


@dataclass(frozen=True, slots=True)
class Found:
    """What the numbers of one passage are, in reading order."""

    quantities: tuple[Quantity, ...]
    residuals: tuple[Residual, ...]


def find_quantities(
    text: str,
    passage: Passage,
    taken: Sequence[Taken],
    grammar: QuantityGrammar,
    money: MoneyContext,
) -> Found:
    """The quantities of text[passage.start:passage.end] and its other runs of digits with their reasons.

    `taken` are sorted ranges of `text` whose digits are explained (dates, periods, names): each becomes one residual
    for each run of digits in it. `range_id` counts from the passage's start offset, so that it is unique in an article.
    """
    piece = to_piece(text[passage.start : passage.end])
    if passage.block.section in _SKIPPED:
        return Found((), _skip_all(piece, passage.start))
    reader = _Reader(piece, passage, grammar, money, _local(taken, passage))
    amounts, residuals = reader.read()
    joined = join(piece, amounts, grammar)
    quantities = tuple(
        _to_quantity(piece, entry, passage.start, grammar) for entry in joined if _is_figure(entry.amount)
    )
    covered = [(q.start - passage.start, q.end - passage.start) for q in quantities]
    return Found(quantities, tuple(_rest(piece.text, covered, residuals, passage.start)))


def _skip_all(piece: Piece, offset: int) -> tuple[Residual, ...]:
    return tuple(
        Residual(offset + match.start(), offset + match.end(), Reason.SECTION_SKIPPED)
        for match in _DIGITS.finditer(piece.text)
    )


def _local(taken: Sequence[Taken], passage: Passage) -> list[Taken]:
    """The ranges of `taken` that touch the passage, in its own offsets."""
    index = max(0, bisect_right(taken, passage.start, key=lambda entry: entry[0]) - 1)
    local = []
    while index < len(taken) and taken[index][0] < passage.end:
        start, end, reason = taken[index]
        if end > passage.start:
            local.append((max(0, start - passage.start), end - passage.start, reason))
        index += 1
    return local


@dataclass(slots=True)
class _Reader:
    """One walk over the anchors of a passage."""

    piece: Piece
    passage: Passage
    grammar: QuantityGrammar
    money: MoneyContext
    taken: list[Taken]

    def read(self) -> tuple[list[Amount], list[Taken]]:
        """The amounts that may be figures, and the ranges that are none with their reasons."""
        amounts: list[Amount] = []
        residuals: list[Taken] = [*self.taken, *((start, end, Reason.URL) for start, end in find_urls(self.piece.text))]
        residuals.sort()
        blocked = _Ranges(residuals)
        reach = 0
        others: list[Taken] = []
        for start, numeral in self._numerals():
            if start < reach or blocked.hold(start):
                continue
            if numeral is None:
                reach, reason = self._shape(start)
                others.append((start, reach, reason))
                continue
            amount = self._amount(numeral)
            reason_of = self._explain(amount)
            if reason_of is None and not amount.choices and self._continues(others, numeral.start):
                reason_of = Reason.OTHER
            if reason_of is None and not blocked.touch(amount.start, amount.end):
                amounts.append(amount)
                reach = amount.end
            elif reason_of is not None:
                others.append((numeral.start, numeral.end, reason_of))
                reach = numeral.end
        return amounts, sorted([*residuals, *others])

    def _continues(self, others: list[Taken], start: int) -> bool:
        """Whether a mark ties the digits at `start` to some before that are no figure, as in a docket's "22-1405"."""
        return bool(others) and others[-1][1] == start - 1 and self.piece.text[start - 1] in "-–/:."

    def _numerals(self) -> Iterator[tuple[int, Numeral | None]]:
        """Every anchor in order with its numeral; None where its shape already says that it is no figure."""
        words = [(numeral.start, numeral) for numeral in self.grammar.numbers.find(self.piece)]
        index = 0
        reach = 0
        for match in _ANCHOR.finditer(self.piece.text):
            while index < len(words) and words[index][0] < match.start():
                yield words[index]
                index += 1
            if match.start() < reach:
                continue
            numeral = None if self._has_shape(match.start()) else read_numeral(self.piece.text, match.start())
            reach = numeral.end if numeral else match.end()
            yield match.start(), numeral
        yield from words[index:]

    def _has_shape(self, start: int) -> bool:
        return read_shape(self.piece.text, start) is not None

    def _shape(self, start: int) -> tuple[int, Reason]:
        shape = read_shape(self.piece.text, start)
        if shape is not None:
            return shape
        match = _ANCHOR.match(self.piece.text, start)
        assert match is not None
        return match.end(), Reason.OTHER

    def _amount(self, numeral: Numeral) -> Amount:
        return read_count(self.piece, read_amount(self.piece, numeral, self.grammar, self.money), self.grammar)

    def _explain(self, amount: Amount) -> Reason | None:
        numeral = amount.numeral
        if not numeral.in_words and not amount.prefix:
            name = read_name(self.piece, numeral.start, numeral.end, self.grammar)
            if name is not None:
                return name[2]
        first = not self.piece.text[: amount.start].strip(" -*•([")
        return explain(self.piece, amount, self.grammar, first=first)


class _Ranges:
    """Sorted ranges that are asked about in reading order."""

    def __init__(self, ranges: Sequence[Taken]) -> None:
        self._ranges = ranges
        self._starts = [start for start, _, _ in ranges]

    def hold(self, position: int) -> bool:
        """Whether `position` lies in a range."""
        return self.touch(position, position + 1)

    def touch(self, start: int, end: int) -> bool:
        """Whether a range overlaps [start, end)."""
        index = bisect_right(self._starts, end - 1) - 1
        return any(self._ranges[i][1] > start for i in range(max(0, index - 2), index + 1))


def _is_figure(amount: Amount) -> bool:
    """A number word counts only with a unit, a scale or a noun that it counts."""
    if not amount.numeral.in_words:
        return True
    return amount.rule not in ("bare", "article") or amount.scale_span is not None


def _to_quantity(piece: Piece, entry: Joined, offset: int, grammar: QuantityGrammar) -> Quantity:
    amount = entry.amount
    bound, qualifier = Bound.EXACT, None
    evidence = [Evidence(role, offset + start, offset + end) for role, start, end in amount.evidence]
    limit = read_bound(piece, amount, grammar)
    if limit is not None:
        bound, qualifier = limit.bound, limit.qualifier
        evidence.append(Evidence("bound", offset + limit.start, offset + limit.end))
    if entry.end_of is not None and entry.cue is not None:
        bound = Bound.RANGE_LOW if entry.end_of == "low" else Bound.RANGE_HIGH
        evidence.append(Evidence("bound", offset + entry.cue[0], offset + entry.cue[1], "range"))
    return Quantity(
        offset + amount.start,
        offset + amount.end,
        amount.value,
        amount.decimals,
        amount.unit or "count",
        amount.rule,
        bound,
        qualifier,
        None if entry.number is None else offset * 1000 + entry.number,
        tuple(f"{choice}/{amount.per}" if amount.per else choice for choice in amount.choices)
        if len(amount.choices) > 1
        else (),
        amount.signed,
        tuple(evidence),
    )


def _rest(text: str, covered: Sequence[tuple[int, int]], residuals: Sequence[Taken], offset: int) -> Iterator[Residual]:
    """Every run of digits outside `covered`, with the reason of the range it stands in."""
    quantity = residual = 0
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        while quantity < len(covered) and covered[quantity][1] <= start:
            quantity += 1
        if quantity < len(covered) and covered[quantity][0] < end:
            continue
        while residual < len(residuals) and residuals[residual][1] <= start:
            residual += 1
        inside = residual < len(residuals) and residuals[residual][0] < end
        yield Residual(offset + start, offset + end, residuals[residual][2] if inside else Reason.OTHER)
