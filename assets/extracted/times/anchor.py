"""Turns a time expression and its context into a period: "third quarter" published in November 2024 is 2024Q3."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from assets.extracted.times.context import TimeContext
from assets.extracted.times.fiscal import crop_year, day_period, interval, month_period, plain_year
from assets.extracted.times.record import Period, TimeExpression, TimeKind, TimeValue

_PER_YEAR = {"quarter": 4, "half": 2}


def anchor_time(time: TimeExpression, context: TimeContext, base: Period | None) -> Period | None:
    """The period that `time` means; None where neither its words nor the context say which.

    `base` is the period that "a year earlier" or "the quarter" steps from.
    """
    anchor = _ANCHORS.get(time.kind)
    return anchor(time.value, context, base) if anchor else None


def _part(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """A quarter or half, by number or by the month that it ends with."""
    unit = value.unit if value.unit in _PER_YEAR else "quarter"
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
    assert now.year is not None and now.part is not None
    if context.is_forward:
        return now.year + (1 if part < now.part - 1 else 0)
    return now.year - (1 if part >= now.part else 0)


def _ending(unit: str, value: TimeValue, context: TimeContext) -> Period | None:
    """The quarter, half or year that ends on the date named."""
    month = _month_of_end(value)
    year = value.until_year or _year_of_month(month, context, closed=True)
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


def _month(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    assert value.month is not None
    last = value.until_month or value.month
    year = value.year or _year_of_month(last, context, closed=False, base=base)
    if year is None:
        return None
    if value.until_month is None:
        return month_period(year, value.month)
    first_year = year - 1 if value.until_month < value.month else year
    return interval(first_year * 12 + value.month - 1, year * 12 + value.until_month - 1)


def _year_of_month(month: int, context: TimeContext, closed: bool, base: Period | None = None) -> int | None:
    """The year of a month named without one: the last before print, the next where the text looks ahead."""
    published = context.published_on
    if published is None:
        known = base or context.reporting
        if known is None or known.end is None or closed:
            return None
        return known.end.year + (1 if month < known.end.month - 6 else 0)
    if context.is_forward and not closed:
        return published.year + (1 if month < published.month - 1 else 0)
    return published.year - (1 if month > published.month else 0)


def _date(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    month = value.month
    if month is None or value.day is None:
        return plain_year(value.year) if value.year and value.day is None else None
    year = value.year or _year_of_month(month, context, closed=False, base=base)
    if year is None or not 0 < year < 10000:
        return None
    last_day = 28 if month == 2 and value.day == 29 and year % 4 else value.day
    return day_period(date(year, month, last_day))


def _weekday(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """The last such day up to publication."""
    if context.published_on is None or value.part is None:
        return None
    back = (context.published_on.isoweekday() - value.part) % 7
    return day_period(context.published_on - timedelta(days=back))


def _span(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """ "three months ended March 31" is a quarter, "nine months of 2025" an interval."""
    months = (value.count or 0) * {"month": 1, "quarter": 3}.get(value.unit or "", 0)
    months = {13: 3, 26: 6, 39: 9, 52: 12}.get(value.count or 0, 0) if value.unit == "week" else months
    if not 0 < months <= 36:
        return None
    if value.until_month is not None:
        month = _month_of_end(value)
        year = value.until_year or _year_of_month(month, context, closed=True)
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
    unit, steps = value.unit or "", value.shift or 0
    known = base or context.reporting
    if value.relation in ("to_date", "as_of"):
        return None
    if value.relation == "day":
        return day_period(context.published_on + timedelta(days=steps)) if context.published_on else None
    if unit == "period":
        return known
    if value.relation in ("year_before", "same"):
        return context.calendar.shift(known, "year", -1) if known else None
    if unit == "year":
        return _relative_year(steps, value.relation, context, known)
    if known is None or known.unit != unit:
        return _beside_print(unit, steps, context)
    if value.relation == "current" and known == context.reporting and context.is_forward:
        steps = 1
    return context.calendar.shift(known, unit, steps) if steps else known


def _relative_year(steps: int, relation: str | None, context: TimeContext, known: Period | None) -> Period | None:
    """ "this year" counts from print where it is known, "the year" from the period that the text is about."""
    if relation in ("next", "last") and context.published_on is not None:
        return _named_year(context.published_on.year + steps, context)
    if known is not None and known.year is not None:
        return _named_year(known.year + steps, context)
    return _named_year(context.published_on.year + steps, context) if context.published_on else None


def _beside_print(unit: str, steps: int, context: TimeContext) -> Period | None:
    if context.published_on is None or context.reporting is not None and unit in _PER_YEAR:
        return None
    if unit == "month":
        return context.calendar.shift(
            month_period(context.published_on.year, context.published_on.month), "month", steps
        )
    if unit not in _PER_YEAR or steps == 0:
        return None
    return context.calendar.shift(context.calendar.containing(unit, context.published_on), unit, steps)


_ANCHORS: Mapping[TimeKind, Callable[[TimeValue, TimeContext, Period | None], Period | None]] = {
    TimeKind.QUARTER: _part,
    TimeKind.HALF: _part,
    TimeKind.YEAR: _year,
    TimeKind.MONTH: _month,
    TimeKind.DATE: _date,
    TimeKind.WEEKDAY: _weekday,
    TimeKind.SPAN: _span,
    TimeKind.RELATIVE: _relative,
}
