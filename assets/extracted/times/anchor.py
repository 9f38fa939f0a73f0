"""Turns a time expression and its context into a period: "third quarter" published in November 2024 is 2024Q3."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from assets.extracted.times.context import TimeContext
from assets.extracted.times.days import anchor_date, anchor_month, anchor_weekday, year_of_month
from assets.extracted.times.fiscal import FiscalCalendar, crop_year, interval
from assets.extracted.times.record import Period, TimeExpression, TimeKind, TimeValue
from assets.extracted.times.relative import PARTS, anchor_relative, named_year

_CALENDAR_YEAR = FiscalCalendar(12)
_WEEKS = {
    **dict.fromkeys((12, 13, 14, 16, 17), 3),  # quarters of 52-week years; some have one of 16 weeks
    **dict.fromkeys((24, 26, 27, 28), 6),
    **dict.fromkeys((36, 39, 40), 9),
    **dict.fromkeys((52, 53), 12),
}


def anchor_time(time: TimeExpression, context: TimeContext, base: Period | None) -> Period | None:
    """The period that `time` means; None where neither its words nor the context say which.

    `base` is the period that "a year earlier" or "the quarter" steps from.
    """
    if time.kind is TimeKind.WEEKDAY:
        return anchor_weekday(time.value, context)
    if time.kind is TimeKind.SPAN:
        return _span(time.value, context)
    anchor = _ANCHORS.get(time.kind)
    return anchor(time.value, context, base) if anchor else None


def _part(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """A quarter or half, by number or by the month that it ends with."""
    unit = value.unit if value.unit in PARTS else "quarter"
    if context.is_forward and not context.metric.is_reported and not value.fiscal and value.year and value.part:
        context = replace(context, calendar=_CALENDAR_YEAR)  # a plan for a site or a market runs by the calendar
    if value.until_month is not None and value.part is None:
        return _ending(unit, value, context)
    year = value.until_year if value.until_year and not value.until_month else value.year
    if value.until_month and value.part and year is None:
        return _part_ending(unit, value, context)
    if value.part is None:
        return base if base is not None and base.unit == unit else None
    fiscal = value.fiscal
    if year is None:
        year = _year_of_part(unit, value.part, context, base)
        known = base or context.reporting
        fiscal = fiscal or (known is not None and known.unit in PARTS and known.start is None)
    if year is None:
        return None
    if value.until_part is None:
        return context.calendar.part(unit, year, value.part, fiscal)
    first = context.calendar.part(unit, year, value.part, fiscal)
    last = context.calendar.part(unit, year, value.until_part, fiscal)
    return replace(first, label=f"{first.label}/{last.label}", end=last.end, unit="span", part=None)


def _part_ending(unit: str, value: TimeValue, context: TimeContext) -> Period | None:
    """A numbered quarter or half with its last day, which tells the year's end where nobody knows it."""
    month = _month_of_end(value)
    ended = value.until_year or year_of_month(month, context, None, closed=not context.is_forward)
    if ended is None or value.part is None:
        return None
    months_left = (12 // PARTS[unit]) * (PARTS[unit] - value.part)
    known = context.calendar.end_month is not None
    calendar = context.calendar if known else FiscalCalendar((month + months_left - 1) % 12 + 1)
    return calendar.part(unit, calendar.year_of(ended, month), value.part, value.fiscal)


def _year_of_part(unit: str, part: int, context: TimeContext, base: Period | None) -> int | None:
    """The year of a quarter named without one: beside the period that the text is about, else the last before print."""
    for known in (base, context.reporting):
        if known is not None and known.year is not None:
            if known.unit != unit or known.part is None:
                return known.year
            later = context.is_forward and part < known.part
            earlier = not context.is_forward and part > known.part and not _was_over(unit, known.year, part, context)
            return known.year + (1 if later else -1 if earlier else 0)
    day = context.published_on or context.assumed_on
    if day is None:
        return None
    now = context.calendar.containing(unit, day)
    assert now.year is not None
    assert now.part is not None
    if context.is_forward:  # the nearest one: a consensus may be of the quarter just past
        ahead = (part - now.part) % PARTS[unit]
        if ahead <= PARTS[unit] // 2:
            return now.year + (1 if part < now.part else 0)
    return now.year - (1 if part >= now.part else 0)


def _was_over(unit: str, year: int, part: int, context: TimeContext) -> bool:
    """Whether that quarter or half had ended at print: "in the first half of 2024 and 3% in the second"."""
    end = context.calendar.part(unit, year, part).end
    return context.published_on is not None and end is not None and end < context.published_on


def _ending(unit: str, value: TimeValue, context: TimeContext) -> Period | None:
    """The quarter, half or year that ends on the date named."""
    month = _month_of_end(value)
    year = value.until_year or year_of_month(month, context, None, closed=not context.is_forward)
    return None if year is None else context.calendar.ending(unit, year, month)


def _month_of_end(value: TimeValue) -> int:
    """The month that a period ends with; one of 52 weeks may end in the first days of the next month."""
    assert value.until_month is not None
    if value.until_day is not None and value.until_day <= 7:
        return (value.until_month - 2) % 12 + 1
    return value.until_month


def _year(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    if value.until_month is not None:
        return _ending("year", value, context)
    year = value.year
    if year is None:
        known = base or context.reporting
        year = known.year if known else _year_at_print(context)
        return None if year is None else named_year(year, context)
    if value.relation == "range":
        return _years(year, value.until_year or year, value.fiscal, context)
    if value.until_year is not None:
        is_fiscal = value.fiscal or (context.is_company and context.metric.is_reported)
        return context.calendar.part("year", value.until_year, 1) if is_fiscal else crop_year(year)
    return context.calendar.part("year", year, 1, value.fiscal) if value.fiscal else named_year(year, context)


def _year_at_print(context: TimeContext) -> int | None:
    """The year of a "full year" that nothing dates: the last one for what is reported, else the running one."""
    day = context.published_on
    if day is None or not (context.is_company and context.metric.is_reported):
        return day.year if day else None
    running = context.calendar.containing("year", day).year
    return running if running is None or context.is_forward else running - 1


def _years(first: int, last: int, fiscal: bool, context: TimeContext) -> Period:
    """Years from first to last: of a company by its calendar, "FY2025/FY2027"."""
    if not fiscal:
        return interval(first * 12, last * 12 + 11)
    opening, closing = (context.calendar.part("year", year, 1, fiscal) for year in (first, last))
    return replace(closing, label=f"{opening.label}/{closing.label}", start=opening.start, unit="span", part=None)


def _span(value: TimeValue, context: TimeContext) -> Period | None:
    """A count of months: "three months ended March 31" is a quarter, "nine months of 2025" an interval."""
    months = (value.count or 0) * {"month": 1, "quarter": 3}.get(value.unit or "", 0)
    if value.unit == "week" and value.count is None:  # "the week ended May 9" is known by its last day
        last_day = replace(value, month=value.until_month, day=value.until_day, year=value.until_year)
        return anchor_date(last_day, context, None)
    months = _WEEKS.get(value.count or 0, 0) if value.unit == "week" else months
    if not 0 < months <= 36:
        return None
    if value.until_month is not None:
        month = _month_of_end(value)
        year = value.until_year or year_of_month(month, context, None, closed=not context.is_forward)
        return _months_until(year * 12 + month - 1, months, context) if year is not None else None
    year = value.year
    if year is None and value.shift is not None and context.published_on is not None:
        year = context.published_on.year + value.shift
    if year is None:
        return None
    own = value.fiscal or (context.is_company and context.metric.is_reported)
    year_end = (context.calendar if own else _CALENDAR_YEAR).part("year", year, 1, value.fiscal).end
    if year_end is None:
        return None
    last = year_end.year * 12 + year_end.month - 1
    closes = value.relation in ("final", "past")  # "the last three months of 2024"
    return _months_until(last if closes else last - 12 + months, months, context)


def _months_until(last: int, months: int, context: TimeContext) -> Period:
    unit = {3: "quarter", 6: "half", 12: "year"}.get(months)
    return context.calendar.ending(unit, last // 12, last % 12 + 1) if unit else interval(last - months + 1, last)


_ANCHORS: Mapping[TimeKind, Callable[[TimeValue, TimeContext, Period | None], Period | None]] = {
    TimeKind.QUARTER: _part,
    TimeKind.HALF: _part,
    TimeKind.YEAR: _year,
    TimeKind.MONTH: anchor_month,
    TimeKind.DATE: anchor_date,
    TimeKind.RELATIVE: anchor_relative,
}
