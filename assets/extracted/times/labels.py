"""Turns labels of a part of a year ("Q1 FY2026", "first half of 2025", "1H25") into period values."""

import re
from dataclasses import dataclass, replace

from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan, full_year
from assets.extracted.times.words import CalendarWords

EDGE = r"(?![^\W_]|[.,]\d|\s?%)"  # no word, number or percent runs on
_TO = r"(?:\s?[-–—/&]\s?|-?\s(?:to|and|through|or)\s)"
_UNTIL = re.compile(rf"\s?[/–—-]\s?(?P<until>(?:19|20)\d\d|\d\d){EDGE}")


@dataclass(frozen=True, slots=True)
class LabelPatterns:
    """The patterns with words in them, generated from the calendar words."""

    words: CalendarWords
    part: re.Pattern[str]
    tail: re.Pattern[str]
    month_part: re.Pattern[str]


def compile_labels(words: CalendarWords) -> LabelPatterns:
    """The label patterns over folded text for `words`."""
    fiscal, ordinal = words.any_of("fiscal"), words.any_of("ordinal")
    own = r"(?:the\s|its\s|our\s|their\s|his\s|that\s|this\s)?"
    return LabelPatterns(
        words=words,
        part=re.compile(
            rf"(?:(?P<of>{fiscal}|{words.any_of('calendar')})[\s-]{{0,2}})?"
            r"(?P<ff>f)?(?:q(?P<q>[1-4])(?:\s?[-–/&]\s?q?(?P<qb>[1-4])(?![^\W_]))?"
            r"|(?P<q2>[1-4])q(?:tr)?(?:\s?[-–]\s?(?P<q2b>[1-4])q(?:tr)?)?"
            r"|h(?P<h>[12])|(?P<h2>[12])h|(?P<hy>[12])?hy(?=\s?['’]?(?:20)?\d\d)|(?P<m>3|6|9)m(?=\s?(?:fy\s?)?['’]?(?:20)?\d\d)"
            rf"|(?P<o>{ordinal})(?:{_TO}(?P<ob>{ordinal}))?[\s-](?:{fiscal}[\s-]|calendar[\s-])?"
            r"(?P<unit>quarters?|qtrs?|half|halves)(?:[\s-]year)?)"
            r"(?=$|[\W_]|fy|cy|\d\d(?!\d)|20\d\d|[efpa](?![^\W_]))"
        ),
        tail=re.compile(
            r"(?:\s?['’‘](?P<yy>\d\d)|[-/](?P<d>(?:20)?\d\d)|(?P<adj>(?:20)?\d\d)"
            rf"|(?:,?\s{{1,2}}\(?(?:of\s|in\s|for\s)?{own}|-|/)?(?P<f>{fiscal})[\s-]{{0,2}}['’‘]?(?P<fy>(?:19|20)\d\d|\d\d)"
            r"|,?\s{0,2}\(?(?:of\s|in\s|for\s)?(?:the\s(?:year\s)?|calendar\s(?:year\s)?|cy\s?|year\s)?(?P<y>(?:19|20)\d\d)"
            rf"|\s(?:of|in)\s{own}(?P<f2>{fiscal})(?![^\W_]))(?P<e>[efpa])?{EDGE}"
        ),
        month_part=re.compile(
            rf"(?P<mon>{words.any_of('month')})\.?[\s-](?P<unit>quarter|qtr|half)(?:[\s-]year)?(?![^\W_])"
        ),
    )


def read_label(scan: Scan, at: int, patterns: LabelPatterns) -> TimeExpression | None:
    """The quarter, half or months that start at `at`, with their year; None for names such as "H100"."""
    match = scan.match(patterns.part, at)
    if match is None:
        return None if scan.folded[at].isdigit() else _read_month_part(scan, at, patterns)
    kind, value = part_of_year(match, patterns)
    value = replace(value, fiscal=match["ff"] is not None or match["of"] in patterns.words.names["fiscal"])
    value, end = with_year(scan, match.end(), value, patterns)
    letter = "q" if match["q"] else "h" if match["h"] else None
    if letter and (end - match.end() == 2 and scan.folded[match.end() : end].isdigit()):
        return None
    if match["o"] == "last" and value.year is None:
        return None  # "last quarter" is the one before, "the last quarter of 2025" the fourth
    if match["h"] and not scan.is_capital(match.start("h") - 1):
        return None
    return TimeExpression(at, end, kind, value, "part_label")


def part_of_year(match: re.Match[str], patterns: LabelPatterns) -> tuple[TimeKind, TimeValue]:
    """The quarter, half or months that a match of `part` names; "final" is the last one."""
    if match["m"]:
        return TimeKind.SPAN, TimeValue(count=int(match["m"]), unit="month", relation="first")
    if match["o"]:
        return _ordinal_part(match, patterns)
    if match["q"] is None and match["q2"] is None:  # "HY25" is the first half
        return TimeKind.HALF, TimeValue(part=int(match["h"] or match["h2"] or match["hy"] or 1), unit="half")
    until = int(match["qb"] or match["q2b"] or 0) or None
    return TimeKind.QUARTER, TimeValue(part=int(match["q"] or match["q2"]), until_part=until, unit="quarter")


def _ordinal_part(match: re.Match[str], patterns: LabelPatterns) -> tuple[TimeKind, TimeValue]:
    half = match["unit"].startswith("hal")
    ordinals = patterns.words.numbers["ordinal"]
    parts = [ordinals[match[name]] if match[name] else None for name in ("o", "ob")]
    first, until = ((2 if half else 4) if part == -1 else part for part in parts)
    kind = TimeKind.HALF if half else TimeKind.QUARTER
    return kind, TimeValue(part=first, until_part=until, unit=kind.value)


def with_year(scan: Scan, end: int, value: TimeValue, patterns: LabelPatterns) -> tuple[TimeValue, int]:
    """`value` with the year that follows it at `end`, and where that ends."""
    tail = scan.match(patterns.tail, end)
    if tail is None:
        return value, end
    if tail["f2"]:
        return replace(value, fiscal=True), tail.end()
    digits = tail["yy"] or tail["d"] or tail["adj"] or tail["fy"] or tail["y"]
    value = replace(value, year=full_year(digits), fiscal=value.fiscal or tail["f"] is not None)
    return with_second_year(scan, tail.end(), value)


def with_second_year(scan: Scan, end: int, value: TimeValue) -> tuple[TimeValue, int]:
    """`value` with the second year of "2024/25", where one follows at `end`."""
    match = scan.match(_UNTIL, end)
    if match is None or value.year is None:
        return value, end
    digits = match["until"]
    until = int(digits) if len(digits) == 4 else (value.year + 1) // 100 * 100 + int(digits)
    return (replace(value, until_year=until), match.end()) if until == value.year + 1 else (value, end)


def _read_month_part(scan: Scan, at: int, patterns: LabelPatterns) -> TimeExpression | None:
    """The quarter that ends with a month: "the December quarter"."""
    match = scan.match(patterns.month_part, at)
    if match is None or not scan.is_capital(at):
        return None
    kind = TimeKind.HALF if match["unit"] == "half" else TimeKind.QUARTER
    value = TimeValue(until_month=patterns.words.numbers["month"][match["mon"]], unit=kind.value, relation="ended")
    value, end = with_year(scan, match.end(), value, patterns)
    return TimeExpression(at, end, kind, replace(value, year=None, until_year=value.year), "month_quarter")
