"""Says where a period stands beside the day on which a text was printed: ahead, still to come, long past."""

from assets.extracted.times.context import TimeContext
from assets.extracted.times.record import Period

_NEWS = 5  # years after which what happened is history


def is_ahead(period: Period, context: TimeContext) -> bool:
    """Whether the period begins after print, so that no reported figure steps back from it."""
    if context.is_forward or context.published_on is None or period.start is None:
        return False
    return period.start > context.published_on


def is_to_come(period: Period, context: TimeContext) -> bool:
    """Whether the period had not ended at print, as far as anybody knows."""
    return context.published_on is None or period.end is None or period.end >= context.published_on


def is_long_past(period: Period, context: TimeContext) -> bool:
    """Whether the period is years back, as that in which a firm was founded."""
    if context.published_on is None or period.end is None:
        return False
    return context.published_on.year - period.end.year > _NEWS
