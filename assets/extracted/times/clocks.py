"""Turns times of day ("9:30 a.m. ET", "16:00", "0930 GMT") and centuries and decades into their values."""

import re

from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan, full_year
from assets.extracted.times.words import CalendarWords

_DECADE = re.compile(r"(?:['’‘](?P<yy>\d0)|(?P<y>(?:1[5-9]|20)\d0))['’]?s(?![^\W_])")
_CENTURY = re.compile(r"(?P<c>\d{1,2})(?:st|nd|rd|th)[\s-](?:century|centuries)")


def compile_clock(words: CalendarWords) -> re.Pattern[str]:
    """The pattern of a time of day over folded text."""
    half = r"[ap]\.?m(?:\.|(?![^\W_]))"
    zone = rf"(?:\s?\(?{words.any_of('zone')}(?![^\W_])\)?)"
    return re.compile(
        rf"(?:(?P<h>\d{{1,2}})[:.](?P<m>\d\d)(?::\d\d)?\s?{half}|(?P<h2>\d{{1,2}}):(?P<m2>\d\d)(?::\d\d)?(?![\d:])"
        rf"|(?P<h3>\d{{1,2}})\s?{half}|(?P<h4>[012]\d)(?P<m4>[0-5]\d)(?={zone})){zone}?"
    )


def read_clock(scan: Scan, at: int, pattern: re.Pattern[str]) -> TimeExpression | None:
    """The time of day that starts at `at`; "10:1" or "25:70" is none."""
    match = scan.match(pattern, at)
    if match is None:
        return None
    hour = int(match["h"] or match["h2"] or match["h3"] or match["h4"])
    minute = int(match["m"] or match["m2"] or match["m4"] or 0)
    if hour > 24 or minute > 59:
        return None
    return TimeExpression(at, match.end(), TimeKind.CLOCK, TimeValue(unit="hour", part=hour), "clock")


def read_decade(scan: Scan, at: int) -> TimeExpression | None:
    """The decade or century that starts at `at`: "1990s", "’90s", "19th century"."""
    match = scan.match(_DECADE, at)
    if match:
        year = full_year(match["y"] or match["yy"])
        return TimeExpression(
            at, match.end(), TimeKind.DECADE, TimeValue(year=year, until_year=year + 9, unit="decade"), "decade"
        )
    match = scan.match(_CENTURY, at)
    if match and int(match["c"]) > 0:
        year = int(match["c"]) * 100 - 100
        value = TimeValue(year=year, until_year=year + 99, unit="century")
        return TimeExpression(at, match.end(), TimeKind.DECADE, value, "century")
    return None
