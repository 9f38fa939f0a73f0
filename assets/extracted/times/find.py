"""Turns a text into the times in it: every date, period label, duration and clock time, in order, none overlapping."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from assets.extracted.lexicon import Hit, fold
from assets.extracted.times.clocks import read_decade
from assets.extracted.times.dates import read_date
from assets.extracted.times.durations import read_age, read_duration
from assets.extracted.times.ended import extend_to_end, extend_to_year, read_ended
from assets.extracted.times.grammar import TimeGrammar
from assets.extracted.times.labels import read_label
from assets.extracted.times.numbered import rank_numbered
from assets.extracted.times.record import TimeExpression, TimeKind
from assets.extracted.times.scan import Scan
from assets.extracted.times.years import read_year

# A digit run with the few letters or the apostrophe glued before it: "2025", "Q1", "FY25", "’18".
# What follows money or a decimal point is no time: "$4 year", "1,200 days"; nor is a percentage.
_DIGITS = re.compile(r"(?<![^\W_])(?<![$€£¥₹])(?<!\d[.,])(?:[a-z]{1,3}|['’‘])?\d(?!\d{0,6}+(?:\.\d{1,6}+)?+\s?%)")

_DIGIT = "digit"
_CUE = "cue"


@dataclass(frozen=True, slots=True)
class _Openings:
    """The places where a time may start: the readers that may read it, and the longest relative expression there."""

    readers: dict[int, set[str]]
    cues: dict[int, Hit]


def find_times(text: str, start: int, end: int, grammar: TimeGrammar) -> list[TimeExpression]:
    """The times in text[start:end], sorted by place and disjoint; offsets into `text`."""
    return find_all_times(text[:end], [(start, end)], grammar)


def find_all_times(text: str, spans: Iterable[tuple[int, int]], grammar: TimeGrammar) -> list[TimeExpression]:
    """The times inside `spans` of `text`, passage by passage; none reaches over the edge of its span."""
    folded = fold(text)
    openings = _find_openings(folded, grammar)
    places = sorted(openings.readers)
    found: list[TimeExpression] = []
    for start, end in spans:
        here = places[bisect_left(places, start) : bisect_left(places, end)]
        if here:
            scan = Scan(text[start:end], folded[start:end])
            found += _find_in_span(scan, start, here, openings, grammar)
    return found


def _find_openings(folded: str, grammar: TimeGrammar) -> _Openings:
    """Every place of a text where a time may start."""
    readers: dict[int, set[str]] = {}
    cues: dict[int, Hit] = {}
    for match in _DIGITS.finditer(folded):
        readers[match.start()] = readers[match.end() - 1] = {_DIGIT}
    for hit in grammar.openings.find(folded):
        readers.setdefault(hit.start, set()).add(hit.family)
        if hit.family == _CUE:
            cues[hit.start] = hit
    return _Openings(readers, cues)


def _find_in_span(
    scan: Scan, offset: int, places: list[int], openings: _Openings, grammar: TimeGrammar
) -> list[TimeExpression]:
    found: list[TimeExpression] = []
    for time in _longest_at_each_place(scan, offset, places, openings, grammar):
        last = found[-1] if found else None
        if last is None or time.start >= last.end:
            found.append(time)
        elif last.kind is TimeKind.RELATIVE and time.end > last.end:
            found[-1] = time  # "the quarter ended March 31" is more than "the quarter"
    return [_shift(time, offset) for time in found] if offset else found


def _shift(time: TimeExpression, by: int) -> TimeExpression:
    return TimeExpression(time.start + by, time.end + by, time.kind, time.value, time.rule, time.contractual)


def rank_times(scan: Scan, at: int, starts: AbstractSet[str], grammar: TimeGrammar) -> list[TimeExpression]:
    """Every reading of a time that starts at `at`, by the readers of `starts`; of equal ones the first counts."""
    if scan.folded[at].isdecimal():
        return [time for time in rank_numbered(scan, at, grammar) if time is not None]
    digit, label = _DIGIT in starts, "label" in starts
    readings: list[TimeExpression | None] = []
    if digit or "date" in starts:
        readings += (read_date(scan, at, grammar.dates), read_label(scan, at, grammar.labels))
    elif label:
        readings.append(read_label(scan, at, grammar.labels))
    if digit or label:
        readings.append(read_year(scan, at, grammar.years))
    if digit or "length" in starts:
        readings.append(read_duration(scan, at, grammar.durations))
    if digit or "age" in starts:
        readings.append(read_age(scan, at))
    if digit and not scan.folded[at].isalpha():
        readings.append(read_decade(scan, at))
    if label or "ended" in starts:
        readings.append(read_ended(scan, at, grammar.ended, grammar.dates))
    return [time for time in readings if time is not None]


def _longest_at_each_place(
    scan: Scan, offset: int, places: Iterable[int], openings: _Openings, grammar: TimeGrammar
) -> Iterator[TimeExpression]:
    """The longest reading at each place where a time may start; places inside a time that is no cue are skipped."""
    free = 0
    for place in places:
        at = place - offset
        if at < free:
            continue
        readings = [_extend(scan, time, grammar) for time in rank_times(scan, at, openings.readers[place], grammar)]
        cue = openings.cues.get(place)
        if cue is not None and cue.end - offset <= len(scan.folded):
            readings.insert(0, _cue(at, cue.end - offset, cue.key, grammar))
        if readings:
            best = max(readings, key=_end)
            free = best.end if best.kind is not TimeKind.RELATIVE else free
            yield best


def _end(time: TimeExpression) -> int:
    return time.end


def _cue(start: int, end: int, key: str, grammar: TimeGrammar) -> TimeExpression:
    return TimeExpression(start, end, TimeKind.RELATIVE, grammar.cues[int(key)].value, "cue")


def _extend(scan: Scan, time: TimeExpression, grammar: TimeGrammar) -> TimeExpression:
    time = extend_to_year(scan, time, grammar.ended, grammar.labels)
    return extend_to_end(scan, time, grammar.ended, grammar.dates)
