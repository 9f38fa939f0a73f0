"""Turns a plan that names no time, and the outlook told just before it, into the period that the plan is for."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from assets.extracted.passages import Passage
from assets.extracted.record import Evidence, PeriodFrom
from assets.extracted.times.anchor import anchor_time
from assets.extracted.times.asides import is_side_remark
from assets.extracted.times.context import TimeContext
from assets.extracted.times.printed import is_to_come
from assets.extracted.times.record import START, PeriodReading, TimeExpression, TimeKind

_REACH = 700  # characters before a passage
_PLANNED = frozenset({TimeKind.YEAR, TimeKind.QUARTER, TimeKind.HALF})
_LOOKS_AHEAD = re.compile(
    r"\b(?:expects?|projects?|forecasts?|sees|guid\w+|outlook|anticipates?|targets?|plans?|aims?|predicts?|will)\b",
    re.IGNORECASE,
)


def period_of_outlook(
    text: str, passage: Passage, times: Sequence[TimeExpression], context: TimeContext
) -> PeriodReading | None:
    """What the plan told before is for: "For 2025 it expects $5. Previously, it expected $6"; None where none is."""
    last = bisect_left(times, passage.start, key=START)
    first = bisect_left(times, passage.start - _REACH, key=START)
    for time in reversed(times[first:last]):
        if time.kind not in _PLANNED or is_side_remark(text, time, max(0, passage.start - _REACH)):
            continue
        start, end = text.rfind("\n", 0, time.start) + 1, text.find(". ", time.end)
        if not _LOOKS_AHEAD.search(text, start, end if end > 0 else passage.start):
            continue
        period = anchor_time(time, context, None)
        if period is not None and is_to_come(period, context):
            evidence = Evidence("period", time.start, time.end, "the outlook before is for this period")
            return PeriodReading(period.label, period.start, period.end, PeriodFrom.CONTEXT, (evidence,))
    return None
