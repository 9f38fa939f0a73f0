"""Turns a period named in a text into the comparator of a change over it: January is 1mo, 2024 is 1y."""

from datetime import date

from assets.extracted.times.record import TimeExpression, TimeKind

_OF_KIND = {TimeKind.MONTH: "1mo", TimeKind.QUARTER: "3mo", TimeKind.HALF: "6mo", TimeKind.YEAR: "1y"}
_OF_MONTHS = {1: "1mo", 3: "3mo", 6: "6mo", 12: "1y"}
_OF_LENGTH = {
    (1, "day"): "1d", (24, "hour"): "1d", (1, "week"): "1w", (7, "day"): "1w", (1, "month"): "1mo", (30, "day"): "1mo",
    (3, "month"): "3mo", (90, "day"): "3mo", (6, "month"): "6mo", (12, "month"): "1y", (52, "week"): "1y",
    (1, "year"): "1y",
}  # fmt: skip
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
        return "1mo" if value.until_month is None and not _is_old(time, today) else ""
    if time.kind is TimeKind.YEAR and today is not None and value.year == today.year:
        return "ytd"
    return _OF_KIND.get(time.kind, "")


def step_of(time: TimeExpression, today: date | None) -> str:
    """The comparator of a change from the period that `time` names: "from December" is mom, "from 2023" yoy."""
    if time.kind is TimeKind.MONTH and _is_old(time, today):
        return "yoy"
    return {"1mo": "mom", "3mo": "qoq", "1y": "yoy"}.get(stretch_of(time, today), "")


def _is_old(time: TimeExpression, today: date | None) -> bool:
    """Whether a month is named with a year that lies about a year back or more."""
    if time.value.year is None or time.value.month is None or today is None:
        return False
    return (today.year - time.value.year) * 12 + today.month - time.value.month >= _MONTHS_AGO
