"""Turns the label of a period, as a person writes it, into its first and last day in a company's calendar."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from assets.extracted.times.fiscal import FiscalCalendar

_PART = re.compile(r"(?P<fiscal>FY)?(?P<year>[12]\d{3})(?:(?P<kind>[QH])(?P<part>[1-4]))?")
_DAY = re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?")
_UNITS = {"Q": "quarter", "H": "half", None: "year"}
_LAST_HALF = 2


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day of a period; both None where the calendar is not known."""

    start: date | None
    end: date | None


def is_period(label: str) -> bool:
    """Whether `label` names a quarter, half, year, month or day."""
    return find_days(label, FiscalCalendar()) is not None


def find_days(label: str, calendar: FiscalCalendar) -> Days | None:
    """The days of `label`: FY2026Q1, FY2026H1, FY2026 in `calendar`; 2025Q4, 2025, 2026-01, 2026-01-31 in everyone's.

    None where the label is no period.
    """
    if part := _PART.fullmatch(label):
        number = int(part["part"] or 1)
        if part["kind"] == "H" and number > _LAST_HALF:
            return None
        fiscal = part["fiscal"] is not None
        found = (calendar if fiscal else FiscalCalendar()).part(_UNITS[part["kind"]], int(part["year"]), number, fiscal)
        return Days(found.start, found.end)
    return _find_dates(_DAY.fullmatch(label))


def _find_dates(found: re.Match[str] | None) -> Days | None:
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"])
    try:
        if found["day"]:
            day = date(year, month, int(found["day"]))
            return Days(day, day)
        return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    except ValueError:  # a month or a day that the calendar has not
        return None
