"""Turns fiscal_calendars.csv, or what an article says of it, into the fiscal calendar of a company or a country."""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.times.fiscal import FiscalCalendar
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.extracted.times.relative import PARTS


@dataclass(frozen=True, slots=True)
class FiscalCalendars:
    """Calendars of companies (by primary ticker, ISO country and words of a country) and of a country's statistics."""

    companies: Mapping[str, FiscalCalendar]
    countries: Mapping[str, FiscalCalendar]
    statistics: Mapping[str, FiscalCalendar]
    words: Mapping[str, FiscalCalendar]

    def of(self, entity_id: str | None, country: str | None = None, end_month: int | None = None) -> FiscalCalendar:
        """The calendar of a company: its own row, else the month that entities.csv knows, else its country's custom.

        A company that nothing is known of keeps a calendar without a month: its "fiscal Q1 2026" has no days.
        """
        if entity_id is not None and entity_id in self.companies:
            return self.companies[entity_id]
        if end_month is not None:
            return FiscalCalendar(end_month)
        return self.countries.get(country or "", FiscalCalendar())

    def of_words(self, text: str) -> FiscalCalendar:
        """The calendar of the companies of a country whose words stand in `text`: crores are Indian."""
        return next((calendar for word, calendar in self.words.items() if word in text), FiscalCalendar())

    def of_statistics(self, country: str | None) -> FiscalCalendar:
        """The calendar that a country counts its own quarters by: "third-quarter GDP" of India ends in December."""
        return self.statistics.get(country or "", FiscalCalendar())


def read_fiscal_calendars(path: Path) -> FiscalCalendars:
    """The rows of fiscal_calendars.csv (entity_id, name, kind, fiscal_year_end_month, year_named_by, source).

    Raises ValueError where a row's kind, month or naming is none that exists.
    """
    found: dict[str, dict[str, FiscalCalendar]] = {"company": {}, "country": {}, "statistics": {}, "word": {}}
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            kind, month, naming = row["kind"], int(row["fiscal_year_end_month"]), row["year_named_by"]
            if kind not in found or not 1 <= month <= 12 or naming not in ("start", "end"):
                raise ValueError(
                    f"{path.name} line {line}: found {kind}, month {month}, named by {naming}; "
                    "expected company, country, statistics or word, a month of 1 to 12, start or end"
                )
            found[kind][row["entity_id"]] = FiscalCalendar(month, naming == "start")
    return FiscalCalendars(found["company"], found["country"], found["statistics"], found["word"])


def stated_calendar(times: Sequence[TimeExpression]) -> FiscalCalendar:
    """The calendar that an article tells of its company: "the year to March", "third quarter ended Dec. 31".

    Without a month where it tells of none, or of several equally.
    """
    months = Counter(month for time in times if (month := _year_end(time)) is not None).most_common(2)
    if not months or (len(months) == 2 and months[0][1] == months[1][1]):
        return FiscalCalendar()
    return FiscalCalendar(months[0][0])


def _year_end(time: TimeExpression) -> int | None:
    """The month that the fiscal year ends with, as one time says it."""
    value = time.value
    if value.until_month is None or value.relation != "ended":
        return None
    month = value.until_month
    if value.until_day is not None and value.until_day <= 7:
        month = (month - 2) % 12 + 1  # 52 weeks may end in the first days of the next month
    if time.kind is TimeKind.YEAR:
        return month
    if value.part is None or value.unit not in PARTS:
        return None
    parts = PARTS[value.unit]
    return (month + 12 // parts * (parts - value.part) - 1) % 12 + 1
