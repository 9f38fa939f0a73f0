"""Turns the words of a day or a month ("Feb. 5", "2026-02-06T03:09Z", "Oct-Dec") into a date value."""

import re
from dataclasses import dataclass

from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan, full_year
from assets.extracted.times.words import CalendarWords

_STOP = r"(?![^\W_]|[.,:]\d|\s?%)"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\s(?:to|and|through|until|or)\s|\s?[&/]\s?)"
_YEAR = r"(?:(?P<y>(?:1[6-9]|20)\d\d)|['’‘](?P<yy>\d\d))(?![^\W_]|[.,]\d|\s?%)"
_MARKED = re.compile(r"\d{1,4}[-/.]\d|\d\d?[snrt]")  # with a mark between numbers or the letters of an ordinal
_ISO = re.compile(
    r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[t\s]\s?\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s?(?:z|utc|gmt)|\s?[+-]\d\d:?\d\d)?)?(?![^\W_])"
)
_YEAR_FIRST = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<s>[/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![^\W_])")
_YEAR_MONTH = re.compile(r"(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?![^\W_]|[-/]\d)")
_NUMERIC = re.compile(r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![^\W_]|[.,]?\d|%)")
_ORDINAL_DAY = re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)(?![^\W_])(?!\s(?:century|quarter|half|year|month|week|day))")
_BY = re.compile(
    r"\b(?:by|before|until|till|ahead\sof)\s(?:the\s(?:end|middle|start)\sof\s|end-?(?:of\s)?|late\s|early\s|mid-?)?$"
)
_ON_THE = re.compile(r"(?:\bon|\bby|\buntil|\bsince|\bof|\bbefore|\bafter|\bfrom|\bto)\sthe\s$")


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """The patterns with words in them, generated from the calendar words."""

    words: CalendarWords
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month_year: re.Pattern[str]
    month_range: re.Pattern[str]
    month: re.Pattern[str]
    weekday: re.Pattern[str]
    weekday_lead: re.Pattern[str]
    month_before: re.Pattern[str]


def compile_dates(words: CalendarWords) -> DatePatterns:
    """The date patterns over folded text for `words`."""
    month = words.any_of("month")
    edge = r"(?![^\W_])"
    return DatePatterns(
        words=words,
        day_month=re.compile(
            rf"(?:\d{{1,2}}{_TH}{_TO})?(?P<d>\d{{1,2}}){_TH}(?:\sof)?[\s-]{{0,2}}(?P<mon>{month})\.?{edge}(?:,?[\s-]{{1,2}}(?:{_YEAR}|(?<=-)(?P<y2>\d\d){_STOP}))?"
        ),
        month_day=re.compile(
            rf"(?P<mon>{month})\.?\s{{1,2}}(?P<d>\d{{1,2}}){_TH}{_STOP}(?:{_TO}(?:(?P<mon2>{month})\.?\s)?(?P<d2>\d{{1,2}}){_TH}{_STOP})?(?:,?\s{{1,2}}{_YEAR})?"
        ),
        month_year=re.compile(rf"(?P<mon>{month})(?:\.?(?:,|\sof)?[\s-]{{0,2}}{_YEAR}|-(?P<y2>\d\d){_STOP})"),
        month_range=re.compile(
            rf"(?P<mon>{month})\.?(?:{_TO}|-(?:to|through)-)(?P<mon2>{month})\.?{edge}(?:,?\s(?:of\s)?{_YEAR})?"
        ),
        month=re.compile(rf"(?P<mon>{month}){edge}(?!['’]\s)"),
        weekday=re.compile(rf"(?P<w>{words.any_of('weekday')}){edge}"),
        weekday_lead=re.compile(rf"{words.any_of('weekday', 'weekday_abbreviation')}\.?,?\s{{1,2}}"),
        month_before=re.compile(
            rf"(?:^|[^\w]){words.any_of('year_before', 'ended')}(?:[\s-]|\sthe\s)$|\blast\s$|\bthis\s$|\bnext\s$"
        ),
    )


def read_date(scan: Scan, at: int, patterns: DatePatterns) -> TimeExpression | None:
    """The longest date, month or weekday that starts at `at`."""
    if scan.folded[at].isdigit():
        marked = scan.match(_MARKED, at) is not None
        return (_read_digits(scan, at) if marked else None) or _read_day_month(scan, at, patterns)
    lead = scan.match(patterns.weekday_lead, at)
    if lead and scan.is_capital(at):
        inner = read_date(scan, lead.end(), patterns) if lead.end() < len(scan.folded) else None
        if inner is not None and inner.kind is TimeKind.DATE:
            return TimeExpression(at, inner.end, TimeKind.DATE, inner.value, "weekday_date")
    return _read_month(scan, at, patterns) or _read_weekday(scan, at, patterns)


def _read_digits(scan: Scan, at: int) -> TimeExpression | None:
    match = scan.match(_ISO, at) or scan.match(_YEAR_FIRST, at)
    if match and _is_day(int(match["m"]), int(match["d"])):
        value = TimeValue(year=int(match["y"]), month=int(match["m"]), day=int(match["d"]))
        return TimeExpression(at, match.end(), TimeKind.DATE, value, "iso_date")
    match = scan.match(_YEAR_MONTH, at)
    if match and (int(match["y"]) + 1) % 100 != int(match["m"]):  # "2011-12" is a fiscal year
        value = TimeValue(year=int(match["y"]), month=int(match["m"]))
        return TimeExpression(at, match.end(), TimeKind.MONTH, value, "iso_month")
    match = scan.match(_NUMERIC, at)
    if match:
        return _numeric_date(at, match)
    match = scan.match(_ORDINAL_DAY, at)
    if match and _ON_THE.search(scan.before(at)) and 1 <= int(match["d"]) <= 31:
        return TimeExpression(at, match.end(), TimeKind.DATE, TimeValue(day=int(match["d"])), "day_of_month")
    return None


def _numeric_date(at: int, match: re.Match[str]) -> TimeExpression | None:
    """Day and month by size; where both could be the month only the year is known."""
    first, second, separator = int(match["a"]), int(match["b"]), match["s"]
    if separator != "/" and len(match["y"]) == 2:
        return None
    year = full_year(match["y"])
    if separator == "." or (first > 12 and _is_day(second, first)):
        first, second = second, first
    if not _is_day(first, second) and not _is_day(second, first):
        return None
    sure = separator == "." or second > 12 or first == second
    value = TimeValue(year=year, month=first, day=second) if sure and _is_day(first, second) else TimeValue(year=year)
    return TimeExpression(at, match.end(), TimeKind.DATE, value, "numeric_date")


def _read_day_month(scan: Scan, at: int, patterns: DatePatterns) -> TimeExpression | None:
    match = scan.match(patterns.day_month, at)
    if match is None:
        return None
    month, day = patterns.words.numbers["month"][match["mon"]], int(match["d"])
    if not _is_day(month, day) or not (scan.is_capital(match.start("mon")) or match["y"]):
        return None
    value = TimeValue(year=_year(match), month=month, day=day)
    return TimeExpression(at, match.end(), TimeKind.DATE, value, "day_month")


def _read_month(scan: Scan, at: int, patterns: DatePatterns) -> TimeExpression | None:
    if not scan.is_capital(at):
        return None
    months = patterns.words.numbers["month"]
    match = scan.match(patterns.month_day, at)
    if match and _is_day(months[match["mon"]], int(match["d"])):
        until_day = int(match["d2"]) if match["d2"] else None
        until_month = months[match["mon2"]] if match["mon2"] else None
        value = TimeValue(
            year=_year(match),
            month=months[match["mon"]],
            day=int(match["d"]),
            until_month=until_month,
            until_day=until_day,
        )
        return TimeExpression(at, match.end(), TimeKind.DATE, value, "month_day")
    match = scan.match(patterns.month_year, at)
    if match:
        year = full_year(match["y2"]) if match["y2"] else _year(match)
        return TimeExpression(
            at, match.end(), TimeKind.MONTH, TimeValue(year=year, month=months[match["mon"]]), "month_year"
        )
    match = scan.match(patterns.month_range, at)
    if match and scan.is_capital(match.start("mon2")):
        value = TimeValue(year=_year(match), month=months[match["mon"]], until_month=months[match["mon2"]])
        return TimeExpression(at, match.end(), TimeKind.MONTH, value, "month_range")
    return _read_bare_month(scan, at, patterns)


def _read_bare_month(scan: Scan, at: int, patterns: DatePatterns) -> TimeExpression | None:
    """A month alone; one that is also a word or a name ("May", "March", "Jan") needs a preposition before it."""
    match = scan.match(patterns.month, at)
    if match is None:
        return None
    named = match["mon"]
    qualifies = scan.written[match.end() : match.end() + 3].strip()[:1].islower()  # "Dec exports", not "Jan Novak"
    sure = (len(named) > 5 and named != "august") or (qualifies and named != "may")
    if not sure and not patterns.month_before.search(scan.before(at)):
        return None
    relation = "by" if _BY.search(scan.before(at)) else None  # the next one, not the last
    value = TimeValue(month=patterns.words.numbers["month"][named], relation=relation)
    return TimeExpression(at, match.end(), TimeKind.MONTH, value, "month")


def _read_weekday(scan: Scan, at: int, patterns: DatePatterns) -> TimeExpression | None:
    match = scan.match(patterns.weekday, at)
    if match is None or not scan.is_capital(at):
        return None
    value = TimeValue(part=patterns.words.numbers["weekday"][match["w"]])
    return TimeExpression(at, match.end(), TimeKind.WEEKDAY, value, "weekday")


def _is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _year(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    digits = found["y"] or found["yy"] or found.get("y2")
    return full_year(digits) if digits else None
