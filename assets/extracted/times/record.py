"""What a time in a text is: its place, its kind and what it means before a calendar or a company resolves it."""

from datetime import date
from enum import StrEnum
from operator import attrgetter

from assets.extracted.record import Evidence, PeriodFrom
from assets.kernel.records import record


class TimeKind(StrEnum):
    """The form of a time expression."""

    DATE = "date"  # a day: "Feb. 5", "2026-02-06", "the 15th"
    MONTH = "month"  # "January", "March 2025", "Oct-Dec"
    WEEKDAY = "weekday"  # "Monday"
    YEAR = "year"  # "2025", "FY25", "fiscal 2024", "2024/25"
    QUARTER = "quarter"  # "Q1", "first quarter of 2025", "the December quarter"
    HALF = "half"  # "1H25", "first half"
    SPAN = "span"  # "three months ended March 31", "nine months"
    DECADE = "decade"  # "the 1990s"; centuries too
    DURATION = "duration"  # "12-month", "past 52 weeks", "50-day"
    AGE = "age"  # "35-year-old"
    CLOCK = "clock"  # "9:30 a.m. ET"
    RELATIVE = "relative"  # "a year earlier", "the previous quarter", "year to date"


REASONS = {
    TimeKind.DATE: "date",
    TimeKind.MONTH: "date",
    TimeKind.WEEKDAY: "date",
    TimeKind.YEAR: "year",
    TimeKind.QUARTER: "period",
    TimeKind.HALF: "period",
    TimeKind.SPAN: "period",
    TimeKind.DECADE: "date",
    TimeKind.DURATION: "duration",
    TimeKind.AGE: "age",
    TimeKind.CLOCK: "time",
    TimeKind.RELATIVE: "relative",
}


@record
class TimeValue:
    """The meaning of a time as far as its own words say it; what they leave open is None.

    `part` is the number of the quarter, half or weekday (Monday is 1). `until_*` is the other end of a range
    ("2024/25", "Oct-Dec"). `count` and `unit` give a length ("50-day"), `shift` a step from the context (-1 `unit`).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: int | None = None
    fiscal: bool = False
    until_part: int | None = None
    until_year: int | None = None
    until_month: int | None = None
    until_day: int | None = None
    count: int | None = None
    unit: str | None = None  # second ... century
    shift: int | None = None
    relation: str | None = None  # since, ended, ago, as_of, to_date


@record
class TimeExpression:
    """A time at its place; offsets into the clean text, half-open. `rule` names the reading that found it.

    `contractual` marks a duration that may be a figure itself, where words of a contract ("lease") govern it.
    """

    start: int
    end: int
    kind: TimeKind
    value: TimeValue
    rule: str
    contractual: bool = False

    @property
    def reason(self) -> str:
        """Why digits inside are no figure, as `fct_residual_numbers` says it."""
        return REASONS[self.kind]

    @property
    def days(self) -> int | None:
        """The length of a duration in days, where it is a whole number of days."""
        size = {"day": 1, "session": 1, "week": 7, "fortnight": 14}.get(self.value.unit or "")
        return None if size is None or self.value.count is None else size * self.value.count


START = attrgetter("start")  # by which times are in order


@record
class Period:
    """A resolved time: `label` as gold/GUIDE.md writes it, first and last day (inclusive) where they are known.

    `unit` is quarter, half, year, month, day, span or since; `part` the number of the quarter, half or month.
    """

    label: str
    start: date | None
    end: date | None
    unit: str
    year: int | None
    part: int | None


@record
class PeriodReading:
    """The period of one quantity, and the words or the context that decided it; all None where nothing says it."""

    period: str | None
    start: date | None
    end: date | None
    from_: PeriodFrom | None
    evidence: tuple[Evidence, ...]
