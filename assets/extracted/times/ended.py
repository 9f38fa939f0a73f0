"""Turns a period and the date it ends on ("quarter ended Dec. 31", "nine months of 2025") into one time."""

import re
from dataclasses import dataclass, replace

from assets.extracted.times.dates import DatePatterns, read_date
from assets.extracted.times.labels import LabelPatterns, with_year
from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan
from assets.extracted.times.words import CalendarWords

_LONG = frozenset({"quarter", "half", "year", "month", "week"})
_OF_THE_YEAR = re.compile(r"\sof\s(?P<year>the|this|last)\syear\b")
_KINDS = {"quarter": TimeKind.QUARTER, "half": TimeKind.HALF, "year": TimeKind.YEAR}


@dataclass(frozen=True, slots=True)
class EndedPatterns:
    """The patterns with words in them, generated from the calendar words."""

    words: CalendarWords
    period: re.Pattern[str]
    ended: re.Pattern[str]
    of_year: re.Pattern[str]


def compile_ended(words: CalendarWords) -> EndedPatterns:
    """The patterns of periods that end on a date, over folded text for `words`."""
    return EndedPatterns(
        words=words,
        period=re.compile(
            rf"(?P<u>quarter|half[\s-]year|half|year|period|week|month|{words.any_of('fiscal')})(?=,?\s\(?[a-z]*\s?(?:ended|ending|ends|to|through|till|until)\s)"
        ),
        ended=re.compile(
            r"(?:\s(?:fiscal\s)?period)?,?\s\(?(?:that\s|which\s)?(?:ended|ending|ends|to|through|till|until)\s(?:on\s)?(?:the\send\sof\s|end[\s-](?:of\s)?)?(?:[a-z]{3,9}day,?\s)?"
        ),
        of_year=re.compile(r"(?=\sof\s)"),
    )


def read_ended(scan: Scan, at: int, patterns: EndedPatterns, dates: DatePatterns) -> TimeExpression | None:
    """The period without a number that starts at `at` and says when it ends: "year ended June 30, 2025"."""
    match = scan.match(patterns.period, at)
    if match is None:
        return None
    fiscal = match["u"] in patterns.words.names["fiscal"]
    unit = "year" if fiscal else match["u"].replace("half-year", "half").replace("half year", "half")
    time = TimeExpression(
        at, match.end(), _KINDS.get(unit, TimeKind.SPAN), TimeValue(unit=unit, fiscal=fiscal), "ended"
    )
    extended = extend_to_end(scan, time, patterns, dates)
    return extended if extended.end > time.end else None


def extend_to_end(scan: Scan, time: TimeExpression, patterns: EndedPatterns, dates: DatePatterns) -> TimeExpression:
    """`time` with the date that it ends on, where one follows; as it is otherwise."""
    unit = time.value.unit
    if unit not in _LONG | {"period"} or time.value.relation in ("ago", "after", "range"):
        return time
    match = scan.match(patterns.ended, time.end)
    if match is None or match.end() >= len(scan.folded):
        return time
    date = read_date(scan, match.end(), dates)
    if date is None or date.value.month is None:
        return time
    value = replace(
        time.value,
        until_year=date.value.year or time.value.year,
        until_month=date.value.month,
        until_day=date.value.day,
        relation="ended",
    )
    kind = TimeKind.SPAN if time.kind is TimeKind.DURATION else time.kind
    return TimeExpression(time.start, date.end, kind, value, "ended")


def extend_to_year(scan: Scan, time: TimeExpression, patterns: EndedPatterns, labels: LabelPatterns) -> TimeExpression:
    """`time`, a count of months, with the year it belongs to ("nine months of fiscal 2025"); as it is otherwise."""
    if time.kind is not TimeKind.DURATION or time.value.unit not in ("month", "week", "quarter"):
        return time
    if scan.match(patterns.of_year, time.end) is None:
        return time
    told = scan.match(_OF_THE_YEAR, time.end)
    if told is not None:
        shift = -1 if told["year"] == "last" else 0
        return TimeExpression(time.start, told.end(), TimeKind.SPAN, replace(time.value, shift=shift), "months_of_year")
    value, end = with_year(scan, time.end, time.value, labels)
    return time if end == time.end else TimeExpression(time.start, end, TimeKind.SPAN, value, "months_of_year")
