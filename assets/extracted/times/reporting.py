"""Turns a headline and the first blocks of an article into the quarter, half or year that the article reports on."""

import re
from collections.abc import Iterator, Sequence

from assets.cleaned.record import CleanArticle, Section
from assets.extracted.record import Evidence
from assets.extracted.times.anchor import anchor_time
from assets.extracted.times.context import TimeContext
from assets.extracted.times.record import Period, TimeExpression, TimeKind

_LEAD_BLOCKS = 12
_RESULTS = re.compile(
    r"\b(?:annual|full[\s-]year|results?|earnings|sales|revenues?|profits?|report|loss|income)\b", re.IGNORECASE
)
_FORWARD = re.compile(
    r"\b(?:expects?|guidance|outlook|forecasts?|looking\sahead|targets?|anticipates?|upcoming|will)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_BACKWARD = re.compile(r"\b(?:from|than|versus|vs\.?|against|compar\w+\s(?:to|with))\s(?:the\s)?$", re.IGNORECASE)


def reporting_period(
    article: CleanArticle, times: Sequence[TimeExpression], context: TimeContext
) -> tuple[Period, Evidence] | None:
    """The period that `article` reports on with the words that say so; None where it reports on none.

    `times` are all times of the article; `context` holds the date of publication and the calendar of its subject.
    """
    text = article.clean.text
    ranked = rank_reporting(article, times)
    for time in ranked:
        full = _with_year(time, times)
        period = anchor_time(full, context, None)
        if period is not None:
            return period, Evidence(
                "period", time.start, time.end, f"the article reports on {text[time.start : time.end]}"
            )
    return None


def rank_reporting(article: CleanArticle, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times that may name the reporting period, best first: quarters and halves of headline and lead, then years."""
    text = article.clean.text
    lead = [time for time in _in_lead(article, times) if not _is_aside(text, time)]
    parts = [time for time in lead if time.kind in (TimeKind.QUARTER, TimeKind.HALF, TimeKind.SPAN)]
    years = [time for time in lead if time.kind is TimeKind.YEAR and _is_of_results(text, time)]
    return parts + years


def _in_lead(article: CleanArticle, times: Sequence[TimeExpression]) -> Iterator[TimeExpression]:
    blocks = [b for b in article.blocks if b.section in (Section.HEADLINE, Section.BODY, Section.TABLE)]
    for block in blocks[:_LEAD_BLOCKS]:
        yield from (time for time in times if block.start <= time.start < block.end)


def _is_aside(text: str, time: TimeExpression) -> bool:
    before = text[max(0, time.start - 80) : time.start]
    return _BACKWARD.search(before) is not None or _FORWARD.search(before) is not None


def _is_of_results(text: str, time: TimeExpression) -> bool:
    """Whether a year stands beside a word of results: "its 2023 annual results"."""
    if time.value.relation == "range":
        return False
    around = text[time.end : time.end + 40]
    return _RESULTS.search(around) is not None or time.value.fiscal or time.value.relation == "full"


def _with_year(time: TimeExpression, times: Sequence[TimeExpression]) -> TimeExpression:
    """The first mention of the same quarter or half that names its year: the headline often leaves it out."""
    if time.value.year is not None or time.value.until_year is not None:
        return time
    for other in times:
        same = other.kind is time.kind and other.value.part == time.value.part
        if same and (other.value.year is not None or other.value.until_year is not None):
            return other
    return time
