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
from assets.extracted.times.governing import Candidate, rank_candidates, rank_earlier
from assets.extracted.times.record import Period, PeriodReading, TimeExpression, TimeKind

_NOTHING = PeriodReading(None, None, None, None, ())
_TIMELESS = frozenset({Section.PROFILE, Section.RELATED, Section.PROMO, Section.BIO, Section.CHROME, Section.WIDGET})
_FROM_TO = re.compile(r"\s?(?:per\s\w+\s)?(?:to|down\sto|up\sto)\s")
_STEPS = {"qoq": "quarter", "yoy": "year", "mom": "month"}
_LOOK_BACK = 30  # times before a relative one in which its base may stand


def resolve_period(
    text: str,
    quantity: Quantity,
    passage: Passage,
    times: Sequence[TimeExpression],
    context: TimeContext,
    comparators: Sequence[ComparatorCue] = (),
) -> PeriodReading:
    """The period of `quantity`: stated in the passage, else of an earlier sentence of the block, else reported on.

    `times` are all times of the article, in order; `comparators` those of the passage, for "from 57% to 47%".
    """
    for candidate in rank_candidates(text, quantity, passage, times, context):
        period = anchor_candidate(text, candidate, times, context)
        if period is not None:
            stated = candidate.rule != "label" or passage.cell is not None
            return _read(_before_change(text, quantity, period, context, comparators), candidate, stated)
    if context.metric.is_market:
        return _NOTHING
    for candidate in rank_earlier(text, passage, times):
        period = anchor_candidate(text, candidate, times, context)
        if period is not None:
            return _read(_before_change(text, quantity, period, context, comparators), candidate, stated=False)
    if context.reporting is None or not context.metric.is_reported or passage.block.section in _TIMELESS:
        return _NOTHING
    period = _before_change(text, quantity, context.reporting, context, comparators)
    note = f"the article reports on {context.reporting.label}"
    return PeriodReading(
        period.label, period.start, period.end, PeriodFrom.CONTEXT, (Evidence("period", None, None, note),)
    )


def anchor_candidate(
    text: str, candidate: Candidate, times: Sequence[TimeExpression], context: TimeContext
) -> Period | None:
    """The period that a candidate means, stepped back for "Q3 last year" and opened for "since"."""
    time = candidate.time
    base = _base(time, times, context)
    if candidate.rule == "same_part_of_year":
        year = int(re.findall(r"\d{4}", text[time.start : candidate.end])[-1])
        return context.calendar.shift(base, "year", year - base.year) if base and base.year else None
    period = anchor_time(time, context, base)
    if period is not None and candidate.year_step:
        stated = context.reporting or base
        anew = stated is not None and stated.year != period.year and time.kind is not TimeKind.MONTH
        period = period if anew else context.calendar.shift(period, "year", candidate.year_step)
    return since(period) if period is not None and candidate.since else period


def _base(time: TimeExpression, times: Sequence[TimeExpression], context: TimeContext) -> Period | None:
    """The period that a time without a year or a relative one steps from: the last one stated before it that fits."""
    if time.kind is not TimeKind.RELATIVE:
        return None
    unit = time.value.unit if time.value.relation not in ("year_before", "same") else None
    place = bisect_left(times, time.start, key=lambda other: other.start)
    for other in reversed(times[max(0, place - _LOOK_BACK) : place]):
        if other.kind in (TimeKind.QUARTER, TimeKind.HALF, TimeKind.SPAN, TimeKind.YEAR, TimeKind.MONTH):
            period = anchor_time(other, context, None)
            if period is not None and _fits(period, unit, context):
                return period
    return context.reporting


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


def _read(period: Period, candidate: Candidate, stated: bool) -> PeriodReading:
    evidence = Evidence("period", candidate.time.start, max(candidate.end, candidate.time.end), candidate.rule)
    from_ = PeriodFrom.STATED if stated else PeriodFrom.CONTEXT
    return PeriodReading(period.label, period.start, period.end, from_, (evidence,))
