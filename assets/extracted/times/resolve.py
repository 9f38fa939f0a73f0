"""Turns a quantity, its passage and the article's times into the period that the quantity is about."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from assets.cleaned.record import Section
from assets.extracted.passages import Passage
from assets.extracted.record import Evidence, PeriodFrom, Quantity
from assets.extracted.times.anchor import anchor_time
from assets.extracted.times.comparators import ComparatorCue
from assets.extracted.times.context import TimeContext
from assets.extracted.times.fiscal import since
from assets.extracted.times.governing import Candidate, rank_periods
from assets.extracted.times.record import Period, PeriodReading, TimeExpression, TimeKind

_OUTSIDE = frozenset({"earlier_sentence", "heading"})  # rules that read beyond the passage
_NOTHING = PeriodReading(None, None, None, None, ())
_TIMELESS = frozenset({Section.PROFILE, Section.PROMO, Section.BIO, Section.CHROME, Section.WIDGET})
_FROM_TO = re.compile(r"\s?(?:per\s\w+\s)?(?:to|down\sto|up\sto)\s")
_STEPS = {"qoq": "quarter", "yoy": "year", "mom": "month"}
_NAMED = frozenset({TimeKind.QUARTER, TimeKind.HALF, TimeKind.SPAN, TimeKind.YEAR, TimeKind.MONTH})
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
        if period is not None:
            return _read(_before_change(text, quantity, period, context, comparators), candidate)
    if is_market:
        return _NOTHING
    if context.reporting is None or not context.metric.is_reported or passage.block.section in _TIMELESS:
        return _NOTHING
    period = _before_change(text, quantity, context.reporting, context, comparators)
    note = f"the article reports on {context.reporting.label}"
    return PeriodReading(
        period.label, period.start, period.end, PeriodFrom.CONTEXT, (Evidence("period", None, None, note),)
    )


def anchor_candidate(
    text: str, candidate: Candidate, times: Sequence[TimeExpression], context: TimeContext, floor: int
) -> Period | None:
    """The period that a candidate means, stepped back for "Q3 last year" and opened for "since".

    `floor` is where the block starts: "the quarter" is the one named before it in the block.
    """
    time = candidate.time
    base = _base(time, times, context, floor)
    if candidate.rule == "same_part_of_year":
        year = int(re.findall(r"\d{4}", text[time.start : candidate.end])[-1])
        return context.calendar.shift(base, "year", year - base.year) if base and base.year else None
    period = anchor_time(time, context, base)
    if period is not None and candidate.rule == "between_years":
        return context.calendar.shift(period, "year", candidate.year_step)
    if period is not None and candidate.year_step:
        stated = context.reporting or base
        anew = stated is not None and stated.year != period.year and time.kind is not TimeKind.MONTH
        period = period if anew else context.calendar.shift(period, "year", candidate.year_step)
    return since(period) if period is not None and candidate.since else period


def _base(time: TimeExpression, times: Sequence[TimeExpression], context: TimeContext, floor: int) -> Period | None:
    """The period that a relative time steps from: the last one stated before it in the block, else the one reported."""
    if time.kind is not TimeKind.RELATIVE:
        return None
    unit = time.value.unit if time.value.relation not in ("year_before", "same") else None
    place = bisect_left(times, time.start, key=lambda other: other.start)
    last: Period | None = None
    for other in reversed(times[max(0, place - _LOOK_BACK) : place]):
        if other.kind not in _NAMED:
            continue
        period = anchor_time(other, context, None)
        if period is not None and _fits(period, unit, context):
            if other.start >= floor:
                return period
            last = last or period
    reported = context.reporting
    return last if reported is None or (unit is not None and reported.unit != unit) else reported


def _fits(period: Period, unit: str | None, context: TimeContext) -> bool:
    """Whether a step may start at `period`: of the same unit, and no later than what the article reports on."""
    if unit is not None:
        return period.unit == unit
    return context.reporting is None or period.label == context.reporting.label


def _before_change(
    text: str, quantity: Quantity, period: Period, context: TimeContext, comparators: Sequence[ComparatorCue]
) -> Period:
    """The period before, for the first number of "from 57% to 47%" where the words say against when."""
    if not text[max(0, quantity.start - 6) : quantity.start].lower().endswith("from "):
        return period
    if not _FROM_TO.match(text, quantity.end):
        return period
    for cue in comparators:
        unit = _STEPS.get(cue.comparator)
        if unit is not None:
            return context.calendar.shift(period, unit, -1) or period
    return period


def _read(period: Period, candidate: Candidate) -> PeriodReading:
    evidence = Evidence("period", candidate.time.start, max(candidate.end, candidate.time.end), candidate.rule)
    from_ = PeriodFrom.CONTEXT if candidate.rule in _OUTSIDE else PeriodFrom.STATED
    return PeriodReading(period.label, period.start, period.end, from_, (evidence,))
