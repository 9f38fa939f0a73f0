"""Reads a figure again from its quote and the words that its row cites, and from nothing else of its article.

That is what a person with the quote in hand can check: the number stands in it, and a scale, unit, sign or limiting
word that stands elsewhere is cited. Whether a context that a row cites ("metric eps") is its own, others check.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import localcontext
from typing import Any

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.base import ROOMY
from assets.extracted.quantities.bounds import BoundRead, read_bound
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.intervals import Interval, interval, range_interval
from assets.extracted.quantities.money import MoneyContext
from assets.extracted.quantities.numerals import Numeral, read_numeral
from assets.extracted.quantities.phrases import Piece, to_piece
from assets.extracted.quantities.read import read_amount
from assets.extracted.record import Bound

Row = Mapping[str, Any]  # a mention: the columns of fct_mentions that its value needs

_DIGITS = re.compile(r"[0-9]+|[¼½¾⅐-⅞]")
_READ_WITH_THE_NUMBER = ("scale", "unit", "bound")
_RANGE = (Bound.RANGE_LOW, Bound.RANGE_HIGH)


def find_disagreement(row: Row, range_rows: Sequence[Row], grammar: QuantityGrammar) -> str | None:
    """What the value, unit, sign, bound or interval of `row` says and its words do not; None where they agree.

    `range_rows` are the mentions that share its range_id, itself among them.
    """
    problem: str | None = "no number stands in the quote"
    with localcontext(ROOMY):
        for amount, limit in _reread(row, grammar):
            problem = _compare(row, amount, limit)
            if not problem:
                return _compare_interval(row, range_rows)
    return problem


def _reread(row: Row, grammar: QuantityGrammar) -> Iterator[tuple[Amount, BoundRead | None]]:
    """The quote between the cited words; then between the row's prefix and suffix ("two thirds" of what)."""
    cited = [item for item in row["evidence"] if item["role"] in _READ_WITH_THE_NUMBER and item["words"]]
    before = [item["words"].strip() for item in cited if item["byte_start"] < row["byte_start"]]
    after = [item["words"].strip() for item in cited if item["byte_start"] >= row["byte_end"]]
    for prefix, suffix in ((" ".join([*before, ""]), " ".join(["", *after])), (row["prefix"], row["suffix"])):
        piece = to_piece(f"{prefix}{row['quote']}{suffix}")
        numeral = _first_number(piece, len(prefix), grammar)
        if numeral is not None:
            told = MoneyContext((row["unit"].partition("/")[0],))  # of the currencies that share a sign, any will do
            amount = read_amount(piece, numeral, grammar, told)
            yield amount, read_bound(piece, amount, grammar)


def _first_number(piece: Piece, start: int, grammar: QuantityGrammar) -> Numeral | None:
    digits = _DIGITS.search(piece.text, start)
    in_digits = read_numeral(piece.text, *digits.span()) if digits else None
    in_words = next((numeral for numeral in grammar.numbers.find(piece) if numeral.start >= start), None)
    found = [numeral for numeral in (in_digits, in_words) if numeral is not None]
    return min(found, key=lambda numeral: numeral.start, default=None)


def _compare(row: Row, amount: Amount, limit: BoundRead | None) -> str | None:
    cited = {item["role"] for item in row["evidence"]}
    if abs(amount.value) != abs(row["value"]) or amount.decimals != row["decimals"]:
        return f"value is {row['value']}, its words read {amount.value}"
    if (amount.value < 0) != (row["value"] < 0) and (amount.signed or "sign" not in cited):
        return f"value is {row['value']}, and no sign is cited"
    if not _may_be(row["unit"], amount, in_context="unit" in cited):
        return f"unit is {row['unit']}, its words read {amount.unit or 'count'}"
    read = (limit.bound, limit.qualifier) if limit else (Bound.EXACT, None)
    if row["bound"] not in _RANGE and read != (row["bound"], row["qualifier"]):
        return f"bound is {row['bound']}, its words read {read[0].value}"
    return None


def _may_be(unit: str, amount: Amount, *, in_context: bool) -> bool:
    """Whether `unit` is one that the words allow; a cited context gives a bare number its unit, money its "per"."""
    allowed = {f"{choice}/{amount.per}" if amount.per else choice for choice in amount.choices} or {"count"}
    return unit in allowed or (in_context and (not amount.choices or unit.partition("/")[0] in allowed))


def _compare_interval(row: Row, range_rows: Sequence[Row]) -> str | None:
    meant, columns = _interval(row, range_rows), ("low", "high", "low_closed", "high_closed", "outer_low", "outer_high")
    for column in columns:
        kept, read = row[f"value_{column}" if column in ("low", "high") else column], getattr(meant, column)
        if kept != read:
            return f"the {column} of its interval is {kept}, its words read {read}"
    return None


def _interval(row: Row, range_rows: Sequence[Row]) -> Interval:
    ends = {end["bound"]: end for end in range_rows}
    low, high = ends.get(Bound.RANGE_LOW), ends.get(Bound.RANGE_HIGH)
    if low is not None and high is not None:
        return range_interval(low["value"], low["decimals"], high["value"], high["decimals"])
    return interval(row["value"], row["decimals"], Bound(row["bound"]), row["qualifier"])
