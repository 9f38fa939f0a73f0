"""Turns period labels ("Q1 FY2026", "first half of 2025", "1H25", "FY25", "2024/25") into period values."""

import re
from dataclasses import dataclass, replace

from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan, full_year
from assets.extracted.times.words import CalendarWords

_EDGE = r"(?![^\W_]|[.,]\d|\s?%)"
_TO = r"(?:\s?[-–—/&]\s?|-?\s(?:to|and|through|or)\s)"
_UNTIL = re.compile(rf"\s?[/–—-]\s?(?P<until>(?:19|20)\d\d|\d\d){_EDGE}")
_RANGE = re.compile(rf"(?:\s?[–—-]\s?|\s(?:to|through)\s)(?P<until>(?:19|20)\d\d)(?P<e>[efpa]?){_EDGE}")
_SHORT_YEAR = re.compile(rf"['’‘](?P<yy>\d\d)(?P<e>[efpa])?{_EDGE}")
_YEAR = re.compile(r"(?P<y>(?:1[6-9]|20)\d\d)")


@dataclass(frozen=True, slots=True)
class LabelPatterns:
    """The patterns with words in them, generated from the calendar words."""

    part: re.Pattern[str]
    tail: re.Pattern[str]
    fiscal: re.Pattern[str]
    full_year: re.Pattern[str]
    month_part: re.Pattern[str]
    year_before: re.Pattern[str]
    not_year_before: re.Pattern[str]
    not_year_after: re.Pattern[str]


def compile_labels(words: CalendarWords) -> LabelPatterns:
    """The label patterns over folded text for `words`."""
    fiscal = words.any_of("fiscal")
    ordinal = words.any_of("ordinal")
    own = r"(?:the\s|its\s|our\s|their\s|his\s|that\s|this\s)?"
    return LabelPatterns(
        part=re.compile(
            rf"(?:(?P<of>{fiscal}|{words.any_of('calendar')})[\s-]{{0,2}})?"
            r"(?:q(?P<q>[1-4])(?:\s?[-–/&]\s?q?(?P<qb>[1-4])(?![^\W_]))?|(?P<q2>[1-4])q(?:tr)?(?:\s?[-–]\s?(?P<q2b>[1-4])q(?:tr)?)?|h(?P<h>[12])|(?P<h2>[12])h|(?P<m>3|6|9)m(?=\s?['’]?(?:20)?\d\d)"
            rf"|(?P<o>{ordinal})(?:{_TO}(?P<ob>{ordinal}))?[\s-](?:{fiscal}[\s-]|calendar[\s-])?(?P<unit>quarters?|qtrs?|half|halves|trimesters?)(?:[\s-]year)?)"
            r"(?=$|[\W_]|fy|cy|\d\d(?!\d)|20\d\d|[efpa](?![^\W_]))"
        ),
        tail=re.compile(
            rf"(?:\s?['’‘](?P<yy>\d\d)|[-/](?P<d>(?:20)?\d\d)|(?P<adj>(?:20)?\d\d)"
            rf"|(?:,?\s{{1,2}}\(?(?:of\s|in\s|for\s)?{own}|-|/)?(?P<f>{fiscal})[\s-]{{0,2}}['’‘]?(?P<fy>(?:19|20)\d\d|\d\d)"
            rf"|,?\s{{0,2}}\(?(?:of\s|in\s|for\s)?(?:the\s(?:year\s)?|calendar\s(?:year\s)?|cy\s?|year\s)?(?P<y>(?:19|20)\d\d)"
            rf"|\s(?:of|in)\s{own}(?P<f2>{fiscal})(?![^\W_]))(?P<e>[efpa])?{_EDGE}"
        ),
        fiscal=re.compile(
            rf"(?P<f>{fiscal}|{words.any_of('calendar')}|{words.any_of('crop')})(?:\s(?:of|for))?[\s-]{{0,2}}['’‘]?(?P<y>(?:19|20)\d\d|\d\d)(?!\d)"
        ),
        full_year=re.compile(rf"{words.any_of('full_year')}(?![^\W_])"),
        month_part=re.compile(
            rf"(?P<mon>{words.any_of('month')})\.?[\s-](?P<unit>quarter|qtr|half)(?:[\s-]year)?(?![^\W_])"
        ),
        year_before=re.compile(
            rf"(?:^|[^\w]){words.any_of('year_before', 'month', 'ordinal')}\.?[\s,(-]{{0,2}}(?:the\s|its\s|their\s|our\s)?$|[(/]$|\d\d?,?\s$"
        ),
        not_year_before=re.compile(rf"(?:^|[^\w]){words.any_of('not_year_before')}\s{{0,2}}$|[$€£¥₹#@]\s?$|[\d.,:/-]$"),
        not_year_after=re.compile(rf"[\s-]{{1,2}}(?:[a-z]+\s)?{words.any_of('not_year_after')}(?![^\W_])"),
    )


def read_label(scan: Scan, at: int, patterns: LabelPatterns, words: CalendarWords) -> TimeExpression | None:
    """The period label or year that starts at `at`."""
    return (
        _read_part(scan, at, patterns, words)
        or _read_fiscal(scan, at, patterns, words)
        or _read_month_part(scan, at, patterns, words)
        or _read_full_year(scan, at, patterns, words)
        or _read_short_year(scan, at, patterns)
        or _read_year(scan, at, patterns, words)
    )


def _read_part(scan: Scan, at: int, patterns: LabelPatterns, words: CalendarWords) -> TimeExpression | None:
    match = scan.match(patterns.part, at)
    if match is None:
        return None
    kind, value = _part(match, words)
    value = replace(value, fiscal=match["of"] is not None and match["of"] in words.names["fiscal"])
    value, end = with_year(scan, match.end(), value, patterns)
    if (match["h"] or match["q"]) and scan.folded[match.end() : match.end() + 2].isdigit() and end - match.end() == 2:
        return None  # "H100", "Q400": a name
    if match["h"] and not scan.is_capital(match.start("h") - 1):
        return None
    return TimeExpression(at, end, kind, value, "part_label")


def _part(match: re.Match[str], words: CalendarWords) -> tuple[TimeKind, TimeValue]:
    """The quarter, half or months that a match of `part` names; "final" is the last one."""
    if match["m"]:
        return TimeKind.SPAN, TimeValue(count=int(match["m"]), unit="month", part=1)
    if match["h"] or match["h2"]:
        return TimeKind.HALF, TimeValue(part=int(match["h"] or match["h2"]), unit="half")
    if match["o"]:
        half = match["unit"].startswith("hal")
        last = 2 if half else 4
        first, until = (words.numbers["ordinal"].get(match[name] or "") for name in ("o", "ob"))
        value = TimeValue(
            part=last if first == -1 else first,
            until_part=last if until == -1 else until,
            unit="half" if half else "quarter",
        )
        return (TimeKind.HALF if half else TimeKind.QUARTER), value
    until = int(match["qb"] or match["q2b"] or 0) or None
    return TimeKind.QUARTER, TimeValue(part=int(match["q"] or match["q2"]), until_part=until, unit="quarter")


def with_year(scan: Scan, end: int, value: TimeValue, patterns: LabelPatterns) -> tuple[TimeValue, int]:
    """`value` with the year that follows it, and where that ends."""
    tail = scan.match(patterns.tail, end)
    if tail is None:
        return value, end
    if tail["f2"]:
        return replace(value, fiscal=True), tail.end()
    digits = tail["yy"] or tail["d"] or tail["adj"] or tail["fy"] or tail["y"]
    value = replace(value, year=full_year(digits), fiscal=value.fiscal or tail["f"] is not None)
    return _with_until(scan, tail.end(), value)


def _with_until(scan: Scan, end: int, value: TimeValue) -> tuple[TimeValue, int]:
    """`value` with the second year of "2024/25", where one follows."""
    match = scan.match(_UNTIL, end)
    if match is None or value.year is None:
        return value, end
    until = int(match["until"]) if len(match["until"]) == 4 else value.year // 100 * 100 + int(match["until"])
    until += 100 if until < value.year and value.year % 100 == 99 else 0
    return (replace(value, until_year=until), match.end()) if until == value.year + 1 else (value, end)


def _read_fiscal(scan: Scan, at: int, patterns: LabelPatterns, words: CalendarWords) -> TimeExpression | None:
    match = scan.match(patterns.fiscal, at)
    if match is None:
        return None
    is_crop = match["f"] in words.names["crop"]
    if is_crop and len(match["y"]) == 2:
        return None
    value = TimeValue(
        year=full_year(match["y"]),
        fiscal=match["f"] in words.names["fiscal"],
        unit="year",
        relation="crop" if is_crop else None,
    )
    return _finish_year(scan, at, match.end(), value, patterns, words, "fiscal_year")


def _finish_year(
    scan: Scan, at: int, end: int, value: TimeValue, patterns: LabelPatterns, words: CalendarWords, rule: str
) -> TimeExpression | None:
    """A year with what may follow it: "/25", "E", " Q1", " first half"; None where its number runs on."""
    value, end = _with_until(scan, end, value)
    estimate = re.compile(r"\(?[efpa]\)?(?![^\W_])").match(scan.folded, end)
    if estimate:
        end = estimate.end()
    part_at = end
    while part_at < len(scan.folded) and part_at < end + 2 and scan.folded[part_at] in " -,":
        part_at += 1
    part = scan.match(patterns.part, part_at)
    if part and not part["of"]:
        kind, named = _part(part, words)
        merged = replace(named, year=value.year, until_year=value.until_year, fiscal=value.fiscal)
        return TimeExpression(at, part.end(), kind, merged, "year_part_label")
    ranged = scan.match(_RANGE, end)
    if ranged and value.until_year is None and int(ranged["until"]) > (value.year or 0):
        value, end = replace(value, until_year=int(ranged["until"]), relation="range"), ranged.end()
    if end < len(scan.folded) and (scan.folded[end].isalnum() or re.compile(r"[.,]\d|\s?%").match(scan.folded, end)):
        return None
    return TimeExpression(at, end, TimeKind.YEAR, value, rule)


def _read_month_part(scan: Scan, at: int, patterns: LabelPatterns, words: CalendarWords) -> TimeExpression | None:
    match = scan.match(patterns.month_part, at)
    if match is None or not scan.is_capital(at):
        return None
    unit = "half" if match["unit"] == "half" else "quarter"
    value = TimeValue(until_month=words.numbers["month"][match["mon"]], unit=unit, relation="ended")
    value, end = with_year(scan, match.end(), value, patterns)
    return TimeExpression(at, end, TimeKind.HALF if unit == "half" else TimeKind.QUARTER, value, "month_quarter")


def _read_full_year(scan: Scan, at: int, patterns: LabelPatterns, words: CalendarWords) -> TimeExpression | None:
    match = scan.match(patterns.full_year, at)
    if match is None:
        return None
    value, end = with_year(scan, match.end(), TimeValue(unit="year", relation="full"), patterns)
    return TimeExpression(at, end, TimeKind.YEAR, value, "full_year")


def _read_short_year(scan: Scan, at: int, patterns: LabelPatterns) -> TimeExpression | None:
    """ "’18" after a preposition or with an estimate's letter: alone it may open a quotation."""
    match = scan.match(_SHORT_YEAR, at)
    if match is None or (at and scan.folded[at - 1].isalnum()):
        return None
    if not match["e"] and not patterns.year_before.search(scan.before(at)):
        return None
    return TimeExpression(
        at, match.end(), TimeKind.YEAR, TimeValue(year=full_year(match["yy"]), unit="year"), "short_year"
    )


def _read_year(scan: Scan, at: int, patterns: LabelPatterns, words: CalendarWords) -> TimeExpression | None:
    """A four-digit year; one that counts the noun after it, or that money or a quantifier introduces, is none."""
    match = scan.match(_YEAR, at)
    if match is None:
        return None
    found = _finish_year(scan, at, match.end(), TimeValue(year=int(match["y"]), unit="year"), patterns, words, "year")
    if found is None or found.rule == "year_part_label" or found.value.until_year is not None:
        return found
    before = scan.before(at)
    if patterns.not_year_before.search(before) and not re.search(r"[a-z]-$|/$", before):
        return None
    stated = patterns.year_before.search(before) is not None
    if not stated and (int(match["y"]) < 1900 or patterns.not_year_after.match(scan.folded, found.end)):
        return None
    return found
