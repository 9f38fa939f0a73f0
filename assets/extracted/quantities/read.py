"""Reads one numeral with its neighbours into an amount: rules that each try one shape, the first that fits stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.left import Left, read_left
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.numerals import Numeral
from assets.extracted.quantities.phrases import Match, Piece
from assets.extracted.quantities.right import ScaleRead, choose_units, read_per, read_scale, read_unit
from assets.extracted.quantities.tables import UnitWord


@dataclass(frozen=True, slots=True)
class _Seen:
    """A numeral and everything that its neighbours offer."""

    piece: Piece
    numeral: Numeral
    left: Left
    scale: ScaleRead
    unit: Match[UnitWord] | None
    closed: int | None  # the place of a parenthesis that closes right behind the digits, as in "(14.2) million"
    grammar: QuantityGrammar
    money: MoneyContext


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    build: Callable[[_Seen], Amount | None]


def read_amount(piece: Piece, numeral: Numeral, grammar: QuantityGrammar, money: MoneyContext) -> Amount:
    """`numeral` with its sign, scale, currency and unit. Of the rules below the first that fits names the amount."""
    seen = _look(piece, numeral, grammar, money)
    for rule in _RULES:
        amount = rule.build(seen)
        if amount is not None:
            return replace(_close(seen, amount), rule=rule.name)
    return _close(seen, _start(seen))


def _look(piece: Piece, numeral: Numeral, grammar: QuantityGrammar, money: MoneyContext) -> _Seen:
    left = read_left(piece, numeral.start, grammar)
    closed = numeral.end if left.opened is not None and piece.text.startswith(")", numeral.end) else None
    after = numeral.end if closed is None else closed + 1
    scale = read_scale(piece, numeral, after, money=left.currency is not None, grammar=grammar)
    unit = read_unit(piece, numeral, scale, grammar)
    if closed is not None and scale.span is None and left.currency is None and numeral.places == 0:
        unit = None  # "(2) shares" numbers an item
    return _Seen(piece, numeral, left, scale, unit, closed, grammar, money)


def _start(seen: _Seen) -> Amount:
    end = seen.scale.end
    return Amount(
        seen.numeral,
        min(seen.left.start, seen.numeral.start),
        end,
        sign=seen.left.sign,
        signed=seen.left.signed,
        scale=seen.scale.factor,
        scale_span=seen.scale.span,
    )


def _money_before(seen: _Seen) -> Amount | None:
    """ "$181.2 million", "EUR 3bn", "HK$0.1 per share"."""
    currency = seen.left.currency
    if currency is None or not _is_large_enough(seen, currency.key):
        return None
    choices = choose_units(currency.key, seen.money)
    amount = replace(
        _start(seen),
        choices=choices,
        factor=currency.key.factor,
        prefix=(currency.start, currency.end),
        dimension="monetary",
    )
    unit = seen.unit
    if unit is not None and unit.key.factor == 1 and set(unit.key.units) & set(currency.key.units):
        common = tuple(name for name in unit.key.units if name in currency.key.units)
        amount = replace(
            amount, choices=choices if choices[0] in common else common, end=unit.end, suffix=(unit.start, unit.end)
        )
    return _per(seen, amount)


def _is_large_enough(seen: _Seen, word: UnitWord) -> bool:
    if word.guard != "scaled":
        return True
    return (
        seen.scale.span is not None
        or seen.numeral.value >= 1000
        or seen.left.currency is None
        or seen.left.currency.end == seen.numeral.start
    )


def _money_after(seen: _Seen) -> Amount | None:
    """ "49 billion yuan", "170 cents per share", "925p"."""
    unit = seen.unit
    if unit is None or seen.grammar.dimension(unit.key.units[0]) != "monetary":
        return None
    choices = choose_units(unit.key, seen.money)
    amount = replace(
        _start(seen),
        start=_bare_start(seen),
        choices=choices,
        factor=unit.key.factor,
        end=unit.end,
        suffix=(unit.start, unit.end),
        dimension="monetary",
    )
    return _per(seen, amount)


def _bare_start(seen: _Seen) -> int:
    """Where the quote begins without the currency before it, which the rule does not use."""
    if seen.left.currency is None:
        return seen.left.start
    return seen.numeral.start


def _per(seen: _Seen, amount: Amount) -> Amount:
    per = read_per(seen.piece, amount.end, seen.grammar)
    if per is None:
        return amount
    unit, span = per
    return replace(amount, per=unit, per_span=span, end=span[1])


def _unit_after(seen: _Seen) -> Amount | None:
    """ "28.6%", "271 acres", "3.125 bitcoin"."""
    unit = seen.unit
    if unit is None:
        return None
    dimension = seen.grammar.dimension(unit.key.units[0])
    return replace(
        _start(seen),
        start=_bare_start(seen),
        choices=unit.key.units,
        factor=unit.key.factor,
        end=unit.end,
        suffix=(unit.start, unit.end),
        dimension=dimension,
    )


def _share_of_whole(seen: _Seen) -> Amount | None:
    """ "two thirds of its business", "half of revenue": a percent of the whole that follows."""
    if seen.numeral.rule != "share_of_whole":
        return None
    return replace(_start(seen), choices=("percent",), dimension="ratio")


_RULES = (
    _Rule("share_of_whole", _share_of_whole),
    _Rule("money_before", _money_before),
    _Rule("money_after", _money_after),
    _Rule("unit_after", _unit_after),
)


def _close(seen: _Seen, amount: Amount) -> Amount:
    """Draws an accounting parenthesis into the quote as a minus; one that only sets a figure apart stays outside."""
    opened, closed = seen.left.opened, seen.closed
    if opened is None:
        return amount
    inside = opened > amount.start  # "$(0.32)"
    if closed is not None:
        if inside or amount.end > closed + 1 or _stands_alone(seen.piece.text, opened, closed):
            return replace(amount, start=min(opened, amount.start), sign=-1, signed=True)
        return replace(amount, end=closed)
    if seen.piece.text.startswith(")", amount.end) and (inside or _stands_alone(seen.piece.text, opened, amount.end)):
        return replace(amount, start=min(opened, amount.start), end=amount.end + 1, sign=-1, signed=True)
    return amount


_BEFORE_AMOUNT = re.compile(
    r"(?:\b(?:of|was|were|to|from|at|or|and|vs\.?|versus|totaled|totalled)|:)\s$", re.IGNORECASE
)


def _stands_alone(text: str, opened: int, closed: int) -> bool:
    """Whether text[opened:closed + 1] is a whole cell or line, or takes the place of an amount ("a loss of (1.2)")."""
    if not text[closed + 1 : closed + 40].strip(" .,;") and not text[max(0, opened - 40) : opened].strip():
        return True
    return _BEFORE_AMOUNT.search(text, max(0, opened - 12), opened) is not None
