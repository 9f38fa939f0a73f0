"""Reads one numeral with its neighbours into an amount: rules that each try one shape, the first that fits stands."""

from collections.abc import Callable

from assets.extracted.quantities.amounts import ONE, Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.left import Left, read_left
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.numerals import Numeral
from assets.extracted.quantities.parentheses import close_parenthesis
from assets.extracted.quantities.phrases import Match, Piece
from assets.extracted.quantities.right import ScaleRead, choose_units, read_per, read_scale, read_unit
from assets.extracted.quantities.tables import UnitWord
from assets.kernel.records import record


@record
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


@record
class _Rule:
    name: str
    build: Callable[["_Seen", str], Amount | None]


def read_amount(
    piece: Piece, numeral: Numeral, grammar: QuantityGrammar, money: MoneyContext, floor: int = 0
) -> Amount:
    """`numeral` with its sign, scale, currency and unit. Of the rules below the first that fits names the amount.

    What ends before `floor` belongs to another number.
    """
    left = read_left(piece, numeral.start, grammar, floor)
    seen = _look(piece, numeral, left, grammar, money)
    for rule in _RULES:
        amount = rule.build(seen, rule.name)
        if amount is not None:
            opened = seen.left.opened
            return amount if opened is None else close_parenthesis(piece.text, amount, opened, seen.closed)
    raise AssertionError("the last rule fits every number")


def _look(piece: Piece, numeral: Numeral, left: Left, grammar: QuantityGrammar, money: MoneyContext) -> _Seen:
    closed = numeral.end if left.opened is not None and piece.text.startswith(")", numeral.end) else None
    after = numeral.end if closed is None else closed + 1
    scale = read_scale(piece, numeral, after, money=left.currency is not None, grammar=grammar)
    unit = read_unit(piece, numeral, scale, grammar)
    if closed is not None and scale.span is None and left.currency is None and numeral.places == 0:
        unit = None  # "(2) shares" numbers an item
    return _Seen(piece, numeral, left, scale, unit, closed, grammar, money)


def _share_of_whole(seen: _Seen, rule: str) -> Amount | None:
    """Reads "two thirds of its business", "half of revenue": a percent of the whole that follows."""
    if seen.numeral.rule != "share_of_whole":
        return None
    return _build(seen, rule, seen.left.start, seen.scale.end, ("percent",), dimension="ratio")


def _money_before(seen: _Seen, rule: str) -> Amount | None:
    """Reads "$181.2 million", "EUR 3bn", "HK$0.1 per share"; "$5 million AUD" is AUD."""
    currency = seen.left.currency
    if currency is None or not _is_large_enough(seen, currency):
        return None
    word, unit = currency.key, seen.unit
    choices = choose_units(word, seen.money)
    again = [name for name in unit.key.units if name in word.units] if unit and unit.key.factor == 1 else []
    if unit is not None and again:
        choices = choices if choices[0] in again else tuple(again)
        return _build(
            seen, rule, seen.left.start, unit.end, choices, dimension="monetary", currency=currency, unit=unit
        )
    amount = _build(seen, rule, seen.left.start, seen.scale.end, choices, dimension="monetary", currency=currency)
    if not _is_pair(seen.piece.text, currency.start):
        return amount
    rate = amount._replace(start=seen.numeral.start, prefix=None)
    return rate.with_evidence("unit", currency.start, currency.end)


def _is_pair(text: str, start: int) -> bool:
    """Whether the code quotes another one, as in "USD/JPY 150.32"."""
    other = text[max(0, start - 4) : start - 1]
    return start > 3 and text[start - 1] in "/-" and other.isalpha() and other.isupper()


def _is_large_enough(seen: _Seen, currency: Match[UnitWord]) -> bool:
    """A letter or code that is also a word, a name or a ticker ("R", "TRY", "AMD") needs a number like money's."""
    scaled, glued = seen.scale.span is not None, currency.end == seen.numeral.start
    likely = scaled or seen.numeral.places == 2 or seen.numeral.value >= 1000
    if currency.key.guard == "amount":
        return glued and likely
    return currency.key.guard != "scaled" or glued or likely


def _money_after(seen: _Seen, rule: str) -> Amount | None:
    """Reads "49 billion yuan", "170 cents per share", "925p"."""
    unit = seen.unit
    if unit is None or seen.grammar.dimension(unit.key.units[0]) != "monetary":
        return None
    return _build(
        seen, rule, _bare_start(seen), unit.end, choose_units(unit.key, seen.money), dimension="monetary", unit=unit
    )


def _unit_after(seen: _Seen, rule: str) -> Amount | None:
    """Reads "28.6%", "271 acres", "3.125 bitcoin"."""
    unit = seen.unit
    if unit is None:
        return None
    dimension = seen.grammar.dimension(unit.key.units[0])
    return _build(seen, rule, _bare_start(seen), unit.end, unit.key.units, dimension=dimension, unit=unit)


def _bare(seen: _Seen, rule: str) -> Amount:
    return _build(seen, rule, _bare_start(seen), seen.scale.end, ())


def _bare_start(seen: _Seen) -> int:
    """Where the quote begins without a currency before it, which the rule does not use."""
    return seen.left.start if seen.left.currency is None else seen.numeral.start


def _build(
    seen: _Seen,
    rule: str,
    start: int,
    end: int,
    choices: tuple[str, ...],
    *,
    dimension: str = "",
    currency: Match[UnitWord] | None = None,
    unit: Match[UnitWord] | None = None,
) -> Amount:
    word = currency or unit
    per = read_per(seen.piece, end, seen.grammar) if dimension == "monetary" else None
    return Amount(
        seen.numeral,
        start,
        per[1][1] if per else end,
        sign=seen.left.sign,
        signed=seen.left.signed,
        scale=seen.scale.factor,
        scale_span=seen.scale.span,
        choices=choices,
        factor=word.key.factor if word else ONE,
        prefix=(currency.start, currency.end) if currency else None,
        suffix=(unit.start, unit.end) if unit else None,
        per=per[0] if per else None,
        per_span=per[1] if per else None,
        dimension=dimension,
        rule=rule,
    )


# In order: the first that fits stands.
_RULES = (
    _Rule("share_of_whole", _share_of_whole),
    _Rule("money_before", _money_before),
    _Rule("money_after", _money_after),
    _Rule("unit_after", _unit_after),
    _Rule("bare", _bare),
)
