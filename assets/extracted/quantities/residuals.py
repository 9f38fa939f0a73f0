"""Says why a number is no figure: what is glued to it, or the words beside it; None where it may be one."""

import re
from collections.abc import Sequence

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.neighbours import words_after, words_before
from assets.extracted.quantities.phrases import Match, Piece
from assets.extracted.quantities.reasons import Reason
from assets.extracted.quantities.shapes import YEAR
from assets.extracted.quantities.tables import ResidualCue
from assets.kernel.records import record

_HYPHENS = "-‐‑–"
_A_YEAR = re.compile(rf"{YEAR}\Z")
_PERIOD_LABEL = re.compile(r"(?:(?:FY|CY|fy|cy)['’]?[0-9]{2,4}|[QHqh][1-4]|(?:[1-4][QH]|[QH])['’]?[0-9]{2})\Z")
_LIST_END = re.compile(r"[.):](?:\s|$)|\]")
_LIST_START = re.compile(r"[ \-*•(\[]{0,8}\Z")
_INDICATOR = re.compile(r"[A-Za-z]\($|\b[A-Z]{2,5} \($")  # RSI(14), RSI (14)
_MARK = re.compile(r"(?:[^\W\d]|[.,;:)\]”\"’'])\s?[(\[]\Z")  # "in huge trade (3)", "the market [4]", "1595a(c)(2)"
_BESIDE_ITS_LIKE = re.compile(r"\d[\d.,]*(?:\s?[^\W\d]{1,12}|\s?%)?\s?\(\Z")  # "fell to SEK 31 million (39)"
_BACK = 24  # characters before a bracket that tell whether it holds a mark
_AGED = re.compile(r"[a-z], [2-9][0-9],")  # "Jane Roe, 54, said"
_A_WORD = re.compile(r"[a-z]+")
_TERM = 64  # characters back in which what lasts is named
_QUOTED_CODE = re.compile(r"[(\[ ][A-Z]{2,8}: ?$")


@record
class _Beside:
    """An amount and the characters just before and after it."""

    amount: Amount
    text: str
    before: str
    after: str

    @property
    def second_before(self) -> str:
        return self.text[self.amount.start - 2] if self.amount.start > 1 else " "

    @property
    def second_after(self) -> str:
        return self.text[self.amount.end + 1] if self.amount.end + 1 < len(self.text) else " "


def explain(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    """Why `amount` is no figure, or None."""
    if not amount.numeral.in_words and not amount.prefix:
        named = _explain_name(piece, amount, grammar)
        if named is not None:
            return named
    text, start, end = piece.text, amount.start, amount.end
    glued = _explain_glued(_Beside(amount, text, text[start - 1] if start else " ", text[end : end + 1] or " "))
    if glued is not None:
        return glued
    if amount.choices and amount.dimension != "time":
        is_one = amount.numeral.value == 1 and piece.plain.startswith(" = ", end)
        return Reason.OTHER if is_one else None  # the one dollar of "$1 = 150 yen"
    return _explain_beside(piece, amount, grammar)


def _explain_name(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    """A name or form that the digits are part of: "S&P 500", "10-K", "401(k)"."""
    names = grammar.cues["name"]
    return _first(names.before(piece, amount.numeral.end)) or _first(names.after(piece, amount.numeral.start))


def _first(matches: Sequence[Match[ResidualCue]]) -> Reason | None:
    return Reason(matches[0].key.reason) if matches else None


def _explain_glued(beside: _Beside) -> Reason | None:
    """What touches the number: letters of a name, a hash, more digits."""
    amount, before, after = beside.amount, beside.before, beside.after
    if (before.isalpha() or before == "_") and not amount.prefix:
        label = beside.text[max(0, amount.start - 4) : amount.end]
        return Reason.PERIOD if _PERIOD_LABEL.search(label) else Reason.NAME
    if after.isalpha() or after == "_":
        return Reason.IDENTIFIER
    if before.isdigit() or after.isdigit():
        return Reason.OTHER
    return None if amount.choices else _explain_marks(beside)


def _explain_marks(beside: _Beside) -> Reason | None:
    """Marks that tie a number without a unit to what is beside it: "#7", "GPT-4", "RSI(14)", "1,2,3"."""
    amount, text, before, after = beside.amount, beside.text, beside.before, beside.after
    written = text[amount.start : amount.end]
    tied = before in f"{_HYPHENS}/&" and beside.second_before.isalpha()
    in_list = (after in ",.:" and beside.second_after.isdigit()) or (before in ",." and beside.second_before.isdigit())
    checks = (
        (Reason.ORDINAL, before == "#"),
        (
            Reason.DURATION,
            f"{before}{after}" == "()" and _INDICATOR.search(text[max(0, amount.start - 8) : amount.start]),
        ),
        (Reason.DATE, before in "'’‘" and len(written) == 2),  # the year of "Q4'24"
        (Reason.DATE, tied and _A_YEAR.match(written)),
        (Reason.NAME, tied),
        (Reason.OTHER, before == "/" and beside.second_before.isdigit()),  # the scale of "71/100"
        (Reason.OTHER, in_list),
    )
    return next((reason for reason, holds in checks if holds), None)


def _explain_beside(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    """What the words around say of a number without a unit, or of a duration."""
    after = grammar.cues["after"]
    found = _first(after.after(piece, _skip(piece, amount.numeral.end)))
    if found is None and amount.end != amount.numeral.end:
        found = _first(after.after(piece, _skip(piece, amount.end)))
    if found is not None:
        return found
    if amount.dimension == "time":
        return None if _is_term(piece, amount, grammar) else Reason.DURATION
    if amount.scale_span:
        return None
    found = _first(grammar.cues["before"].before(piece, _skip_back(piece, amount.start)))
    if found is not None or amount.numeral.in_words:
        return found
    return _explain_bare(piece, amount, grammar)


def _skip(piece: Piece, position: int) -> int:
    return position + piece.plain.startswith(" ", position)


def _skip_back(piece: Piece, position: int) -> int:
    return position - (position > 0 and piece.plain[position - 1] == " ")


def _is_term(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> bool:
    """Whether a duration is itself the figure: a contract's term, days to cover."""
    words = grammar.words
    if any(word in words["term"] for word in words_after(piece, amount.end, 3)):
        return True
    before = words_before(piece, amount.start, 1)
    if not before or before[-1] not in words["term_link"]:
        return False
    return not words["term_before"].isdisjoint(_A_WORD.findall(piece.plain, max(0, amount.start - _TERM), amount.start))


def _is_mark(text: str, start: int, end: int) -> bool:
    """Whether one or two digits alone in brackets point to a note or number an item of a sentence."""
    if text[end : end + 1] not in (")", "]"):
        return False
    before = text[max(0, start - _BACK) : start]
    return _MARK.search(before) is not None and _BESIDE_ITS_LIKE.search(before) is None


def _explain_bare(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    """What plain digits show: a year, the day of a month, an age, a code, the number of an item."""
    start, end = amount.start, amount.end
    written = piece.text[amount.numeral.start : amount.numeral.end]
    short = len(written) <= 2 and written.isdigit()
    checks = (
        (Reason.DATE, _A_YEAR.match(written) is not None or (short and _is_day(piece, amount, grammar))),
        (Reason.IDENTIFIER, written.startswith("0") and written.isdigit() and len(written) > 1),
        (Reason.OTHER, short and _AGED.search(piece.text, max(0, start - 3), end + 1) is not None),
        (
            Reason.IDENTIFIER,
            written.isdigit() and start > 2 and _QUOTED_CODE.search(piece.text[max(0, start - 12) : start]) is not None,
        ),
        (Reason.LIST_NUMBER, short and _is_mark(piece.text, amount.numeral.start, amount.numeral.end)),
        (
            Reason.LIST_NUMBER,
            start <= 8
            and _LIST_END.match(piece.text, end) is not None
            and _LIST_START.match(piece.text[:start]) is not None,
        ),
    )
    return next((reason for reason, holds in checks if holds), None)


def _is_day(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> bool:
    months = grammar.cues["month"]
    before = months.before(piece, _skip_back(piece, amount.start))
    after = months.after(piece, _skip(piece, amount.end))
    return _first(before) is not None or _first(after) is not None
