"""Turns the words before and after a time into its role: what a number is about, or what it is compared with."""

import re
from collections.abc import Callable
from functools import lru_cache

from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.kernel.spans import Span


def remember(pattern: str) -> Callable[[str], bool]:
    """Whether `pattern` is found in words; the answer is kept, as each number of a passage asks the same of a time."""
    compiled = re.compile(pattern)
    return lru_cache(maxsize=4096)(lambda words: compiled.search(words) is not None)


_COMPARED = r"from|than|versus|vs\.?|against|compar\w+\s(?:to|with)"
_ends_in_step = remember(rf"\b(?:{_COMPARED}|relative\sto|on|over|following)\s(?:the\s|a\s|its\s|that\sof\s|in\s)?$")
_ends_in_contrast = remember(rf"\b(?:{_COMPARED})\s(?:\w+\s){{0,2}}$")
_ends_in_comparison = remember(
    rf"\b(?:{_COMPARED}|relative\sto)\s(?:(?:the|a|its|that\sof|that\sin|those\sof|in|for)\s)?(?:the\s)?$"
)
_ends_in_superlative = remember(
    r"\b(?:\w{3,}est|best|worst|most|least|first|record|high|low|peak)\b[^.;]{0,40}\bsince\s(?:early\s|late\s|mid-)?$"
)
_foresaw_in = remember(
    r"\b(?:forecast|projected|predicted|estimated|expected|foreseen|seen)\s(?:back\s)?in\s(?:its\s|early\s|late\s)?$"
)
_falls_due = remember(r"\b(?:due|matur\w+|expir\w+|callable|redeemable|repayable)\s(?:in\s|on\s|by\s)?(?:\w+\s)?$")
_OF_A_FORECAST = re.compile(
    r"[\s-](?:\w+\s)?(?:estimates?|forecasts?|projections?|outlook|guidance|meeting|contracts?|futures|delivery"
    r"|expiry|halving)\b"
)
_OPENS_COMPARISON = re.compile(
    r"\W*(?:(?:this|that|it|these|those|which|the\s\w+)\s)?(?:compare[sd]?|in\scomparison|by\scomparison)\s"
    r"(?:with|to)\s(?:(?:the|a|an|its|their)\s)?"
)
_ends_in_side_number = remember(rf"\b(?:{_COMPARED}|improvement\son)\s[^.;]{{0,30}}\d(?:[^.;]|\.\d){{0,30}}$")
_starts = remember(
    r"\b(?:starting|beginning|effective|commencing|start(?:s|ed)?|begin(?:s|ning)?|until|through|payable|completed?"
    r"|close[sd]?)\s(?:in|from|with|by|during)?\s?(?:the\s)?$"
)
_leans_back = remember(r"\b(?:in|for|during|of|at|through|by|over)\s(?:the\s|its\s|their\s|our\s|all\sof\s)?$")
_NAMES_NEXT = re.compile(r"\s(?!(?:and|or|but|while|with|up|down|compared)\b)[^\d.,;:()]{0,22}\d")
_NUMBER = re.compile(r"\d[\d.,]*")
_OF_DAY = frozenset({TimeKind.MONTH, TimeKind.DATE})
_STEPS = frozenset({"year_before", "of_last_year", "before", "same", "last"})
_BRACKETS = 80  # characters that a bracketed remark may fill


def words_before(text: str, position: int, floor: int, width: int = 60) -> str:
    """The words before `position`, in lower case, not beyond `floor`."""
    return text[max(floor, position - width) : position].lower()


def is_step(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether the time is only what a change is measured against: "from December", "than a year earlier"."""
    compares = _ends_in_step if time.value.relation in _STEPS else _ends_in_comparison
    return compares(words_before(text, time.start, floor))


def is_of_sentence(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether a comparison opens the sentence, all of which is of the time then: "This compares with last year's"."""
    opening = text[max(0, floor) : time.start][:80].lower()
    own = opening.lstrip().startswith("compared ") and text.startswith((",", " quarter,"), time.end)
    return not own and _OPENS_COMPARISON.fullmatch(opening) is not None


def is_against(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether words that only compare stand before the time; "over" and "on" may also say when."""
    return _ends_in_comparison(words_before(text, time.start, floor))


def is_dated(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether the time dates something else than the number: a forecast ("a May estimate"), a superlative."""
    before, of_day = words_before(text, time.start, floor), time.kind in _OF_DAY
    if of_day and _foresaw_in(before):
        return True
    if _ends_in_superlative(before) or (time.kind is TimeKind.YEAR and _falls_due(before)):
        return True
    return of_day and _OF_A_FORECAST.match(text, time.end) is not None


def is_start(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether the time is only when something begins or ends: "a smaller dividend starting in the second quarter"."""
    return _starts(words_before(text, time.start, floor))


def is_side_remark(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether a time of an earlier sentence belongs to a comparison there, not to what the text is about."""
    if is_step(text, time, floor) or is_dated(text, time, floor) or is_start(text, time, floor):
        return True
    if _brackets_with_number(text, time, floor, time.end + _BRACKETS) is not None:
        return True
    return _ends_in_side_number(words_before(text, time.start, floor))


def is_in_other_brackets(text: str, quantity: Quantity, time: TimeExpression, passage: Passage) -> bool:
    """Whether the time stands with a number of its own in brackets that `quantity` is not in: "(Q1 2024: 31%)"."""
    brackets = _brackets_with_number(text, time, passage.start, passage.end)
    return brackets is not None and not (brackets.start < quantity.start and quantity.end <= brackets.end)


def _brackets_with_number(text: str, time: TimeExpression, floor: int, stop: int) -> Span | None:
    """The brackets around the time, where they hold a number beside it."""
    opened = text.rfind("(", max(floor, time.start - _BRACKETS), time.start)
    if opened < 0 or text.find(")", opened, time.start) >= 0:
        return None
    closed = text.find(")", time.end, min(stop, time.end + _BRACKETS))
    if closed < 0 or not (_NUMBER.search(text, time.end, closed) or _NUMBER.search(text, opened, time.start)):
        return None
    return Span(opened, closed)


def is_contrasted(text: str, position: int, floor: int) -> bool:
    """Whether the words before `position` set what follows against something: "versus", "up from"."""
    return _ends_in_contrast(words_before(text, position, floor, 24))


def leans_back(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether a preposition ties the time to what stands before it: "in the quarter"."""
    before = words_before(text, time.start, floor)
    return _leans_back(before) and not before.endswith(("followed by ", "preceded by "))


def names_next(text: str, end: int) -> bool:
    """Whether a number follows the time that ends at `end` closely: "first half of 2024 brought $3 million"."""
    return _NAMES_NEXT.match(text, end) is not None
