"""Turns a headline and the first blocks of an article into the quarter, half or year that the article reports on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assets.cleaned.record import Block, CleanArticle, Section
from assets.extracted.record import Evidence
from assets.extracted.times.anchor import anchor_time
from assets.extracted.times.context import TimeContext
from assets.extracted.times.record import Period, TimeExpression, TimeKind

_LEAD_BLOCKS = 12
_RESULTS = re.compile(
    r"[\s-](?:\w+\s){0,1}(?:annual|full[\s-]year|results?|earnings|sales|revenues?|profits?|report|loss|income)\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:expects?|guidance|outlook|forecasts?|looking\sahead|targets?|anticipates?|upcoming|will)\b[^.]{0,60}$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W{0,3}$", re.IGNORECASE)
_BACKWARD = re.compile(r"\b(?:from|than|versus|vs\.?|against|compar\w+\s(?:to|with))\s(?:the\s)?$", re.IGNORECASE)


def reporting_period(
    article: CleanArticle, times: Sequence[TimeExpression], context: TimeContext
) -> tuple[Period, Evidence] | None:
    """The period that `article` reports on with the words that say so; None where it reports on none.

    `times` are all times of the article; `context` holds the date of publication and the calendar of its subject.
    """
    text = article.clean.text
    year = copyright_year(text, times)
    # A notice names the year only: its last day lets every quarter of the year be one that has ended.
    dated = context if context.published_on or year is None else replace(context, published_on=date(year, 12, 31))
    with_year = _last_with_year(times)
    for time in rank_reporting(article, times):
        named = time if _year_of(time) else with_year.get((time.kind, time.value.part), time)
        period = anchor_time(named, dated, None)
        if period is not None:
            return period, Evidence(
                "period", time.start, time.end, f"the article reports on {text[time.start : time.end]}"
            )
    return None


def rank_reporting(article: CleanArticle, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times that may name the reporting period, from the headline on; a year only beside its results."""
    text = article.clean.text
    end = max((block.end for block in _lead_blocks(article)), default=0)
    lead = [time for time in times if time.start < end and not _is_aside(text, time)]
    ranked: list[TimeExpression] = []
    for block in _lead_blocks(article):
        inside = [time for time in lead if block.start <= time.start < block.end]
        parts = [time for time in inside if time.kind in (TimeKind.QUARTER, TimeKind.HALF, TimeKind.SPAN)]
        years = [time for time in inside if time.kind is TimeKind.YEAR and _is_of_results(text, time)]
        ranked += sorted(parts + years, key=lambda time: time.start)
    return ranked


def _lead_blocks(article: CleanArticle) -> list[Block]:
    sections = (Section.HEADLINE, Section.BODY, Section.TABLE)
    return [block for block in article.blocks if block.section in sections][:_LEAD_BLOCKS]


def _is_aside(text: str, time: TimeExpression) -> bool:
    before = text[max(0, time.start - 80) : time.start]
    return _BACKWARD.search(before) is not None or _FORWARD.search(before) is not None


def _is_of_results(text: str, time: TimeExpression) -> bool:
    """Whether a year stands beside a word of results: "its 2023 annual results"."""
    if time.value.relation == "range":
        return False
    return _RESULTS.match(text, time.end) is not None or time.value.fiscal or time.value.relation == "full"


def _last_with_year(times: Sequence[TimeExpression]) -> dict[tuple[TimeKind, int | None], TimeExpression]:
    """The latest mention of each quarter or half that names its year; the headline often leaves it out."""
    dated = [time for time in reversed(times) if _year_of(time)]
    return {(time.kind, time.value.part): time for time in sorted(dated, key=lambda time: _year_of(time) or 0)}


def _year_of(time: TimeExpression) -> int | None:
    return time.value.year or time.value.until_year


def copyright_year(text: str, times: Sequence[TimeExpression]) -> int | None:
    """The latest year of a copyright notice: the page is no older."""
    years = [
        time.value.year
        for time in times
        if time.kind is TimeKind.YEAR and _COPYRIGHT.search(text[max(0, time.start - 14) : time.start])
    ]
    return max((year for year in years if year is not None), default=None)
