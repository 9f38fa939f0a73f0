"""Turns a step from the period that the text is about ("a year earlier", "the coming quarter") into a period."""

from datetime import timedelta

from assets.extracted.times.context import TimeContext
from assets.extracted.times.fiscal import day_period, month_period, plain_year
from assets.extracted.times.record import Period, TimeValue

PARTS = {"quarter": 4, "half": 2}  # how many a year has


def anchor_relative(value: TimeValue, context: TimeContext, base: Period | None) -> Period | None:
    """A step from the base: "a year earlier", "the previous quarter", "the year"."""
    unit, steps, relation = value.unit or "", value.shift or 0, value.relation
    known = base or context.reporting
    if relation == "day" and context.published_on is not None:
        return day_period(context.published_on + timedelta(days=steps))
    if relation in ("to_date", "as_of", "day", "compared"):
        return _year_to_date(value, context) if relation == "to_date" else None
    if relation == "same" or unit == "period":
        return context.calendar.shift(known, known.unit, steps) if known and relation == "before" else known
    if relation in ("year_before", "of_last_year"):
        return _year_before(relation, context, known)
    return _step(value, steps, relation, context, known)


def _year_to_date(value: TimeValue, context: TimeContext) -> Period | None:
    """The year that runs, of what is counted since its start: flows, sales of a country."""
    if value.unit != "year" or not context.metric.is_measured or context.published_on is None:
        return None
    return named_year(context.published_on.year, context)


def _year_before(relation: str, context: TimeContext, known: Period | None) -> Period | None:
    """The same part of the year before; "last year's profit" of an article that reports on nothing is that of print."""
    if known is None and relation == "of_last_year" and context.published_on is not None:
        return named_year(context.published_on.year - 1, context)
    return context.calendar.shift(known, "year", -1) if known else None


def _step(
    value: TimeValue, steps: int, relation: str | None, context: TimeContext, known: Period | None
) -> Period | None:
    unit, day = value.unit or "", context.published_on
    if unit == "decade":
        return None if day is None else named_year((day.year // 10 + 1 + steps) * 10, context)
    if unit == "year" and value.fiscal and relation in ("current", "next", "last") and day is not None:
        return context.calendar.part("year", context.calendar.year_of(day.year, day.month) + steps, 1, fiscal=True)
    if unit == "year":
        return _relative_year(steps, relation, context, known)
    is_of_print = unit == "month" and relation in ("last", "current", "next") and day is not None
    if relation == "last" and unit == "month" and day is None and known == context.reporting:
        return known  # a report without a date tells of the month before it
    if known is None or known.unit != unit or is_of_print:
        return _beside_print(unit, steps, context)
    if relation == "current" and known == context.reporting and (context.is_forward or _is_over(known, context)):
        steps = 1  # a report looks ahead to the quarter that runs while it is read
    return context.calendar.shift(known, unit, steps) if steps else known


def _is_over(known: Period, context: TimeContext) -> bool:
    """Whether the period had ended when the text was published."""
    return context.published_on is not None and known.end is not None and known.end < context.published_on


def _relative_year(steps: int, relation: str | None, context: TimeContext, known: Period | None) -> Period | None:
    """A year by its place: "this year" counts from print, "the year" from the period that the text is about."""
    if relation in ("next", "last", "current"):
        if context.published_on is not None:
            return named_year(context.published_on.year + steps, context)
        known = context.reporting
        if known is not None and known.unit == "year" and known.year is not None:
            return named_year(known.year + 1 + steps, context)  # results of a year are told in the next
    if relation == "end" and known is not None and known.unit in PARTS and not context.is_forward:
        steps -= known.part != PARTS[known.unit]  # a report of its first quarter looks back to "year-end"
    if known is not None and known.year is not None:
        return named_year(known.year + steps, context)
    return named_year(context.published_on.year + steps, context) if context.published_on else None


def _beside_print(unit: str, steps: int, context: TimeContext) -> Period | None:
    """A month, or a quarter of an article that reports on none, counted from publication."""
    published = context.published_on
    if published is None:
        return None
    if unit == "month":
        return context.calendar.shift(month_period(published.year, published.month), "month", steps)
    if unit not in PARTS or steps == 0 or context.reporting is not None:
        return None
    return context.calendar.shift(context.calendar.containing(unit, published), unit, steps)


def named_year(year: int, context: TimeContext) -> Period:
    """FY2025 of a company's flows, 2025 otherwise."""
    if context.is_company and not context.metric.is_instant and not context.metric.is_market:
        return context.calendar.part("year", year, 1)
    return plain_year(year)
