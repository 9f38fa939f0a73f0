"""Turns a text into the times in it: every date, period label, duration and clock time, in order, none overlapping."""

import re
from collections.abc import Iterator

from assets.extracted.lexicon import fold
from assets.extracted.times.clocks import read_clock, read_decade
from assets.extracted.times.dates import read_date
from assets.extracted.times.durations import read_age, read_duration
from assets.extracted.times.ended import extend_to_end, extend_to_year, read_ended
from assets.extracted.times.grammar import TimeGrammar
from assets.extracted.times.labels import read_label
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.extracted.times.scan import Scan
from assets.extracted.times.years import read_year

# A digit run with the few letters or the apostrophe glued before it: "2025", "Q1", "FY25", "’18".
# What follows money or a decimal point is no time: "$4 year", "1,200 days".
_DIGITS = re.compile(r"(?<![^\W_])(?<![$€£¥₹])(?<!\d[.,])(?:[a-z]{1,3}|['’‘])?\d")

_DIGIT = "digit"
_CUE = "cue"


def find_times(text: str, start: int, end: int, grammar: TimeGrammar) -> list[TimeExpression]:
    """The times in text[start:end], sorted by place and disjoint; offsets into `text`."""
    written = text[start:end]
    scan = Scan(written, fold(written))
    found: list[TimeExpression] = []
    for time in _longest_at_each_place(scan, grammar):
        last = found[-1] if found else None
        if last is None or time.start >= last.end:
            found.append(time)
        elif last.kind is TimeKind.RELATIVE and time.end > last.end:
            found[-1] = time  # "the quarter ended March 31" is more than "the quarter"
    return [_shift(time, start) for time in found] if start else found


def _shift(time: TimeExpression, by: int) -> TimeExpression:
    return TimeExpression(time.start + by, time.end + by, time.kind, time.value, time.rule, time.contractual)


def rank_times(scan: Scan, at: int, starts: set[str], grammar: TimeGrammar) -> Iterator[TimeExpression]:
    """Every reading of a time that starts at `at`, by the readers of `starts`; of equal ones the first counts."""
    if starts & {_DIGIT, "date"}:
        yield from _some(read_date(scan, at, grammar.dates), read_label(scan, at, grammar.labels))
    elif "label" in starts:
        yield from _some(read_label(scan, at, grammar.labels))
    if starts & {_DIGIT, "label"}:
        yield from _some(read_year(scan, at, grammar.years))
    if starts & {_DIGIT, "length"}:
        yield from _some(read_duration(scan, at, grammar.durations))
    if starts & {_DIGIT, "age"}:
        yield from _some(read_age(scan, at))
    if _DIGIT in starts:
        yield from _some(read_clock(scan, at, grammar.clock), read_decade(scan, at))
    if starts & {"ended", "label"}:
        yield from _some(read_ended(scan, at, grammar.ended, grammar.dates))


def _some(*readings: TimeExpression | None) -> Iterator[TimeExpression]:
    return (time for time in readings if time is not None)


def _longest_at_each_place(scan: Scan, grammar: TimeGrammar) -> Iterator[TimeExpression]:
    """The longest reading at each place where a time may start; places inside a time that is no cue are skipped."""
    cues: dict[int, TimeExpression] = {}
    starts: dict[int, set[str]] = {}
    for match in _DIGITS.finditer(scan.folded):
        starts[match.start()] = starts[match.end() - 1] = {_DIGIT}
    for hit in grammar.openings.find(scan.folded):
        starts.setdefault(hit.start, set()).add(hit.family)
        if hit.family == _CUE:
            cues[hit.start] = _cue(hit.start, hit.end, hit.key, grammar)
    free = 0
    for at in sorted(starts):
        if at < free:
            continue
        readings = [_extend(scan, time, grammar) for time in rank_times(scan, at, starts[at], grammar)]
        best = max([cues[at], *readings] if at in cues else readings, key=lambda time: time.end, default=None)
        if best is not None:
            free = best.end if best.kind is not TimeKind.RELATIVE else free
            yield best


def _cue(start: int, end: int, key: str, grammar: TimeGrammar) -> TimeExpression:
    return TimeExpression(start, end, TimeKind.RELATIVE, grammar.cues[int(key)].value, "cue")


def _extend(scan: Scan, time: TimeExpression, grammar: TimeGrammar) -> TimeExpression:
    time = extend_to_year(scan, time, grammar.ended, grammar.labels)
    return extend_to_end(scan, time, grammar.ended, grammar.dates)
