"""Turns years ("2025", "FY25", "’18", "2018E", "2024/25", "full year 2025") into year values; counts are no years."""

import re
from dataclasses import dataclass, replace

from assets.extracted.times.labels import EDGE, LabelPatterns, part_of_year, with_second_year, with_year
from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan, full_year
from assets.extracted.times.words import CalendarWords

_YEAR = re.compile(r"(?P<y>(?:1[6-9]|20)\d\d)")
_SHORT = re.compile(rf"['’‘](?P<yy>\d\d)(?P<e>[efpa])?{EDGE}")
_ESTIMATE = re.compile(r"\(?[efpa]\)?(?![^\W_])")  # "2018E" is estimated, "2017A" actual
_RANGE = re.compile(rf"(?:(?:\s?[–—-]\s?|\s(?:to|through)\s)(?P<until>(?:19|20)\d\d)|[–-](?P<short>\d\d))[efpa]?{EDGE}")
_GAP = re.compile(r"(?:['’]s)?[\s,-]{0,2}")
_EDGE = re.compile(EDGE)
_AFFIXED = re.compile(r"[a-z][-/]$")  # "mid-2025"
_PRICED = re.compile(r"\b(?:to|at|above|below|near|around|of|from)\s$")
_FIRST_PRELIMINARY = 1990  # year of a table that a "p" marks as preliminary
_RUNS_ON = re.compile(r"[-/]\d")


@dataclass(frozen=True, slots=True)
class YearPatterns:
    """The patterns with words in them, generated from the calendar words."""

    labels: LabelPatterns
    fiscal: re.Pattern[str]
    full_year: re.Pattern[str]
    year_before: re.Pattern[str]
    not_year_before: re.Pattern[str]
    not_year_after: re.Pattern[str]


def compile_years(words: CalendarWords, labels: LabelPatterns) -> YearPatterns:
    """The year patterns over folded text for `words`."""
    before = words.any_of("year_before", "month", "ordinal")
    return YearPatterns(
        labels=labels,
        fiscal=re.compile(
            rf"(?P<f>{words.any_of('fiscal', 'calendar', 'crop')}|f(?=20\d\d))(?:\s(?:of|for))?[\s-]{{0,2}}['’‘]?"
            r"(?P<y>(?:19|20)\d\d|\d\d)(?!\d)"
        ),
        full_year=re.compile(rf"{words.any_of('full_year')}(?![^\W_])"),
        year_before=re.compile(
            rf"(?:^|[^\w]){before}\.?[\s,(-]{{0,2}}(?:the\s|its\s|their\s|our\s)?$|[(/]$|\d\d?,?\s$"
        ),
        not_year_before=re.compile(rf"(?:^|[^\w]){words.any_of('not_year_before')}\s{{0,2}}$|[$€£¥₹#@]\s?$|[\d.,:/-]$"),
        not_year_after=re.compile(rf"[\s-]{{1,2}}(?:[a-z]+\s)?{words.any_of('not_year_after')}(?![^\W_])"),
    )


def read_year(scan: Scan, at: int, patterns: YearPatterns) -> TimeExpression | None:
    """The year that starts at `at`, alone or with the part of it that follows ("FY2026 Q1")."""
    if scan.folded[at].isdigit():
        return _read_bare_year(scan, at, patterns)
    return (
        _read_fiscal(scan, at, patterns) or _read_full_year(scan, at, patterns) or _read_short_year(scan, at, patterns)
    )


def _read_fiscal(scan: Scan, at: int, patterns: YearPatterns) -> TimeExpression | None:
    match = scan.match(patterns.fiscal, at)
    if match is None:
        return None
    names = patterns.labels.words.names
    word = re.sub(r"\s+", " ", match["f"])
    is_crop = word in names["crop"]
    if len(match["y"]) == 2 and (is_crop or patterns.not_year_after.match(scan.folded, match.end())):
        return None
    value = TimeValue(
        year=full_year(match["y"]),
        fiscal=word == "f" or word in names["fiscal"],
        unit="year",
        relation="crop" if is_crop else None,
    )
    return _finish(scan, TimeExpression(at, match.end(), TimeKind.YEAR, value, "fiscal_year"), patterns)


def _finish(scan: Scan, year: TimeExpression, patterns: YearPatterns) -> TimeExpression | None:
    """The year with what may follow it: "/25", "E", " Q1", " first half"; None where its number runs on."""
    value, end = with_second_year(scan, year.end, year.value)
    estimate = scan.match(_ESTIMATE, end)
    end = estimate.end() if estimate else end
    gap = scan.match(_GAP, end)
    part = scan.match(patterns.labels.part, gap.end() if gap else end)
    if part and not part["of"]:
        kind, named = part_of_year(part, patterns.labels)
        named = replace(named, year=value.year, until_year=value.until_year, fiscal=value.fiscal)
        return TimeExpression(year.start, part.end(), kind, named, "year_part_label")
    ranged = scan.match(_RANGE, end)
    until = _until(ranged, value)
    if ranged and until:
        value, end = replace(value, until_year=until, relation="range"), ranged.end()
    if scan.match(_EDGE, end) is None:
        return None
    return TimeExpression(year.start, end, TimeKind.YEAR, value, year.rule)


def _until(ranged: re.Match[str] | None, value: TimeValue) -> int | None:
    """The last year of "2025-2027" or "2019–24"; None where it is not after the first."""
    if ranged is None or value.year is None or value.until_year is not None:
        return None
    until = int(ranged["until"] or f"{value.year // 100}{ranged['short']}")
    return until if until > value.year else None


def _read_full_year(scan: Scan, at: int, patterns: YearPatterns) -> TimeExpression | None:
    match = scan.match(patterns.full_year, at)
    if match is None:
        return None
    value, end = with_year(scan, match.end(), TimeValue(unit="year", relation="full"), patterns.labels)
    return TimeExpression(at, end, TimeKind.YEAR, value, "full_year")


def _read_short_year(scan: Scan, at: int, patterns: YearPatterns) -> TimeExpression | None:
    """A short year ("’18") after a preposition or with an estimate's letter: alone it may open a quotation."""
    match = scan.match(_SHORT, at)
    if match is None or not scan.starts_word(at):
        return None
    seasons, end = with_second_year(scan, match.end(), TimeValue(year=full_year(match["yy"]), unit="year"))
    if seasons.until_year is not None:
        return TimeExpression(at, end, TimeKind.YEAR, seasons, "short_year")
    if not match["e"] and not patterns.year_before.search(scan.before(at)):
        return None
    return TimeExpression(at, match.end(), TimeKind.YEAR, seasons, "short_year")


def _read_bare_year(scan: Scan, at: int, patterns: YearPatterns) -> TimeExpression | None:
    """A four-digit year; one that counts the noun after it, or that money or a quantifier introduces, is none."""
    match = scan.match(_YEAR, at)
    if match is None:
        return None
    value = TimeValue(year=int(match["y"]), unit="year")
    found = _finish(scan, TimeExpression(at, match.end(), TimeKind.YEAR, value, "year"), patterns)
    if found is None or found.rule == "year_part_label" or found.value.until_year is not None:
        return found
    before = scan.before(at)
    counted = patterns.not_year_before.search(before) and not _AFFIXED.search(before)
    if counted or _is_price(scan, match, before):
        return None
    if scan.match(_RUNS_ON, found.end):
        return None
    stated = patterns.year_before.search(before) is not None
    if not stated and (int(match["y"]) < 1900 or patterns.not_year_after.match(scan.folded, found.end)):
        return None
    return found


def _is_price(scan: Scan, year: re.Match[str], before: str) -> bool:
    """Whether a "p" makes pence of the digits, and no preliminary year: "rose 3% to 1820p"."""
    pence = scan.written.startswith("p", year.end())
    return pence and (int(year["y"]) < _FIRST_PRELIMINARY or _PRICED.search(before) is not None)
