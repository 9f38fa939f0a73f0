"""Turns a time expression and its context into a period: "third quarter" published in November 2024 is 2024Q3."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from assets.extracted.times.context import TimeContext
from assets.extracted.times.days import anchor_date, anchor_month, anchor_weekday, year_of_month
from assets.extracted.times.fiscal import FiscalCalendar, crop_year, day_period, interval, month_period, plain_year
from assets.extracted.times.record import Period, TimeExpression, TimeKind, TimeValue

_CALENDAR_YEAR = FiscalCalendar(12)
_PER_YEAR = {"quarter": 4, "half": 2}


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
    unit = value.unit if value.unit in _PER_YEAR else "quarter"
    if context.is_forward and not context.metric.is_reported and not value.fiscal and value.year and value.part:
        context = replace(context, calendar=_CALENDAR_YEAR)  # a plan for a site or a market runs by the calendar
    if value.until_month is not None and value.part is None:
        return _ending(unit, value, context)
    year = value.until_year if value.until_year and not value.until_month else value.year
    if value.until_month and value.until_year and value.part and year is None:
        year = context.calendar.year_of(value.until_year, _month_of_end(value))
    if value.part is None:
        return base if base is not None and base.unit == unit else None
    if year is None:
        year = _year_of_part(unit, value.part, context, base)
    if year is None:
        return None
    if value.until_part is None:
        return context.calendar.part(unit, year, value.part, value.fiscal)
    first = context.calendar.part(unit, year, value.part, value.fiscal)
    last = context.calendar.part(unit, year, value.until_part, value.fiscal)
    return replace(first, label=f"{first.label}/{last.label}", end=last.end, unit="span", part=None)


def _year_of_part(unit: str, part: int, context: TimeContext, base: Period | None) -> int | None:
    """The year of a quarter named without one: beside the period that the text is about, else the last before print."""
    for known in (base, context.reporting):
        if known is not None and known.year is not None:
            if known.unit != unit or known.part is None:
                return known.year
            return known.year + (1 if context.is_forward and part < known.part else 0)
    if context.published_on is None:
        return None
    now = context.calendar.containing(unit, context.published_on)
    assert now.year is not None
    assert now.part is not None
    if context.is_forward:  # the nearest one: a consensus may be of the quarter just past
        ahead = (part - now.part) % _PER_YEAR[unit]
        if ahead <= _PER_YEAR[unit] // 2:
            return now.year + (1 if part < now.part else 0)
    return now.year - (1 if part >= now.part else 0)


def _ending(unit: str, value: TimeValue, context: TimeContext) -> Period | None:
    """The quarter, half or year that ends on the date named."""
    month = _month_of_end(value)
    year = value.until_year or year_of_month(month, context, None, closed=True)
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
        year = known.year if known else None
        year = year or (context.published_on.year if context.published_on else None)
        return None if year is None else _named_year(year, context)
    if value.relation == "range":
        return interval(year * 12, (value.until_year or year) * 12 + 11)
    if value.until_year is not None:
        is_fiscal = value.fiscal or (context.is_company and context.metric.is_reported)
        return context.calendar.part("year", value.until_year, 1) if is_fiscal else crop_year(year)
    return context.calendar.part("year", year, 1, value.fiscal) if value.fiscal else _named_year(year, context)


def _named_year(year: int, context: TimeContext) -> Period:
    """FY2025 of a company's flows, 2025 otherwise."""
    if context.is_company and not context.metric.is_instant and not context.metric.is_market:
        return context.calendar.part("year", year, 1)
    return plain_year(year)


def _span(value: TimeValue, context: TimeContext) -> Period | None:
    """A count of months: "three months ended March 31" is a quarter, "nine months of 2025" an interval."""
    months = (value.count or 0) * {"month": 1, "quarter": 3}.get(value.unit or "", 0)
    months = {13: 3, 26: 6, 39: 9, 52: 12}.get(value.count or 0, 0) if value.unit == "week" else months
    if not 0 < months <= 36:
        return None
    if value.until_month is not None:
        month = _month_of_end(value)
        year = value.until_year or year_of_month(month, context, None, closed=True)
        return _months_until(year * 12 + month - 1, months, context) if year is not None else None
    if value.year is None:
        return None
    year_end = context.calendar.part("year", value.year, 1, value.fiscal).end
    if year_end is None:
        return None
    last = year_end.year * 12 + year_end.month - 1
    return _months_until(last if value.relation == "final" else last - 12 + months, months, context)


def _months_until(last: int, months: int, context: TimeContext) -> Period:
    unit = {3: "quarter", 6: "half", 12: "year"}.get(months)
    return context.calendar.ending(unit, last // 12, last % 12 + 1) if unit else interval(last - months + 1, last)


def _relative(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """A step from the base: "a year earlier", "the previous quarter", "the year"."""
    unit, steps, relation = value.unit or "", value.shift or 0, value.relation
    known = base or context.reporting
    if relation == "day" and context.published_on is not None:
        return day_period(context.published_on + timedelta(days=steps))
    if relation in ("to_date", "as_of", "day"):
        return None
    if relation == "same" or unit == "period":
        return context.calendar.shift(known, known.unit, steps) if known and relation == "before" else known
    if relation == "year_before":
        return context.calendar.shift(known, "year", -1) if known else None
    return _step(unit, steps, relation, context, known)


def _step(unit: str, steps: int, relation: str | None, context: TimeContext, known: Period | None) -> Period | None:
    if unit == "year":
        return _relative_year(steps, relation, context, known)
    if known is None or known.unit != unit:
        return _beside_print(unit, steps, context)
    if relation == "current" and known == context.reporting and context.is_forward:
        steps = 1  # a report looks ahead to the quarter that runs while it is read
    return context.calendar.shift(known, unit, steps) if steps else known


def _relative_year(steps: int, relation: str | None, context: TimeContext, known: Period | None) -> Period | None:
    """A year by its place: "this year" counts from print, "the year" from the period that the text is about."""
    if relation in ("next", "last", "current"):
        if context.published_on is not None:
            return _named_year(context.published_on.year + steps, context)
        known = context.reporting
    if known is not None and known.year is not None:
        return _named_year(known.year + steps, context)
    return _named_year(context.published_on.year + steps, context) if context.published_on else None


def _beside_print(unit: str, steps: int, context: TimeContext) -> Period | None:
    """A month, or a quarter of an article that reports on none, counted from publication."""
    published = context.published_on
    if published is None:
        return None
    if unit == "month":
        return context.calendar.shift(month_period(published.year, published.month), "month", steps)
    if unit not in _PER_YEAR or steps == 0 or context.reporting is not None:
        return None
    return context.calendar.shift(context.calendar.containing(unit, published), unit, steps)


_ANCHORS: Mapping[TimeKind, Callable[[TimeValue, TimeContext, Period | None], Period | None]] = {
    TimeKind.QUARTER: _part,
    TimeKind.HALF: _part,
    TimeKind.YEAR: _year,
    TimeKind.MONTH: anchor_month,
    TimeKind.DATE: anchor_date,
    TimeKind.RELATIVE: _relative,
}
