"""Turns a headline and the first blocks of an article into the quarter, half or year that the article reports on."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assets.cleaned.record import Block, CleanArticle, Section
from assets.extracted.record import Evidence
from assets.extracted.times.anchor import anchor_time
from assets.extracted.times.asides import is_start
from assets.extracted.times.context import TimeContext
from assets.extracted.times.record import Period, TimeExpression, TimeKind

_LEAD_BLOCKS = 12
_LATEST = timedelta(days=365)  # after which no year is news
_PARTS = frozenset({TimeKind.QUARTER, TimeKind.HALF, TimeKind.SPAN})
_TOLD = _PARTS | {TimeKind.YEAR, TimeKind.MONTH}
_RESULTS = re.compile(
    r"[\s-](?:\w+\s){0,1}(?:annual|full[\s-]year|results?|earnings|sales|revenues?|profits?|report|loss|income)\b",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(
    r"\b(?P<word>for|in|during|of)\s(?:(?:the\s)?(?:whole|full)?(?:\s?year\s)?(?:of\s)?)?$", re.IGNORECASE
)
_NOT_OF_MONTH = re.compile(
    r"\b(?:since|by|until|till|before|after|following|through|from|to|than|between|next|(?:announced|signed|founded"
    r"|launched|appointed|agreed|acquired|listed|opened|closed)\s(?:in|last))\s(?:early\s|late\s|mid-|\w+\s){0,1}$",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\b(?:expects?|guidance|outlook|forecasts?|sees?|guid(?:es|ed)\s(?:for|to)|projects?|projected|predicts?|plans?\sto|aims?\sto|due\sin|looking\sahead|targets?(?!\sprice)|anticipates?|upcoming|will)\b(?:[^.]|\.\d){0,60}$",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:due|by|until|through|matur\w+|next|target\w*|forecasts?|projects?|expect\w*|plans?|will|would|could|sees?"
    r"|estimat\w+|outlook|guidance|expir\w+|hikes?|cuts?)\b[^.]{0,70}$",
    re.IGNORECASE,
)
_YEARLY = frozenset({TimeKind.YEAR, TimeKind.QUARTER, TimeKind.HALF, TimeKind.MONTH, TimeKind.DATE, TimeKind.SPAN})
_LAST_YEAR = 2100
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W{0,3}$", re.IGNORECASE)
_BACKWARD = re.compile(r"\b(?:from|than|versus|vs\.?|against|compar\w+\s(?:to|with))\s(?:the\s)?$", re.IGNORECASE)
_QUARTERLY = frozenset({2, 5, 8})  # months between the first and the last of a quarter, a half and three quarters


def reporting_period(
    article: CleanArticle, times: Sequence[TimeExpression], context: TimeContext
) -> tuple[Period, Evidence] | None:
    """The period that `article` reports on with the words that say so; None where it reports on none.

    `times` are all times of the article; `context` holds the date of publication and the calendar of its subject.
    """
    text = article.clean.text
    year = copyright_year(text, times)
    # A notice names the year only: its last day lets every quarter of the year be one that has ended.
    assumed = context.assumed_on if year is None else date(year, 12, 31)
    dated = context if context.published_on or assumed is None else replace(context, published_on=assumed)
    with_year = _last_with_year(times)
    for time in rank_reporting(article, times, monthly=not context.is_company):
        named = (
            time if _year_of(time) or time.kind is TimeKind.MONTH else with_year.get((time.kind, time.value.part), time)
        )
        period = anchor_time(named, dated, None)
        if period is not None and _is_told(period, dated):
            return period, Evidence(
                "period", time.start, time.end, f"the article reports on {text[time.start : time.end]}"
            )
    return None


def titled_period(title: str, times: Sequence[TimeExpression], context: TimeContext) -> tuple[Period, Evidence] | None:
    """The period that a title outside of the text names; `times` are those in `title`."""
    for time in times:
        if time.kind not in _PARTS or _is_aside(title, time):
            continue
        period = anchor_time(time, context, None)
        if period is not None:
            return period, Evidence("period", None, None, f"the title says {title[time.start : time.end]}")
    return None


def rank_reporting(
    article: CleanArticle, times: Sequence[TimeExpression], *, monthly: bool = False
) -> list[TimeExpression]:
    """The times that may name the reporting period, from the headline on; a year only beside its results.

    Where there is none, the years ("profit for 2024"), else the months that the headline and the first
    paragraph tell of, which come first where the article is about no company (`monthly`).
    """
    text = article.clean.text
    end = max((block.end for block in _lead_blocks(article)), default=0)
    lead = [time for time in times if time.start < end and time.kind in _TOLD and not _is_aside(text, time)]
    ranked: list[TimeExpression] = []
    months: list[TimeExpression] = []
    years_told: dict[bool, list[TimeExpression]] = {True: [], False: []}  # "profit for 2024", "in 2024"
    first = next((block for block in _lead_blocks(article) if block.section is Section.BODY), None)
    for block in _lead_blocks(article):
        inside = [time for time in lead if block.start <= time.start < block.end]
        parts = [time for time in inside if time.kind in _PARTS or _is_stretch(time)]
        years = [time for time in inside if time.kind is TimeKind.YEAR and _is_of_results(text, time)]
        ranked += sorted(parts + years, key=lambda time: time.start)
        if block.section is Section.HEADLINE or block is first:
            months += [time for time in inside if _is_of_month(text, time)]
            for time in inside:
                word = _OF_YEAR.search(text, max(0, time.start - 24), time.start)
                if word is not None and time.kind is TimeKind.YEAR:
                    years_told[word["word"].lower() == "for"].append(time)
    if monthly:
        return months + ranked
    return years_told[True] + ranked or years_told[False] or months


def _is_stretch(time: TimeExpression) -> bool:
    """Whether months named from first to last make a quarter or more: "the October-December quarter"."""
    first, last = time.value.month, time.value.until_month
    return time.kind is TimeKind.MONTH and first is not None and last is not None and (last - first) % 12 in _QUARTERLY


def _lead_blocks(article: CleanArticle) -> list[Block]:
    sections = (Section.HEADLINE, Section.BODY, Section.TABLE)
    return [block for block in article.blocks if block.section in sections][:_LEAD_BLOCKS]


def _is_aside(text: str, time: TimeExpression) -> bool:
    before = text[max(0, time.start - 80) : time.start]
    if is_start(text, time, 0):
        return True
    return _BACKWARD.search(before) is not None or _FORWARD.search(before) is not None


def _is_of_month(text: str, time: TimeExpression) -> bool:
    """Whether a report of monthly data may be of this month: "in January", "January sales", not "since January"."""
    if time.kind is not TimeKind.MONTH or time.value.until_month is not None or time.value.relation == "by":
        return False
    return _NOT_OF_MONTH.search(text[max(0, time.start - 40) : time.start]) is None


def _is_told(period: Period, context: TimeContext) -> bool:
    """Whether a text of this day may report on the period: none that is to come, a month or year when it is over."""
    day = context.published_on
    if day is None or period.start is None or period.end is None:
        return period.unit != "month"
    if period.unit == "year":
        return period.end < day <= period.end + _LATEST
    return period.end < day if period.unit == "month" else period.start < day


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


def assumed_date(text: str, times: Sequence[TimeExpression]) -> date | None:
    """A day after all that an article without a date tells of: early in the year after the latest one it looks back on.

    It places months and quarters named without a year; None where no year is named.
    """
    years = [
        time.value.year
        for time in times
        if time.value.year is not None
        and time.kind in _YEARLY
        and time.value.relation not in ("range", "by")
        and _AHEAD.search(text[max(0, time.start - 80) : time.start]) is None
    ]
    return date(max(years) + 1, 2, 28) if years and max(years) < _LAST_YEAR else None
