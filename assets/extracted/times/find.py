"""Turns a text into the times in it: every date, period label, duration and clock time, in order, none overlapping."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assets.extracted.lexicon import fold
from assets.extracted.times.clocks import read_clock, read_decade
from assets.extracted.times.dates import read_date
from assets.extracted.times.durations import read_duration
from assets.extracted.times.ended import extend_to_end, extend_to_year, read_ended
from assets.extracted.times.grammar import TimeGrammar
from assets.extracted.times.labels import read_label
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.extracted.times.scan import Scan
from assets.extracted.times.years import read_year

# A digit run with the few letters or the apostrophe glued before it: "2025", "Q1", "FY25", "’18".
# What follows money or a decimal point is no time: "$4 year", "1,200 days".
_DIGITS = re.compile(r"(?<![^\W_])(?<![$€£¥₹])(?<!\d[.,])(?:[a-z]{1,2}|['’‘])?\d")


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
    return [replace(time, start=time.start + start, end=time.end + start) for time in found]


def rank_times(scan: Scan, at: int, grammar: TimeGrammar) -> Iterator[TimeExpression]:
    """Every reading of a time that starts at `at`; of equal ones the first counts."""
    readings = (
        read_date(scan, at, grammar.dates),
        read_label(scan, at, grammar.labels),
        read_year(scan, at, grammar.years),
        read_duration(scan, at, grammar.durations),
        read_clock(scan, at, grammar.clock),
        read_decade(scan, at),
        read_ended(scan, at, grammar.ended, grammar.dates),
    )
    return (_extend(scan, time, grammar) for time in readings if time is not None)


def _longest_at_each_place(scan: Scan, grammar: TimeGrammar) -> Iterator[TimeExpression]:
    """The longest reading at each place where a time may start; places inside a time that is no cue are skipped."""
    hits = grammar.openings.find(scan.folded)
    cues = {hit.start: _cue(hit.start, hit.end, hit.key, grammar) for hit in hits if hit.family == "cue"}
    places = {place for match in _DIGITS.finditer(scan.folded) for place in (match.start(), match.end() - 1)}
    free = 0
    for at in sorted(places.union(hit.start for hit in hits)):
        if at < free:
            continue
        readings = ([cues[at]] if at in cues else []) + list(rank_times(scan, at, grammar))
        best = max(readings, key=lambda time: time.end, default=None)
        if best is not None:
            free = best.end if best.kind is not TimeKind.RELATIVE else free
            yield best


def _cue(start: int, end: int, key: str, grammar: TimeGrammar) -> TimeExpression:
    return TimeExpression(start, end, TimeKind.RELATIVE, grammar.cues[int(key)].value, "cue")


def _extend(scan: Scan, time: TimeExpression, grammar: TimeGrammar) -> TimeExpression:
    time = extend_to_year(scan, time, grammar.ended, grammar.labels)
    return extend_to_end(scan, time, grammar.ended, grammar.dates)
