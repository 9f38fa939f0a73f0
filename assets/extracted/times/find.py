"""Turns a text into the times in it: every date, period label, duration and clock time, in order, none overlapping."""

import re
from collections.abc import Iterator

from assets.extracted.lexicon import fold
from assets.extracted.times.clocks import read_clock, read_decade
from assets.extracted.times.dates import read_date
from assets.extracted.times.durations import read_duration
from assets.extracted.times.ended import extend_to_end, extend_to_year, read_ended
from assets.extracted.times.grammar import TimeGrammar
from assets.extracted.times.labels import read_label
from assets.extracted.times.record import TimeExpression
from assets.extracted.times.scan import Scan
from assets.extracted.times.years import read_year

# A digit run with the few letters or the apostrophe glued before it: "2025", "Q1", "FY25", "’18".
_DIGITS = re.compile(r"(?<![^\W_])(?:[a-z]{1,2}|['’‘])?\d")


def find_times(text: str, start: int, end: int, grammar: TimeGrammar) -> list[TimeExpression]:
    """The times in text[start:end], sorted by place and disjoint; offsets into `text`."""
    written = text[start:end]
    scan = Scan(written, fold(written))
    found: list[TimeExpression] = []
    free = 0
    for at in _openings(scan, grammar):
        if at < free:
            continue
        best = max(rank_times(scan, at, grammar), key=lambda time: time.end, default=None)
        if best is not None:
            best = _extend(scan, best, grammar)
            free = best.end
            found.append(_shift(best, start))
    return found


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
    return (time for time in readings if time is not None)


def _openings(scan: Scan, grammar: TimeGrammar) -> list[int]:
    """Where a time may start, in order."""
    places = {place for match in _DIGITS.finditer(scan.folded) for place in (match.start(), match.end() - 1)}
    places.update(hit.start for hit in grammar.openings.find(scan.folded))
    return sorted(places)


def _extend(scan: Scan, time: TimeExpression, grammar: TimeGrammar) -> TimeExpression:
    time = extend_to_year(scan, time, grammar.ended, grammar.labels)
    return extend_to_end(scan, time, grammar.ended, grammar.dates)


def _shift(time: TimeExpression, by: int) -> TimeExpression:
    return TimeExpression(time.start + by, time.end + by, time.kind, time.value, time.rule, time.contractual)
