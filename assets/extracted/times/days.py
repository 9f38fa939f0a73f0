"""Turns months, days and weekdays without a year into dated periods, by the date of publication."""

from datetime import date, timedelta

from assets.extracted.times.context import TimeContext
from assets.extracted.times.fiscal import day_period, interval, month_period, plain_year
from assets.extracted.times.record import Period, TimeValue

_AHEAD = 2  # months: "June" in a text of May is the next one, no month of last year


def anchor_month(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """A month or a range of months; one without a year is placed by the date of publication."""
    assert value.month is not None
    last = value.until_month or value.month
    year = value.year or year_of_month(last, context, base, is_next=value.relation == "by")
    if year is None:
        return None
    if value.until_month is None:
        return month_period(year, value.month)
    first_year = year - 1 if value.until_month < value.month else year
    if (value.until_month - value.month) % 12 == 2 and context.is_company and context.metric.is_reported:
        return context.calendar.ending("quarter", year, value.until_month)  # "the April-June quarter"
    return interval(first_year * 12 + value.month - 1, year * 12 + value.until_month - 1)


def year_of_month(
    month: int, context: TimeContext, base: Period | None, closed: bool = False, is_next: bool = False
) -> int | None:
    """The year of a month named without one: the last before print, the next where the text looks ahead.

    `closed` says that the month ends a period that is over, `is_next` that words look ahead to it: "by June".
    """
    published = context.published_on
    if published is None:
        known = base or context.reporting
        if known is None or known.end is None:
            assumed = context.assumed_on
            return None if assumed is None else assumed.year - (1 if month > assumed.month else 0)
        if closed:
            return known.end.year - (1 if month > known.end.month else 0)
        return known.end.year + (1 if month < known.end.month - 6 else 0)
    if (context.is_forward or is_next) and not closed:  # the nearest one: an estimate may be of a month just past
        ahead = (month - published.month) % 12
        return (
            published.year
            + (published.month - 1 + ahead) // 12
            - (1 if ahead > 6 and not (is_next and context.is_forward) else 0)
        )
    if published.month < month <= published.month + _AHEAD and not closed and not context.metric.is_reported:
        return published.year  # what a company reports is over: the March before
    return published.year - (1 if month > published.month else 0)


def anchor_date(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """A day; of one written 5/6/2025 only the year is sure."""
    month = value.month
    if month is None or value.day is None:
        return plain_year(value.year) if value.year and value.day is None else None
    year = value.year or year_of_month(month, context, base)
    if year is None or not 0 < year < 10000:
        return None
    last_day = 28 if month == 2 and value.day == 29 and year % 4 else value.day
    return day_period(date(year, month, last_day))


def anchor_weekday(value: TimeValue, context: TimeContext) -> Period | None:
    """The last such day up to publication."""
    if context.published_on is None or value.part is None:
        return None
    back = (context.published_on.isoweekday() - value.part) % 7
    return day_period(context.published_on - timedelta(days=back))
