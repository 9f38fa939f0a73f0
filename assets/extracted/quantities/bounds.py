"""Reads the words around an amount that limit it: "over", "nearly", "up to", "or more"."""

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.neighbours import words_after, words_before
from assets.extracted.quantities.phrases import Match, Piece
from assets.extracted.quantities.tables import BoundCue
from assets.extracted.record import Bound
from assets.kernel.records import record

_MOST_FILLERS = 3


@record
class BoundRead:
    """A bound, its normalised qualifier and the span of the words."""

    bound: Bound
    qualifier: str
    start: int
    end: int


def read_bound(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> BoundRead | None:
    """The bound of `amount`: words before it, then words after it."""
    return _before(piece, amount, grammar) or _after(piece, amount, grammar)


def _before(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> BoundRead | None:
    position = amount.start
    for filled in range(_MOST_FILLERS + 1):
        position = _skip_space(piece.plain, position)
        match = grammar.bounds_before.first_before(piece, position)
        if match is not None and not _is_compound(piece, match, grammar):
            compares = match.key.place == "beside"
            if compares and (filled or _is_expected(piece, amount.end, grammar)):
                return None  # "below the 1.4% forecast" compares with it
            if match.key.cue.endswith("than") and piece.plain.startswith(" the ", match.end):
                return None  # "less than the 46,000 of Friday"
            return _found(match)
        filler = grammar.fillers.first_before(piece, position)
        if filler is None:
            return None
        position = filler.start
    return None


def _is_expected(piece: Piece, end: int, grammar: QuantityGrammar) -> bool:
    return not grammar.words["expected"].isdisjoint(words_after(piece, end, 3))


def _is_compound(piece: Piece, match: Match[BoundCue], grammar: QuantityGrammar) -> bool:
    """Whether the words belong to the one before them: "ramp-up to", "ticked up to"."""
    start = match.start
    if start > 1 and piece.text[start - 1] in "-‐‑" and piece.text[start - 2].isalpha():
        return True
    return match.key.cue == "up to" and not grammar.words["creeping"].isdisjoint(words_before(piece, start, 1))


def _after(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> BoundRead | None:
    end = amount.end
    glued = end < len(piece.plain) and piece.plain[end] != " "
    for match in grammar.bounds_after.after(piece, end if glued else end + 1):
        if match.key.cue == "+" and not glued:
            continue
        if match.key.cue == "plus" and amount.choices and not _is_suffix(piece, match.start):
            continue
        return _found(match)
    return None


def _is_suffix(piece: Piece, start: int) -> bool:
    """Whether "plus" is tied to the number: "$250-plus", no "$5 plus tax"."""
    return start > 0 and piece.text[start - 1] in "-‐‑"


def _skip_space(plain: str, position: int) -> int:
    while position > 0 and plain[position - 1] in " ([\"'":
        position -= 1
    return position


def _found(match: Match[BoundCue]) -> BoundRead:
    assert match.key.bound is not None
    return BoundRead(match.key.bound, match.key.qualifier, match.start, match.end)
