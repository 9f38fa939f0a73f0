"""Reads what stands before a number: its sign, an opening parenthesis, a currency sign or code."""

import re

from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.phrases import Match, Piece
from assets.extracted.quantities.tables import UnitWord
from assets.kernel.records import record

_MINUS = "-−–﹣－"
_PLUS = "+＋"
_SIGN_WORD = re.compile(r"(?<!\bor )(?<!\d )\b(?:minus|negative) $", re.IGNORECASE)
_WORD_LENGTH = len("negative ")


@record
class Left:
    """`start` is where the quote begins; `opened` the place of a parenthesis just outside or inside it, or None."""

    start: int
    sign: int
    signed: bool
    currency: Match[UnitWord] | None
    opened: int | None


def read_left(piece: Piece, position: int, grammar: QuantityGrammar, floor: int = 0) -> Left:
    """What precedes the number at `position`: "$", "-$", "$-", "US$ ", "($", "$("; nothing before `floor`."""
    left = _read_all(piece, position, grammar)
    return left if left.start >= floor else Left(position, 1, False, None, None)


def _read_all(piece: Piece, position: int, grammar: QuantityGrammar) -> Left:
    start, sign, signed = _read_sign(piece.text, position)
    opened = start - 1 if start > 0 and piece.text[start - 1] == "(" else None
    edge = opened if opened is not None else start
    currency = _read_currency(piece, edge, grammar)
    if currency is None:
        return Left(start, sign, signed, None, opened)
    start = currency.start
    if not signed:
        start, sign, signed = _read_sign(piece.text, start)
    if opened is None and start > 0 and piece.text[start - 1] == "(":
        opened = start - 1
    return Left(start, sign, signed, currency, opened)


def _read_sign(text: str, position: int) -> tuple[int, int, bool]:
    """The sign that ends at `position`; a hyphen after a word, a number or a closing mark is none."""
    if position == 0 or text[position - 1] not in _MINUS + _PLUS:
        return _read_sign_word(text, position)
    before = text[position - 2] if position > 1 else " "
    if before.isalnum() or before in "/)]%.,'’\"”-–—−+" or (before == "$" and text[position - 1] in _PLUS):
        return position, 1, False
    return position - 1, (-1 if text[position - 1] in _MINUS else 1), True


def _read_sign_word(text: str, position: int) -> tuple[int, int, bool]:
    """A minus written out before `position`: "minus $4 a ton"; "plus or minus" and "20 minus 4" are none."""
    found = None
    if text[max(0, position - 2) : position] in ("s ", "e "):
        found = _SIGN_WORD.search(text, max(0, position - _WORD_LENGTH), position)
    return (found.start(), -1, True) if found is not None else (position, 1, False)


def _read_currency(piece: Piece, edge: int, grammar: QuantityGrammar) -> Match[UnitWord] | None:
    for position in (edge, edge - 1):
        if position <= 0 or (position < edge and piece.plain[position] != " "):
            continue
        for match in grammar.before.before(piece, position):
            if match.start == 0 or not piece.text[match.start - 1].isalpha() or not piece.text[match.start].isalpha():
                return match
    return None
