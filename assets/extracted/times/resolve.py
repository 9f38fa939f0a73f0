"""Turns a quantity, its passage and the article's times into the period that the quantity is about."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from assets.cleaned.record import Section
from assets.extracted.passages import Passage
from assets.extracted.record import Evidence, PeriodFrom, Quantity
from assets.extracted.times.anchor import anchor_time
from assets.extracted.times.asides import is_contrasted, is_side_remark
from assets.extracted.times.comparators import ComparatorCue
from assets.extracted.times.context import TimeContext
from assets.extracted.times.fiscal import since
from assets.extracted.times.governing import Candidate, rank_periods
from assets.extracted.times.outlook import period_of_outlook
from assets.extracted.times.printed import is_ahead, is_long_past
from assets.extracted.times.record import START, Period, PeriodReading, TimeExpression, TimeKind

_OUTSIDE = frozenset({"earlier_sentence", "heading"})  # rules that read beyond the passage
_NOTHING = PeriodReading(None, None, None, None, ())
_TIMELESS = frozenset({Section.PROFILE, Section.PROMO, Section.BIO, Section.CHROME, Section.WIDGET})
_FROM_TO = re.compile(r"\s?(?:per\s\w+\s)?(?:to|down\sto|up\sto)\s")
_CHANGING = ("from", "vs", "versus", "against", "compared")
_FROM = re.compile(r"\b(?:from|vs\.?|versus|against|compared)\s")
_STEPS = {"qoq": "quarter", "yoy": "year", "mom": "month"}
_NAMED = frozenset({TimeKind.QUARTER, TimeKind.HALF, TimeKind.SPAN, TimeKind.YEAR, TimeKind.MONTH})
_BACK = frozenset({"year_before", "of_last_year", "last", "same"})
_FIGURE = re.compile(r"\d")
_BESIDE = 60  # characters to either side in which a stretch of time belongs to a number
_LOOK_BACK = 30  # times before a relative one in which its base may stand


def resolve_period(
    text: str,
    quantity: Quantity,
    passage: Passage,
    times: Sequence[TimeExpression],
    context: TimeContext,
    *,
    comparators: Sequence[ComparatorCue] = (),
) -> PeriodReading:
    """The period of `quantity`: stated in the passage, else of an earlier sentence of the block, else reported on.

    `times` are all times of the article, in order; `comparators` those of the passage, for "from 57% to 47%".
    """
    is_market = context.metric.is_market
    for candidate in rank_periods(text, quantity, passage, times, is_market):
        period = anchor_candidate(text, candidate, times, context, passage.block.start)
        if period is not None and not (candidate.rule == "earlier_sentence" and is_long_past(period, context)):
            against = _is_set_against(text, quantity, passage, context, candidate)
            return _read(_before_change(text, quantity, period, context, comparators, against=against), candidate)
    if is_market:
        return _NOTHING
    planned = period_of_outlook(text, passage, times, context) if context.is_plan else None
    if planned is not None:
        return planned
    if context.reporting is None or not _is_reported_on(context) or passage.block.section in _TIMELESS:
        return _NOTHING
    if _has_own_span(quantity, passage, times):
        return _NOTHING
    against = _is_set_against(text, quantity, passage, context, None)
    period = _before_change(text, quantity, context.reporting, context, comparators, against=against)
    note = f"the article reports on {context.reporting.label}"
    return PeriodReading(
        period.label, period.start, period.end, PeriodFrom.CONTEXT, (Evidence("period", None, None, note),)
    )


def _is_reported_on(context: TimeContext) -> bool:
    """Whether a metric of its kind belongs to the period that the article reports on."""
    if context.metric.is_reported:
        return True
    return context.metric.is_measured and context.reporting is not None and context.reporting.unit in ("day", "month")


def tells_change(text: str, passage: Passage) -> bool:
    """Whether the passage may say "from 57% to 47%" or "8% vs 9% (QoQ)", where its comparators date a number."""
    words = text[passage.start : passage.end].lower()
    return any(word in words for word in _CHANGING) and _FROM.search(words) is not None


def _has_own_span(quantity: Quantity, passage: Passage, times: Sequence[TimeExpression]) -> bool:
    """Whether a stretch that is no period stands by the number: "over the next five years", "so far this quarter"."""
    place = bisect_left(times, max(passage.start, quantity.start - _BESIDE), key=START)
    for time in islice(times, place, None):
        if time.start >= min(passage.end, quantity.end + _BESIDE):
            return False
        is_stretch = time.value.relation in ("next", "past") and time.value.unit in ("month", "year", "decade")
        if (time.kind is TimeKind.DURATION and is_stretch) or time.value.relation == "to_date":
            return True
    return False


def anchor_candidate(
    text: str, candidate: Candidate, times: Sequence[TimeExpression], context: TimeContext, floor: int
) -> Period | None:
    """The period that a candidate means, stepped back for "Q3 last year" and opened for "since".

    `floor` is where the block starts: "the quarter" is the one named before it in the block.
    """
    time = candidate.time
    base = _base(text, time, times, context, floor)
    if candidate.rule == "same_part_of_year":
        if base is None or base.year is None or candidate.year is None:
            return None
        return context.calendar.shift(base, "year", candidate.year - base.year)
    period = anchor_time(time, context, base)
    if period is not None and candidate.rule == "between_years":
        return context.calendar.shift(period, "year", candidate.year_step)
    if period is not None and candidate.year_step:
        stated = context.reporting or base
        anew = stated is not None and stated.year != period.year and time.kind is not TimeKind.MONTH
        period = period if anew else context.calendar.shift(period, "year", candidate.year_step)
    return since(period) if period is not None and candidate.since else period


def _base(
    text: str, time: TimeExpression, times: Sequence[TimeExpression], context: TimeContext, floor: int
) -> Period | None:
    """The period that a relative time steps from: the last one stated before it in the block, else the one reported."""
    if time.kind is not TimeKind.RELATIVE:
        return None
    unit = time.value.unit if time.value.relation not in ("year_before", "same") else None
    unit = None if unit == "period" else unit
    place = bisect_left(times, time.start, key=START)
    last: Period | None = None
    for other in reversed(times[max(0, place - _LOOK_BACK) : place]):
        if other.kind not in _NAMED:
            continue
        period = anchor_time(other, context, None)
        if period is None or (unit is not None and period.unit != unit):
            continue
        if time.value.relation == "of_last_year" and is_ahead(period, context):
            continue
        if other.start < floor:
            last = last or (None if time.value.relation == "of_last_year" else period)
        elif not is_side_remark(text, other, floor):
            return period
    reported = context.reporting
    return last if reported is None or (unit is not None and reported.unit != unit) else reported


def _is_set_against(
    text: str, quantity: Quantity, passage: Passage, context: TimeContext, candidate: Candidate | None
) -> bool:
    """Whether a number without a time of its own is what another is compared with: "Q1 sales $5bn vs. $4bn"."""
    if context.is_forward or not context.metric.is_reported:
        return False
    if candidate is not None:
        own = candidate.year_step or candidate.time.value.relation in _BACK or candidate.time.kind not in _NAMED
        if own or candidate.end > quantity.start:
            return False
    start = passage.start if candidate is None else max(passage.start, candidate.end)
    return (
        is_contrasted(text, quantity.start, passage.start) and _FIGURE.search(text, start, quantity.start) is not None
    )


def _step(comparators: Sequence[ComparatorCue]) -> str:
    """How far back a comparison reaches: a year, where no words say otherwise."""
    return next((_STEPS[cue.comparator] for cue in comparators if cue.comparator in _STEPS), "year")


def _before_change(
    text: str,
    quantity: Quantity,
    period: Period,
    context: TimeContext,
    comparators: Sequence[ComparatorCue],
    *,
    against: bool,
) -> Period:
    """The period before, for a number that is set against another and for the first of "from 57% to 47%"."""
    if not text[max(0, quantity.start - 6) : quantity.start].lower().endswith("from ") or not _FROM_TO.match(
        text, quantity.end
    ):
        return (context.calendar.shift(period, _step(comparators), -1) or period) if against else period
    for cue in comparators:
        unit = _STEPS.get(cue.comparator)
        if unit is not None:
            return context.calendar.shift(period, unit, -1) or period
    return period


def _read(period: Period, candidate: Candidate) -> PeriodReading:
    evidence = Evidence("period", candidate.time.start, max(candidate.end, candidate.time.end), candidate.rule)
    from_ = PeriodFrom.CONTEXT if candidate.rule in _OUTSIDE else PeriodFrom.STATED
    return PeriodReading(period.label, period.start, period.end, from_, (evidence,))
