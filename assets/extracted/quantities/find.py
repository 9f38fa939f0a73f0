"""Finds the quantities of a passage: text in, quantities and residual numbers out; each digit is in one of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from assets.cleaned.record import Section
from assets.extracted.passages import Passage
from assets.extracted.quantities.bounds import read_bound
from assets.extracted.quantities.counts import continue_counts
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.phrases import Piece, to_piece
from assets.extracted.quantities.ranges import Joined, join
from assets.extracted.quantities.reasons import Reason
from assets.extracted.quantities.scan import Taken, scan
from assets.extracted.record import Bound, Evidence, Quantity, Residual
from assets.kernel.records import record

__all__ = ["Found", "Taken", "find_quantities", "holds_digit", "holds_word"]

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\d¼½¾⅐-⅞]")
_SKIPPED = frozenset({Section.PROMO, Section.BIO, Section.CHROME, Section.FRONT_MATTER})


@record
class Found:
    """What the numbers of one passage are, in reading order."""

    quantities: tuple[Quantity, ...]
    residuals: tuple[Residual, ...]


def holds_digit(text: str, passage: Passage) -> bool:
    """Whether a number in digits stands in the passage."""
    return _NUMBER.search(text, passage.start, passage.end) is not None


def holds_word(places: Sequence[int], passage: Passage) -> bool:
    """Whether a number word stands in the passage; `places` are those of the text."""
    return bisect_left(places, passage.start) < bisect_left(places, passage.end)


def find_quantities(
    text: str,
    passage: Passage,
    taken: Sequence[Taken],
    grammar: QuantityGrammar,
    money: MoneyContext,
    *,
    in_words: bool = True,
) -> Found:
    """The quantities of text[passage.start:passage.end] and its other runs of digits with their reasons.

    `taken` are sorted ranges of `text` whose digits are explained (dates, periods, names): each becomes one residual
    for each run of digits in it. `in_words` is false where no number word stands in the passage. `range_id` counts from
    the passage's offset, which keeps it unique in an article.
    """
    piece = to_piece(text[passage.start : passage.end])
    if passage.block.section in _SKIPPED:
        return Found((), _skip_all(piece, passage.start))
    scanned = scan(piece, _local(taken, passage), grammar, money, in_words=in_words)
    if not scanned.amounts:
        return Found((), _rest(piece.text, (), scanned.explained, passage.start))
    figures = join(piece, continue_counts(piece, scanned.amounts, grammar), grammar)
    quantities = tuple([_to_quantity(piece, entry, passage.start, grammar) for entry in figures])
    covered = [(entry.amount.start, entry.amount.end) for entry in figures]
    return Found(quantities, _rest(piece.text, covered, scanned.explained, passage.start))


def _skip_all(piece: Piece, offset: int) -> tuple[Residual, ...]:
    return tuple(
        Residual(offset + match.start(), offset + match.end(), Reason.SECTION_SKIPPED)
        for match in _DIGITS.finditer(piece.text)
    )


def _local(taken: Sequence[Taken], passage: Passage) -> list[Taken]:
    """The ranges of `taken` that touch the passage, in its own offsets."""
    index = max(0, bisect_right(taken, passage.start, key=itemgetter(0)) - 1)
    local = []
    while index < len(taken) and taken[index][0] < passage.end:
        start, end, reason = taken[index]
        if end > passage.start:
            local.append((max(0, start - passage.start), end - passage.start, reason))
        index += 1
    return local


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
        None if entry.number is None else offset + entry.number,
        tuple(f"{choice}/{amount.per}" if amount.per else choice for choice in amount.choices)
        if len(amount.choices) > 1
        else (),
        amount.signed,
        tuple(evidence),
    )


def _rest(
    text: str, covered: Sequence[tuple[int, int]], residuals: Sequence[Taken], offset: int
) -> tuple[Residual, ...]:
    """Every run of digits outside `covered`, with the reason of the range it stands in."""
    quantity = residual = 0
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        while quantity < len(covered) and covered[quantity][1] <= start:
            quantity += 1
        if quantity < len(covered) and covered[quantity][0] < end:
            continue
        while residual < len(residuals) and residuals[residual][1] <= start:
            residual += 1
        inside = residual < len(residuals) and residuals[residual][0] < end
        found.append(Residual(offset + start, offset + end, residuals[residual][2] if inside else Reason.OTHER))
    return tuple(found)
