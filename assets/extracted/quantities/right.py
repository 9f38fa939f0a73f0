"""Reads what stands after a number: a scale, a unit, a quotient's denominator."""

import re
from collections.abc import Iterable
from decimal import Decimal

from assets.extracted.quantities.amounts import ONE
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.neighbours import words_after
from assets.extracted.quantities.numerals import Numeral
from assets.extracted.quantities.phrases import Match, Piece
from assets.extracted.quantities.tables import Scale, UnitWord
from assets.kernel.records import record

_PER = re.compile(r" ?/ ?| (?:per|an?|for each|for every|for an?|each) ")
_GLUED_MULTIPLES = frozenset({"x", "X", "×"})
_LARGE = 1000
_ADDED = re.compile(r" (?:more|additional|extra|further|new|net|fewer|less) ")
PHYSICAL = frozenset(("power", "energy", "hashrate", "area", "volume", "volume_rate", "mass", "length", "crypto"))
_TAKEN_UP = re.compile(r"\b(?:(?:over|under)?subscribed|booked|covered|subscription\s(?:of|was|at))\b[^;]*$")
_BACK = 48  # characters before a number in which an issue is "subscribed 5.3 times"
_MONTHS = re.compile(r"\s(?:\d+|twelve)[ -]month\b")  # 11 times 12-month forward earnings
_YEAR = re.compile(r" (?:19|20)[0-9]{2}\b")


@record
class ScaleRead:
    """The scale words that end at `end`."""

    factor: Decimal
    end: int
    span: tuple[int, int] | None


def read_scale(piece: Piece, numeral: Numeral, position: int, *, money: bool, grammar: QuantityGrammar) -> ScaleRead:
    """Up to two scale words after `position`: "million", "k", "lakh crore", "hundred thousand"."""
    factor, end, span = ONE, position, None
    for _ in range(2):
        match = _next_scale(piece, numeral, end, money=money, grammar=grammar)
        if match is None or (span is not None and match.key.place != "any"):
            break
        factor *= match.key.factor
        span = (span[0] if span else match.start, match.end)
        end = match.end
    return ScaleRead(factor, end, span)


def _next_scale(
    piece: Piece, numeral: Numeral, position: int, *, money: bool, grammar: QuantityGrammar
) -> Match[Scale] | None:
    spaced = position < len(piece.plain) and piece.plain[position] == " "
    for match in grammar.scales.after(piece, position + spaced):
        place = match.key.place
        if numeral.in_words and place not in ("any", "words"):
            continue
        if place == "words" and not numeral.in_words:
            continue
        if (place == "glued" and spaced) or (place == "money" and not money):
            continue
        return match
    return None


def read_unit(piece: Piece, numeral: Numeral, scale: ScaleRead, grammar: QuantityGrammar) -> Match[UnitWord] | None:
    """The unit that follows the number and its scale, after one space or hyphen or none."""
    position = scale.end
    if scale.span is not None and piece.plain.startswith(". ", position):
        return _money_only(grammar.after.after(piece, position + 2), grammar)  # "3 Mio. Euro"
    spaced = position < len(piece.plain) and piece.plain[position] == " "
    for match in grammar.after.after(piece, position + spaced):
        if _may_follow(match, piece, numeral, scale, spaced=spaced):
            return match
    added = _ADDED.match(piece.plain, position)
    if added is not None:
        return _physical_only(grammar.after.after(piece, added.end()), grammar)  # "32 more gigawatts"
    if piece.plain.startswith(" times", position) and (
        _is_taken_up(piece, numeral) or _is_multiple(piece, position + len(" times"), grammar)
    ):
        return Match(position + 1, position + 6, UnitWord("times", ("x",), Decimal(1), "after", False, ""))
    return None


def _may_follow(match: Match[UnitWord], piece: Piece, numeral: Numeral, scale: ScaleRead, *, spaced: bool) -> bool:
    """Whether the guard of a unit's word lets it stand behind this number."""
    word = match.key
    if spaced and (word.guard == "glued" or word.word in _GLUED_MULTIPLES):
        return False  # "3 x 5"
    large = scale.span is not None or numeral.value >= _LARGE
    if (word.guard == "scaled" and not large) or (word.guard == "small" and large):
        return False  # "134,000 MT" are tonnes, "9.3 MT" millions of them
    if word.guard == "in_words" and not numeral.in_words:
        return False
    # The sign of the next number is not this one's: "A$50 million-A$60 million".
    return word.place != "both" or not piece.plain[match.end : match.end + 1].isdigit()


def _is_taken_up(piece: Piece, numeral: Numeral) -> bool:
    """Whether an issue was "subscribed 5.3 times"; what is told in words counts occasions."""
    start = max(0, numeral.start - _BACK)
    return not numeral.in_words and _TAKEN_UP.search(piece.plain, start, numeral.start) is not None


def _is_multiple(piece: Piece, position: int, grammar: QuantityGrammar) -> bool:
    """Whether "six times" multiplies something ("six times earnings"), and is no number of occasions."""
    if _YEAR.match(piece.plain, position) or _MONTHS.match(piece.plain, position):
        return True
    return any(word in grammar.words["multiple_of"] or word.endswith("'s") for word in words_after(piece, position, 1))


def _money_only(matches: Iterable[Match[UnitWord]], grammar: QuantityGrammar) -> Match[UnitWord] | None:
    return next((match for match in matches if grammar.dimension(match.key.units[0]) == "monetary"), None)


def _physical_only(matches: Iterable[Match[UnitWord]], grammar: QuantityGrammar) -> Match[UnitWord] | None:
    return next((match for match in matches if grammar.dimension(match.key.units[0]) in PHYSICAL), None)


def read_per(piece: Piece, position: int, grammar: QuantityGrammar) -> tuple[str, tuple[int, int]] | None:
    """The denominator of money at `position`: "per share", "a barrel", "/MWh"; its unit and the span of the words."""
    link = _PER.match(piece.plain, position)
    if link is None:
        return None
    for match in grammar.per.after(piece, link.end()):
        return match.key.units[0], (position, match.end)
    return None


def choose_units(word: UnitWord, money: MoneyContext) -> tuple[str, ...]:
    """The units that `word` may name in this article, the likeliest first."""
    return money.read(word.units)
