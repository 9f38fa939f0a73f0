"""Says why a number is no figure: its shape, what is glued to it, or the words beside it; None where it may be one."""

import re
from dataclasses import dataclass

from assets.extracted.quantities.amounts import Amount
from assets.extracted.quantities.grammar import QuantityGrammar
from assets.extracted.quantities.phrases import Piece
from assets.extracted.quantities.reasons import Reason

_YEAR = r"(?:1[89]|20|21)[0-9]{2}"


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    pattern: str
    reason: Reason


# What the characters of a number and its neighbours show by themselves; each starts at a digit.
_SHAPES = (
    _Shape("iso_date", rf"{_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])(?:T[0-9:.]+Z?)?", Reason.DATE),
    _Shape("slash_date", r"[0-3]?[0-9]/[0-3]?[0-9]/(?:[0-9]{4}|[0-9]{2})(?![0-9])", Reason.DATE),
    _Shape("point_date", rf"[0-3]?[0-9]\.[01]?[0-9]\.{_YEAR}(?![0-9])", Reason.DATE),
    _Shape("season", r"(?:19|20)[0-9]{2}[/–-](?:(?:19|20)?[0-9]{2})(?![0-9,.%]|\.[0-9])", Reason.PERIOD),
    _Shape("clock", r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9])", Reason.TIME),
    _Shape("ratio", r"[0-9]{1,4}:[0-9]{1,4}(?![0-9])", Reason.SCORE_LINE),
    _Shape("split", r"[0-9]{1,4}-(?:for|to)-[0-9]{1,4}(?![0-9])", Reason.SCORE_LINE),
    _Shape("international_phone", r"(?<=\+)[0-9]{1,3}(?:[ .-]\(?[0-9]{2,5}\)?){2,4}(?![0-9])", Reason.PHONE),
    _Shape("phone", r"\(?[0-9]{3}\)?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}(?![0-9])", Reason.PHONE),
    _Shape("toll_free", r"1[ -]8[0-9]{2}[ -][0-9A-Z]{3}[ -][0-9A-Z]{4}", Reason.PHONE),
    _Shape("version", r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,6}(?:\.[0-9]{1,6})*(?![0-9,])", Reason.VERSION),
    _Shape("ordinal", r"[0-9]{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])", Reason.ORDINAL),
    _Shape("decade", r"(?:[12][0-9])?[0-9]0s(?![A-Za-z])", Reason.DATE),
    _Shape("period_label", r"[1-4](?:[QHqh](?:[0-9]{2,4}|'[0-9]{2})?)(?![A-Za-z0-9])", Reason.PERIOD),
    _Shape("session", r"[0-9]{1,2}[hHdDwW]\b(?! ?/)", Reason.DURATION),
    _Shape("listed_code", r"[0-9]{3,6}\.(?:HK|SS|SZ|SH|T|KS|KQ|TW|TWO|SR|KL|SI|BK|JK|BO|NS)\b", Reason.IDENTIFIER),
    _Shape("hex", r"0x[0-9a-fA-F]+", Reason.IDENTIFIER),
)
_SHAPE = re.compile("|".join(f"(?P<{shape.name}>{shape.pattern})" for shape in _SHAPES))
_REASONS = {shape.name: shape.reason for shape in _SHAPES}
_A_YEAR = re.compile(rf"{_YEAR}\Z")
_PERIOD_LABEL = re.compile(r"(?:(?:FY|CY|fy|cy)['’]?[0-9]{2,4}|[QHqh][1-4]|(?:[1-4][QH]|[QH])['’]?[0-9]{2})\Z")  # noqa: RUF001
_LIST_END = re.compile(r"[.):](?:\s|$)|\]")
_PREFIX_YEAR = re.compile(r"\b(?:mid|early|late|pre|post)[- ]$", re.IGNORECASE)
_QUOTED_CODE = re.compile(r"[(\[ ][A-Z]{2,8}: ?$")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"]{1,2000}|\b[a-z0-9-]{1,40}\.(?:com|org|net|io|co|gov)/[^\s<>\"]{1,2000}"
)


def find_urls(text: str) -> list[tuple[int, int]]:
    """The ranges of web addresses in `text`."""
    if "://" not in text and "www." not in text and "/" not in text:
        return []
    return [match.span() for match in _URL.finditer(text)]


def read_shape(text: str, position: int) -> tuple[int, Reason] | None:
    """Where the digits at `position` form a date, time, phone, version or ordinal: its end and the reason."""
    match = _SHAPE.match(text, position)
    if match is None or match.lastgroup is None:
        return None
    return match.end(), _REASONS[match.lastgroup]


def read_name(piece: Piece, start: int, end: int, grammar: QuantityGrammar) -> tuple[int, int, Reason] | None:
    """A name or form that the number piece[start:end] is part of: "S&P 500", "10-K", "401(k)"."""
    for match in (*grammar.cues["name"].before(piece, end), *grammar.cues["name"].after(piece, start)):
        return match.start, match.end, Reason(match.key.reason)
    return None


def explain(piece: Piece, amount: Amount, grammar: QuantityGrammar, *, first: bool) -> Reason | None:
    """Why `amount` is no figure, or None. `first`: it opens a list item or line."""
    glued = _explain_glued(piece.text, amount)
    if glued is not None:
        return glued
    if amount.choices and amount.dimension != "time":
        return None
    for check in (_explain_cue, _explain_time, _explain_bare):
        reason = check(piece, amount, grammar)
        if reason is not None:
            return reason
    if first and not amount.choices and _LIST_END.match(piece.text, amount.end):
        return Reason.LIST_NUMBER
    return None


def _explain_glued(text: str, amount: Amount) -> Reason | None:
    before = text[amount.start - 1] if amount.start else " "
    after = text[amount.end] if amount.end < len(text) else " "
    if before == "#":
        return Reason.ORDINAL
    if (before.isalpha() or before == "_") and not amount.prefix:
        return Reason.PERIOD if _PERIOD_LABEL.search(text[max(0, amount.start - 4) : amount.end]) else Reason.NAME
    if after.isalpha() or after == "_":
        return Reason.IDENTIFIER
    if before in "-‐‑–/&" and not amount.choices and amount.start > 1 and text[amount.start - 2].isalpha():
        return Reason.DATE if _A_YEAR.match(text[amount.start : amount.end]) else Reason.NAME
    if before.isdigit() or after.isdigit():
        return Reason.OTHER
    if after in ",.:" and amount.end + 1 < len(text) and text[amount.end + 1].isdigit() and not amount.choices:
        return Reason.OTHER
    if before in ",." and amount.start > 1 and text[amount.start - 2].isdigit() and not amount.choices:
        return Reason.OTHER
    return None


def _explain_cue(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    position = amount.end + (amount.end < len(piece.plain) and piece.plain[amount.end] == " ")
    start = amount.numeral.end
    start += start < len(piece.plain) and piece.plain[start] == " "
    for match in (*grammar.cues["after"].after(piece, start), *grammar.cues["after"].after(piece, position)):
        return Reason(match.key.reason)
    if amount.choices or amount.scale_span:
        return None
    left = amount.start - 1
    while left > 0 and piece.plain[left] == " " and piece.plain[left - 1] == " ":
        left -= 1
    if left < 1 or piece.plain[left] != " ":
        left += 1
    for place in ("before", "before-capital", "before-lower"):
        for match in grammar.cues[place].before(piece, left):
            return Reason(match.key.reason)
    return None


def _explain_time(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    if amount.dimension == "time":
        return None if _is_term(piece, amount) else Reason.DURATION
    return None


_TERM_AFTER = re.compile(
    r"[ -](?:[a-z]+ ){0,2}(?:lease|contract|agreement|deal|term|ppa|power purchase|warranty|extension|backlog|partnership|licen[cs]e|concession|commitment|tenor)\b"
)
_TERM_BEFORE = re.compile(
    r"(?:ratio|to cover|maturity|tenor|life|term|backlog|duration|average age|lead times?)(?: \w+){0,4} (?:is|was|of|at|to|stands at|stood at|currently) $"
)


def _is_term(piece: Piece, amount: Amount) -> bool:
    """Whether a duration is itself the figure: a contract's term, days to cover."""
    if _TERM_AFTER.match(piece.plain, amount.end):
        return True
    return _TERM_BEFORE.search(piece.plain[max(0, amount.start - 48) : amount.start]) is not None


def _explain_bare(piece: Piece, amount: Amount, grammar: QuantityGrammar) -> Reason | None:
    if amount.choices or amount.scale_span or amount.numeral.in_words:
        return None
    written = piece.text[amount.numeral.start : amount.numeral.end]
    if _A_YEAR.match(written):
        return Reason.DATE
    if len(written) <= 2 and written.isdigit():
        left = amount.start - 1
        for match in grammar.cues["month"].before(piece, left):
            return Reason(match.key.reason)
        for match in grammar.cues["month"].after(piece, amount.end + 1):
            return Reason(match.key.reason)
    if len(written) > 1 and written.isdigit() and written.startswith("0"):
        return Reason.IDENTIFIER
    if _QUOTED_CODE.search(piece.text[max(0, amount.start - 12) : amount.start]):
        return Reason.IDENTIFIER
    return None
