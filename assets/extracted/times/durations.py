"""Turns lengths of time ("12-month", "past 52 weeks", "50-day") into durations, and says which a contract governs."""

import re
from dataclasses import dataclass, replace

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
_FRACTION = re.compile(
    r"-quarters(?![^\W_])|\squarters?\sof\s(?!\d|fiscal|declin|grow|losses|profit|negative|positive)"
)
_AVERAGE = re.compile(r"(?:sma|ema|dma|ma)[\s(-]{0,2}(?P<n>\d{1,3})\)?(?![^\W_]|[.,]\d|\s?%)")  # "SMA(200)"
_AGED = re.compile(r"aged?\s(?P<n>\d{1,3})(?![^\W_]|[.,]\d|\s?%)")
_SET_OFF = re.compile(r"(?P<n>[1-9]\d)(?=,\s(?:who|said|says|a|an|the|is|was|has|had|will|and|told)(?![^\W_]))")
_NAME = re.compile(r"[A-Z][\w’'-]+\s[A-Z][\w’'-]+,\s$")
_STOP = re.compile(r"[.;!?]\s|\n")
_RELATIONS = {
    "next": "next", "coming": "next", "following": "next", "first": "first", "final": "final",
    "later": "after", "hence": "after", "from now": "after",
}  # fmt: skip
_TRADED = re.compile(  # a contract that is traded, and none that was signed: "three-month aluminium futures contract"
    r"[\s-](?:\w+[\s-]){0,2}(?:futures?|forwards?|copper|alumini?um|nickel|zinc|tin|lead|metal|bills?|notes?|bonds?"
    r"|treasur\w+|gilts?|bunds?|libor|euribor|sofr|swaps?|options?)(?![^\W_])"
)
_CONTRACT_UNITS = frozenset({"year", "month", "week", "day", "hour", "decade"})
_AROUND = 48  # characters in which the words of a contract govern a duration


@dataclass(frozen=True, slots=True)
class DurationPatterns:
    """The patterns with words in them, generated from the calendar words."""

    words: CalendarWords
    length: re.Pattern[str]
    lead: re.Pattern[str]
    after: re.Pattern[str]
    contract: re.Pattern[str]


def compile_durations(words: CalendarWords) -> DurationPatterns:
    """The duration patterns over folded text for `words`."""
    word = words.any_of("cardinal")
    number = rf"(?:half\san?(?=\s)|\d{{1,2}}[\s-]\d/\d|\d{{1,4}}(?:\.\d{{1,2}}|½)?|{word}(?:[\s-]{word})?)"
    return DurationPatterns(
        words=words,
        length=re.compile(
            rf"(?P<n>{number})(?:[\s-]and[\s-]a[\s-]half|[\s-]{{0,2}}(?:[-–/]|to|or|and)[\s-]?(?P<n2>{number}))?(?:(?:[\s-]|-\s){{1,2}}(?:full\s|more\s|additional\s)?|(?=[a-z]))(?P<u>{words.any_of('unit')})(?![^\W_])(?P<old>[\s-]olds?(?![^\W_]))?"
        ),
        lead=re.compile(
            r"(?P<lead>past|last|previous|prior|preceding|trailing|next|coming|following|first|final|latest|recent)\s$"
        ),
        after=re.compile(
            r"\s(?P<after>ago|earlier|later|from\snow|hence|(?:before|prior|previously)(?=[,.;)]|$))(?![^\W_])"
        ),
        contract=re.compile(rf"(?<![^\W_]){words.any_of('contract')}(?![^\W_])"),
    )


def read_duration(scan: Scan, at: int, patterns: DurationPatterns) -> TimeExpression | None:
    """The length of time that starts at `at`."""
    match = scan.match(patterns.length, at)
    if match is None:
        return _read_short(scan, at, patterns)
    if _FRACTION.match(scan.folded, match.end("n")):
        return None
    unit = patterns.words.names["unit"][re.sub(r"\s+", " ", match["u"])]
    count = _count(match["n2"] or match["n"], patterns)
    kind = TimeKind.AGE if match["old"] else TimeKind.DURATION
    time = TimeExpression(at, match.end(), kind, TimeValue(count=count, unit=unit), "duration")
    return _with_surroundings(scan, time, patterns)


def read_age(scan: Scan, at: int) -> TimeExpression | None:
    """The age of a person: "aged 45", or a number set off after a name, "Jane Doe, 54, said"."""
    is_digit = scan.folded[at].isdigit()
    match = None if is_digit else scan.match(_AGED, at)
    if match is None:
        match = scan.match(_SET_OFF, at) if is_digit else None
        if match is None or not _NAME.search(scan.written[max(0, at - 24) : at]):
            return None
    value = TimeValue(count=int(match["n"]), unit="year")
    return TimeExpression(at, match.end("n"), TimeKind.AGE, value, "age")


def _read_short(scan: Scan, at: int, patterns: DurationPatterns) -> TimeExpression | None:
    """A glued length ("24h", "7d", "1h ago"); "1H" and "2H" with a capital are halves of a year."""
    match = scan.match(_SHORT, at)
    if match is None or (match["u"] == "h" and match["n"] in "12" and scan.is_capital(match.start("u"))):
        return _read_average(scan, at)
    value = TimeValue(count=int(match["n"]), unit=_SHORT_UNITS[match["u"]])
    return _with_surroundings(scan, TimeExpression(at, match.end(), TimeKind.DURATION, value, "duration"), patterns)


def _read_average(scan: Scan, at: int) -> TimeExpression | None:
    """The window of a moving average whose name comes first: "SMA(200)"."""
    match = None if scan.folded[at].isdigit() else scan.match(_AVERAGE, at)
    if match is None:
        return None
    value = TimeValue(count=int(match["n"]), unit="day")
    return TimeExpression(at, match.end(), TimeKind.DURATION, value, "average_window")


def _with_surroundings(scan: Scan, time: TimeExpression, patterns: DurationPatterns) -> TimeExpression:
    """The duration with what stands around it: "past" before, "ago" after, the words of a contract."""
    after = scan.match(patterns.after, time.end)
    lead = patterns.lead.search(scan.before(time.start, 12))
    relation = None
    if after:
        relation = _RELATIONS.get(after["after"], "ago")
    elif lead:
        relation = _RELATIONS.get(lead["lead"], "past")
    contractual = time.value.unit in _CONTRACT_UNITS and relation is None and _is_contract(scan, time, patterns)
    value = replace(time.value, relation=relation)
    return replace(time, end=after.end() if after else time.end, value=value, contractual=contractual)


def _is_contract(scan: Scan, time: TimeExpression, patterns: DurationPatterns) -> bool:
    """Whether words of a contract stand in the same sentence, close by."""
    if _TRADED.match(scan.folded, time.end):
        return False
    after = _STOP.split(scan.folded[time.end : time.end + _AROUND])[0]
    before = _STOP.split(scan.before(time.start, _AROUND))[-1]
    return patterns.contract.search(after) is not None or patterns.contract.search(before) is not None


def _count(number: str, patterns: DurationPatterns) -> int | None:
    """The whole number that digits or words name, None for "2.5" and "half a"."""
    if number[0].isdigit():
        return int(number) if number.isdigit() else None
    cardinals = patterns.words.numbers["cardinal"]
    number = re.sub(r"\s+", " ", number)
    if number in cardinals:
        return cardinals[number]
    if number.startswith("half"):
        return None
    parts = re.split(r"[\s-]", number)
    return sum(cardinals.get(part, 0) for part in parts)
