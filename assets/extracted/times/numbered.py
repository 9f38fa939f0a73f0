"""Turns the digits that a time may start with into its readings, by the readers that so many digits are for."""

import re

from assets.extracted.times.clocks import read_clock, read_decade
from assets.extracted.times.dates import read_date
from assets.extracted.times.durations import read_age, read_duration
from assets.extracted.times.grammar import TimeGrammar
from assets.extracted.times.labels import read_label
from assets.extracted.times.record import TimeExpression
from assets.extracted.times.scan import Scan
from assets.extracted.times.years import read_year

_RUN = re.compile(r"\d+")
_MARKS = frozenset("-/.")
_NO_LENGTH = frozenset(("", ",", ";", ":", ")"))  # behind a number that counts no days
_OF_DAY, _OF_YEAR = 2, 4  # digits at most


def rank_numbered(scan: Scan, at: int, grammar: TimeGrammar) -> list[TimeExpression | None]:
    """What each reader makes of the digits at `at`, in the order in which they count."""
    end = _RUN.match(scan.folded, at).end()  # type: ignore[union-attr]
    size, behind = end - at, scan.folded[end : end + 1]
    readings: list[TimeExpression | None] = []
    if size <= _OF_DAY or behind in _MARKS:
        readings.append(read_date(scan, at, grammar.dates))
    if size == 1 and behind.isalpha():
        readings.append(read_label(scan, at, grammar.labels))
    if size >= _OF_YEAR:
        readings.append(read_year(scan, at, grammar.years))
    if size <= _OF_YEAR and behind not in _NO_LENGTH:
        readings.append(read_duration(scan, at, grammar.durations))
    if size == _OF_DAY and behind == ",":
        readings.append(read_age(scan, at))
    if size in (1, _OF_DAY, _OF_YEAR):
        readings.append(read_clock(scan, at, grammar.clock))
    if behind.isalpha() or behind in "'’":
        readings.append(read_decade(scan, at))
    return readings
