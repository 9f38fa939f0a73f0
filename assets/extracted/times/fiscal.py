"""Turns a fiscal calendar and the number of a quarter, half or year into a period with its label and its days."""

from datetime import date, timedelta
from functools import lru_cache

from assets.extracted.times.record import Period
from assets.kernel.records import record

_MONTHS = {"quarter": 3, "half": 6, "year": 12}
_FIRST_YEAR, _LAST_YEAR = 1, 9998  # what datetime can hold, with a month to spare


@record
class FiscalCalendar:
    """A company's year: the month it ends in, and whether it is named after the calendar year that it starts in.

    `end_month` is None where nobody knows it: quarters of the calendar year are assumed, fiscal ones keep no days.
    A retailer whose "fiscal 2019" ends in January 2020 names it after its start.
    """

    end_month: int | None = None
    named_by_start: bool = False

    def part(self, unit: str, year: int, part: int, fiscal: bool = False) -> Period:
        """The `part`-th quarter or half, or the whole, of the fiscal `year` that the company itself calls so."""
        suffix = "" if unit == "year" else f"{unit[0].upper() if unit == 'quarter' else 'H'}{part}"
        prefix = "FY" if self._is_fiscal or fiscal or unit == "year" else ""
        label = f"{prefix}{year}{suffix}"
        if fiscal and self.end_month is None:
            return Period(label, None, None, unit, year, part)
        months = _MONTHS[unit]
        end = self._year_end(year) - 12 + months * part if unit != "year" else self._year_end(year)
        return Period(label, *_days(end, months), unit, year, part)

    def ending(self, unit: str, year: int, month: int) -> Period:
        """The quarter, half or year that ends in the calendar month, as the company numbers it."""
        end = _index(year, month)
        fiscal_year = self.year_of(year, month)
        offset = end - (self._year_end(fiscal_year) - 12)  # months of the fiscal year gone by
        months = _MONTHS[unit]
        if unit == "year" or offset % months == 0:
            return self.part(unit, fiscal_year, 1 if unit == "year" else offset // months)
        return interval(end - months + 1, end)

    def containing(self, unit: str, day: date) -> Period:
        """The quarter, half or year that `day` lies in."""
        fiscal_year = self.year_of(day.year, day.month)
        offset = _index(day.year, day.month) - (self._year_end(fiscal_year) - 11)
        return self.part(unit, fiscal_year, 1 if unit == "year" else offset // _MONTHS[unit] + 1)

    def align(self, period: Period) -> Period:
        """The quarter, half or year of this calendar that holds the middle of `period`, of another company's."""
        return _align(self, period)

    def year_of(self, year: int, month: int) -> int:
        """The name of the fiscal year that the calendar month lies in."""
        ends = year if month <= (self.end_month or 12) else year + 1
        return ends - 1 if self.named_by_start and self._is_fiscal else ends

    def shift(self, period: Period, unit: str, steps: int) -> Period | None:
        """`period` moved by `steps` of `unit`; None where that unit is shorter than the period."""
        if unit == "year" and period.year is not None:
            if period.unit in _MONTHS:
                fiscal = period.start is None
                return self.part(period.unit, period.year + steps, period.part or 1, fiscal)
            return _shift_days(period, 12 * steps)
        if unit == period.unit == "quarter" or unit == period.unit == "half":
            parts = 12 // _MONTHS[unit]
            place = (period.year or 0) * parts + (period.part or 1) - 1 + steps
            return self.part(unit, place // parts, place % parts + 1, period.start is None)
        if unit == "month" and period.unit == "month":
            return _shift_days(period, steps)
        return None

    @property
    def _is_fiscal(self) -> bool:
        return self.end_month is not None and self.end_month != 12

    def _year_end(self, year: int) -> int:
        """The index of the last month of the fiscal `year`."""
        return _index(year + (1 if self.named_by_start and self._is_fiscal else 0), self.end_month or 12)


@lru_cache(maxsize=1024)
def _align(calendar: FiscalCalendar, period: Period) -> Period:
    if period.unit not in _MONTHS or period.start is None or period.end is None:
        return period
    return calendar.containing(period.unit, period.start + (period.end - period.start) / 2)


def month_period(year: int, month: int) -> Period:
    """A calendar month: 2026-01."""
    return Period(f"{year:04}-{month:02}", *_days(_index(year, month), 1), "month", year, month)


def day_period(day: date) -> Period:
    """A day: 2026-01-31."""
    return Period(day.isoformat(), day, day, "day", day.year, None)


def interval(first: int, last: int) -> Period:
    """Months from index to index, both inclusive; three of a calendar quarter are that quarter."""
    months = last - first + 1
    start, end = _days(last, months)
    year, month = divmod(last, 12)
    if months == 3 and month % 3 == 2:
        return Period(f"{year}Q{month // 3 + 1}", start, end, "quarter", year, month // 3 + 1)
    label = f"{first // 12:04}-{first % 12 + 1:02}/{year:04}-{month + 1:02}"
    return Period(label, start, end, "span", year, None)


def crop_year(year: int) -> Period:
    """A crop or marketing year: 2024/25. Its days differ by crop and country."""
    return Period(f"{year}/{(year + 1) % 100:02}", None, None, "year", year, None)


def plain_year(year: int) -> Period:
    """A calendar year of a country or a market: 2025."""
    return Period(f"{year}", *_days(_index(year, 12), 12), "year", year, 1)


def since(period: Period) -> Period:
    """The time from the start of `period` on: since 2024-12."""
    label = period.label.removeprefix("FY") if period.unit == "year" else period.label
    return Period(f"since {label}", period.start, None, "since", period.year, None)


def _index(year: int, month: int) -> int:
    return year * 12 + month - 1


@lru_cache(maxsize=1024)
def _days(last: int, months: int) -> tuple[date | None, date | None]:
    """The first and last day of `months` months that end with the month of index `last`."""
    first = last - months + 1
    if not _FIRST_YEAR <= first // 12 <= last // 12 <= _LAST_YEAR:
        return None, None
    start = date(first // 12, first % 12 + 1, 1)
    return start, date((last + 1) // 12, (last + 1) % 12 + 1, 1) - timedelta(days=1)


def _shift_days(period: Period, months: int) -> Period | None:
    if period.start is None or period.end is None:
        return None
    first = _index(period.start.year, period.start.month) + months
    if period.unit == "month":
        return month_period(first // 12, first % 12 + 1)
    if period.unit == "day":
        _, last_day = _days(first, 1)
        return day_period(last_day.replace(day=min(last_day.day, period.start.day))) if last_day else None
    return interval(first, _index(period.end.year, period.end.month) + months)
