"""Turns the words that say against what a change is measured ("yoy", "20-day SMA", "on Monday") into comparators."""

import re

from assets.extracted.lexicon import fold
from assets.extracted.times.grammar import TimeGrammar
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.kernel.records import record

_AVERAGE = re.compile(
    r"[\s-]{0,2}\(?(?P<more>(?:and|or|&|,)\s(?:the\s|its\s)?\d{1,3}[\s-]days?\s)?(?:simple\s|exponential\s|daily\s|weighted\s)?"
    r"(?:moving[\s-]averages?|smas?|mas?|dmas?|emas?|averages?)(?![^\W_])"
)
_OWN_AVERAGE = re.compile(r"(?:^|[\d\s-])(?:d\s?)?(?:sma|dma|ema|ma)s?$|^(?:sma|dma|ema|ma)")  # "200-DMA", "SMA(50)"
_STEPS = {
    "year_before": {"year": "yoy"},
    "of_last_year": {"year": "yoy"},
    "same": {"year": "yoy"},
    "last": {"month": "mom"},
    "before": {"quarter": "qoq", "month": "mom", "week": "1w", "half": "6mo"},
}
_PAST_DAYS = {1: "1d", 7: "1w", 28: "1mo", 30: "1mo", 90: "3mo", 180: "6mo", 364: "1y", 365: "1y"}
_PAST_MONTHS = {1: "1mo", 3: "3mo", 6: "6mo", 12: "1y"}

# The same words mean one thing of a report and another of a market price.
_OF_PRICES = {"yoy": "1y", "qoq": "3mo", "mom": "1mo"}
_OF_REPORTS = {"1y": "yoy", "3mo": "qoq", "1mo": "mom"}


@record
class ComparatorCue:
    """Words at their place and the id of gold/GUIDE.md's comparator that they name; offsets into the clean text."""

    start: int
    end: int
    comparator: str
    rule: str


def find_comparators(
    text: str, start: int, end: int, times: list[TimeExpression], grammar: TimeGrammar
) -> list[ComparatorCue]:
    """The comparators in text[start:end], sorted, of overlapping ones the longest; `times` are those of find_times."""
    folded = fold(text[start:end])
    cues = [
        ComparatorCue(start + hit.start, start + hit.end, hit.key, "comparator_cue")
        for hit in grammar.comparators.find(folded)
    ]
    for time in times:
        if start <= time.start and time.end <= end:
            cue = _of_time(folded, start, time)
            if cue is not None:
                cues.append(cue)
    return _disjoint(cues)


def comparator_of(cue: ComparatorCue, is_market_price: bool) -> str:
    """The comparator for a market price (over a year: 1y) or for a reported figure (over a year: yoy)."""
    meaning = _OF_PRICES if is_market_price else _OF_REPORTS
    return meaning.get(cue.comparator, cue.comparator)


def _of_time(folded: str, start: int, time: TimeExpression) -> ComparatorCue | None:
    """The comparator that a time names by itself or with the average after it."""
    value = time.value
    if time.kind is TimeKind.WEEKDAY:
        return ComparatorCue(time.start, time.end, "1d", "weekday")
    if time.kind is TimeKind.RELATIVE:
        comparator = _STEPS.get(value.relation or "", {}).get(value.unit or "")
        return ComparatorCue(time.start, time.end, comparator, "relative_period") if comparator else None
    if time.kind is not TimeKind.DURATION:
        return None
    own = _OWN_AVERAGE.search(folded[time.start - start : time.end - start])
    average = _AVERAGE.match(folded, time.end - start)
    if value.unit == "day" and value.count and (own or average):
        until = time.end if own or average is None or average["more"] else start + average.end()
        return ComparatorCue(time.start, until, f"sma_{value.count}d", "moving_average")
    past = _past(time) if value.relation in ("past", "ago") else None
    return ComparatorCue(time.start, time.end, past, "past_duration") if past else None


def _past(time: TimeExpression) -> str:
    count, unit = time.value.count or 0, time.value.unit
    if unit == "hour":
        return "1d" if count == 24 else "other"
    if unit in ("year", "quarter"):
        return _PAST_MONTHS.get(count * (12 if unit == "year" else 3), "other")
    if unit == "month":
        return _PAST_MONTHS.get(count, "other")
    return _PAST_DAYS.get(time.days or 0, "other")


def _disjoint(cues: list[ComparatorCue]) -> list[ComparatorCue]:
    """The longest of overlapping cues, in order; of equal ones the first."""
    kept: list[ComparatorCue] = []
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
        elif cue.end - cue.start > kept[-1].end - kept[-1].start:
            kept[-1] = cue
    return kept
