"""Turns lengths of time ("12-month", "past 52 weeks", "50-day", "three months ended March 31") into durations and spans."""

import re
from dataclasses import dataclass

from assets.extracted.times.record import TimeExpression, TimeKind, TimeValue
from assets.extracted.times.scan import Scan
from assets.extracted.times.words import CalendarWords

_SHORT = re.compile(r"(?P<n>\d{1,3})(?P<u>hr|h|d|wk|w|mo|yr|y)(?P<s>s?)(?![^\W_])")
_SHORT_UNITS = {
    "hr": "hour",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "w": "week",
    "mo": "month",
    "yr": "year",
    "y": "year",
}
_AROUND = 48  # characters in which the words of a contract govern a duration


@dataclass(frozen=True, slots=True)
class DurationPatterns:
    """The patterns with words in them, generated from the calendar words."""

    length: re.Pattern[str]
    lead: re.Pattern[str]
    after: re.Pattern[str]
    contract: re.Pattern[str]


def compile_durations(words: CalendarWords) -> DurationPatterns:
    """The duration patterns over folded text for `words`."""
    number = rf"(?:\d{{1,2}}[\s-]\d/\d|\d{{1,4}}(?:\.\d{{1,2}}|½)?|{words.any_of('cardinal')}(?:[\s-]{words.any_of('cardinal')})?)"
    return DurationPatterns(
        length=re.compile(
            rf"(?P<n>{number})(?:[\s-]?(?:[-–/]|to|or|and)[\s-]?(?P<n2>{number}))?(?:(?:[\s-]|-\s){{1,2}}(?:full\s|more\s|additional\s)?|(?=[a-z]))(?P<u>{words.any_of('unit')})(?![^\W_])(?P<old>[\s-]olds?(?![^\W_]))?"
        ),
        lead=re.compile(
            r"(?P<lead>past|last|previous|prior|preceding|trailing|next|coming|following|first|final|latest|recent)\s$"
        ),
        after=re.compile(
            r"\s(?P<after>ago|earlier|later|from\snow|hence|(?:before|prior|previously)(?=[,.;)]|$))(?![^\W_])"
        ),
        contract=re.compile(rf"(?<![^\W_]){words.any_of('contract')}(?![^\W_])"),
    )


def read_duration(scan: Scan, at: int, patterns: DurationPatterns, words: CalendarWords) -> TimeExpression | None:
    """The length of time that starts at `at`."""
    match = scan.match(patterns.length, at)
    if match is None:
        return _read_short(scan, at, patterns)
    unit = words.names["unit"][re.sub(r"\s+", " ", match["u"])]
    count = _count(match["n2"] or match["n"], words)
    kind = TimeKind.AGE if match["old"] else TimeKind.DURATION
    return _finish(scan, at, match.end(), kind, TimeValue(count=count, unit=unit), patterns)


def _read_short(scan: Scan, at: int, patterns: DurationPatterns) -> TimeExpression | None:
    """ "24h", "7d", "10y", "1h ago"; "1H" and "2H" with a capital are halves of a year."""
    match = scan.match(_SHORT, at)
    if match is None or (match["u"] == "h" and match["n"] in "12" and scan.is_capital(match.start("u"))):
        return None
    value = TimeValue(count=int(match["n"]), unit=_SHORT_UNITS[match["u"]])
    return _finish(scan, at, match.end(), TimeKind.DURATION, value, patterns)


def _finish(
    scan: Scan, at: int, end: int, kind: TimeKind, value: TimeValue, patterns: DurationPatterns
) -> TimeExpression:
    """The duration with what stands around it: "past" before, "ago" after, the words of a contract."""
    after = scan.match(patterns.after, end)
    lead = patterns.lead.search(scan.before(at, 12))
    if after:
        end, relation = (
            after.end(),
            "after" if after["after"] in ("later", "hence") or after["after"].startswith("from") else "ago",
        )
    else:
        relation = (
            {"next": "next", "coming": "next", "following": "next", "first": "first"}.get(lead["lead"], "past")
            if lead
            else None
        )
    contractual = (
        kind is TimeKind.DURATION
        and value.unit in ("year", "month", "day", "decade")
        and relation is None
        and _is_contract(scan, at, end, patterns)
    )
    value = TimeValue(count=value.count, unit=value.unit, relation=relation)
    return TimeExpression(at, end, kind, value, "duration", contractual)


def _is_contract(scan: Scan, at: int, end: int, patterns: DurationPatterns) -> bool:
    """Whether words of a contract stand in the same sentence, close by."""
    after = re.split(r"[.;!?]\s|\n", scan.folded[end : end + _AROUND])[0]
    before = re.split(r"[.;!?]\s|\n", scan.folded[max(0, at - _AROUND) : at])[-1]
    return patterns.contract.search(after) is not None or patterns.contract.search(before) is not None


def _count(number: str, words: CalendarWords) -> int | None:
    """The whole number that digits or words name, None for "2.5"."""
    if number[0].isdigit():
        return int(number) if number.isdigit() else None
    cardinals = words.numbers["cardinal"]
    number = re.sub(r"\s+", " ", number)
    if number in cardinals:
        return cardinals[number]
    parts = re.split(r"[\s-]", number)
    return sum(cardinals.get(part, 0) for part in parts)
