"""Turns a written date or time into ISO 8601 in UTC, or into a bare date where no time zone is given."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_COMPACT = re.compile(r"(20\d\d|19\d\d)(\d\d)(\d\d)(?:\d{4,6})?$")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_MONTHS = {
    name: index // 2 + 1
    for index, name in enumerate(
        [
            "jan",
            "january",
            "feb",
            "february",
            "mar",
            "march",
            "apr",
            "april",
            "may",
            "may",
            "jun",
            "june",
            "jul",
            "july",
            "aug",
            "august",
            "sep",
            "september",
            "oct",
            "october",
            "nov",
            "november",
            "dec",
            "december",
        ]
    )
} | {"sept": 9}
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+(\d{{4}})\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]\.?m\.?)?\s*\(?(UTC|GMT|Z|[+-]\d\d:?\d\d|E[SD]?T|C[SD]T|M[SD]T|P[SD]T|BST|IST|HKT|SGT|JST|CET|CEST)?\b",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?:\W|(?:first|last|published|posted|updated|modified|created|date|on|at|mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?\b)*"
    rf"(?:{_ISO.pattern}|{_MONTH_FIRST.pattern}|{_DAY_FIRST.pattern}|{_SLASHED.pattern}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})"
    rf"(?:\W|at\b|(?:{_CLOCK.pattern})|updated\b)*$",
    re.IGNORECASE,
)
_MAX_STAMP = 80  # characters
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "est": -5,
    "edt": -4,
    "cst": -6,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "hkt": 8,
    "sgt": 8,
    "jst": 9,
}

_Clock = tuple[str | None, str | None, str | None, str | None]  # hour, minute, second, zone
_YEARS = range(1605, 2200)  # from the first newspaper on; beyond them days cannot be counted from a date
_NO_CLOCK: _Clock = (None, None, None, None)


def read_date(text: str) -> str | None:
    """The first date in `text`; with a time only where its zone is written ("2026-02-06T03:09:09Z"), else the bare day.

    ET and IST name several zones: then the bare day stands. Dates as 3/4/2025 are ambiguous and give None.
    """
    if match := _ISO.search(text):
        year, month, day, *clock = match.groups()
        return _write((int(year), int(month), int(day)), (clock[0], clock[1], clock[2], clock[3]))
    if match := _COMPACT.match(text.strip()) or _SLASHED.search(text):
        return _write((int(match[1]), int(match[2]), int(match[3])), _NO_CLOCK)
    if match := _MONTH_FIRST.search(text):
        found = (int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
    elif match := _DAY_FIRST.search(text):
        found = (int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    else:
        return None
    return _write(found, _read_clock(text, match.end()))


def is_stamp(line: str) -> bool:
    """Whether a line says when the page was published and nothing else."""
    return len(line) <= _MAX_STAMP and _STAMP.match(line) is not None


def _read_clock(text: str, position: int) -> _Clock:
    match = _CLOCK.search(text, position, position + 40)
    if match is None:
        return _NO_CLOCK
    hour = int(match[1])
    if match[4]:
        hour = hour % 12 + 12 * (match[4][0] in "pP")
    return str(hour), match[2], match[3], match[5]


def _write(day: tuple[int, int, int], clock: _Clock) -> str | None:
    """The moment in UTC, or the bare day where the clock or its zone is missing or makes no sense."""
    hour, minute, second, zone = clock
    if day[0] not in _YEARS:
        return None
    try:
        bare = date(*day).isoformat()
    except ValueError:
        return None
    offset = _read_zone(zone) if zone and hour else None
    if offset is None:
        return bare
    try:
        moment = datetime(*day, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=timezone(offset))
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").removesuffix("T00:00:00Z")
    except (ValueError, OverflowError):
        return bare


def _read_zone(zone: str) -> timedelta | None:
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "")
        offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return -offset if zone[0] == "-" else offset
    hours = _ZONES.get(zone.lower())
    return None if hours is None else timedelta(hours=hours)
