"""Turns a period named in a text into the comparator of a change over it: January is 1mo, 2024 is 1y."""

from datetime import date

from assets.extracted.times.record import TimeExpression, TimeKind

_OF_KIND = {TimeKind.MONTH: "1mo", TimeKind.QUARTER: "3mo", TimeKind.HALF: "6mo", TimeKind.YEAR: "1y"}
_OF_MONTHS = {1: "1mo", 3: "3mo", 6: "6mo", 12: "1y"}
_BEFORE = frozenset(("year_before", "of_last_year"))
_OF_LENGTH = {
    (1, "day"): "1d", (24, "hour"): "1d", (1, "week"): "1w", (7, "day"): "1w", (1, "month"): "1mo", (30, "day"): "1mo",
    (3, "month"): "3mo", (90, "day"): "3mo", (6, "month"): "6mo", (12, "month"): "1y", (52, "week"): "1y",
    (1, "year"): "1y",
}  # fmt: skip
_STEPS = {"1mo": "mom", "3mo": "qoq", "1y": "yoy"}
_DATED = frozenset({TimeKind.MONTH, TimeKind.QUARTER})
_MONTHS_AGO = 9  # from which on a month with its year is the one of a year before


def stretch_of(time: TimeExpression, today: date | None) -> str:
    """The comparator over the period that `time` names; empty where none. `today` is the day of publication."""
    value = time.value
    if time.kind is TimeKind.SPAN:
        return _OF_MONTHS.get((value.count or 0) * (3 if value.unit == "quarter" else 1), "")
    if time.kind is TimeKind.DURATION:
        return _OF_LENGTH.get((value.count or 0, value.unit or ""), "other" if value.count else "")
    if value.until_year is not None or value.until_part is not None:
        return ""
    if time.kind is TimeKind.MONTH:
        return "" if _is_old(time, today) else _OF_MONTHS.get(_months_of(time), "")
    if time.kind is TimeKind.YEAR and today is not None and value.year == today.year:
        return "ytd"
    return _OF_KIND.get(time.kind, "")


def step_of(time: TimeExpression, today: date | None) -> str:
    """The comparator of a change from the period that `time` names: "from December" is mom, "from 2023" yoy."""
    if _is_old(time, today):
        return "yoy"
    return _STEPS.get(stretch_of(time, today), "")


def is_over(time: TimeExpression, today: date | None) -> bool:
    """Whether the year, half or quarter that `time` names was over on `today`: "last year", "a year ago", "2021"."""
    value = time.value
    if value.relation in _BEFORE:
        return value.unit in (None, "year", "half", "quarter", "period")
    if value.shift is not None:
        return value.shift < 0 and value.unit in ("year", "half", "quarter")
    return today is not None and value.year is not None and (value.until_year or value.year) < today.year


def _months_of(time: TimeExpression) -> int:
    """How many months "January" and "April-June" name."""
    first, last = time.value.month, time.value.until_month
    return 1 if first is None or last is None else (last - first) % 12 + 1


def _is_old(time: TimeExpression, today: date | None) -> bool:
    """Whether a month or quarter is named with a year that lies about a year back or more."""
    if time.kind not in _DATED:
        return False
    year, month = time.value.year, time.value.until_month or time.value.month
    if time.kind is TimeKind.QUARTER and time.value.part is not None:
        month = 3 * time.value.part
    if year is None or month is None or today is None:
        return False
    return (today.year - year) * 12 + today.month - month >= _MONTHS_AGO
