"""Turns a number and the times around it into candidates for its period, ranked by how the words bind them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.extracted.times.asides import is_contrasted, is_side_remark, remember, words_before
from assets.extracted.times.binding import Bond, bond_cost, count_numbers, is_since
from assets.extracted.times.columns import column_time
from assets.extracted.times.record import START, TimeExpression, TimeKind
from assets.kernel.records import record

_REACH = 400  # characters to either side in which a time may govern a number
_BESIDE = 6  # times on either side of a number that are looked at
_EARLIER = 12  # times of earlier sentences that are looked at
_PARTS = frozenset({TimeKind.QUARTER, TimeKind.HALF})
_LABELS = _PARTS | {TimeKind.YEAR, TimeKind.SPAN, TimeKind.MONTH}
_DAYS = frozenset({TimeKind.DATE, TimeKind.WEEKDAY})
_GOVERNING = _LABELS | _DAYS | {TimeKind.RELATIVE}
_BACK = frozenset({"year_before", "of_last_year", "last", "same"})
_LINK = re.compile(r"[\s,]*(?:of\s|in\s|from\s|and\s)?(?:the\s)?")
_CONVERSION = re.compile(r"\s?\([^\w\s()]{0,2}[A-Z]{0,3}[^\w\s()]?\s?\d[\d.,]*\s?\w*\)")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$")
_opens = remember(r"(?:^|[.!?][\"”’]?\s+|\n|^[-*•]\s)\W{0,2}(?:(?:in|for|during|at|by|over|as of)\s)?(?:the\s|its\s)?$")


@record
class Candidate:
    """A time that may be the period of a number; the lowest `cost` binds most.

    Its words end at `end`; `year_step` moves it by years ("Q3 last year"), `since` opens it to today,
    `year` sets its year ("the same period of 2024").
    """

    time: TimeExpression
    end: int
    rule: str
    cost: int = 0
    year_step: int = 0
    since: bool = False
    year: int | None = None


def rank_periods(
    text: str, quantity: Quantity, passage: Passage, times: Sequence[TimeExpression], is_market: bool
) -> Iterator[Candidate]:
    """The times that may say what period `quantity` is about, best first; `times` are the article's.

    Those of the passage come first, of a cell those of its labels too, then earlier sentences of the block, then the
    heading. A market price (`is_market`) takes no time from outside its passage.
    """
    near = _beside(quantity, passage, times)
    found = list(_in_passage(text, quantity, passage, near, is_market)) if near else []
    header = column_time(text, quantity, passage, times)
    if header is not None:
        found.append(Candidate(header, header.end, "column"))
    if passage.cell is not None:
        found += _in_labels(text, passage, times, "label")
    yield from sorted(found, key=_cost)
    if not is_market:
        yield from sorted(_in_earlier(text, passage, times), key=_cost)
        if passage.cell is None:
            yield from _in_labels(text, passage, times, "heading")


def _beside(quantity: Quantity, passage: Passage, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times of the passage around a number, and the one that opens the passage if it is not too far off."""
    floor = max(passage.start, quantity.start - _REACH)
    first = bisect_left(times, floor, key=START)
    place = bisect_left(times, quantity.start, first, key=START)
    last = bisect_left(times, min(passage.end, quantity.end + _REACH), place, key=START)
    near = list(times[max(first, place - _BESIDE) : min(last, place + _BESIDE)])
    if floor == passage.start and place - first <= _BESIDE:
        return near
    opening = _near(times, passage.start, min(passage.end, passage.start + 60))[:1]
    is_far = opening and (not near or opening[0].start < near[0].start)
    return opening + near if is_far and quantity.start - opening[0].end <= 2 * _REACH else near


def _cost(candidate: Candidate) -> int:
    return candidate.cost


def _in_earlier(text: str, passage: Passage, times: Sequence[TimeExpression]) -> Iterator[Candidate]:
    """The periods that earlier sentences of the same block are about, the nearest first, openings before asides."""
    floor = passage.block.start
    window = _near(times, floor, passage.start)[-_EARLIER:] if floor < passage.start else []
    for distance, (time, following) in enumerate(reversed(list(zip_longest(window, window[1:])))):
        if time.kind not in _LABELS or is_side_remark(text, time, floor):
            continue
        opens = _opens(words_before(text, time.start, floor))
        candidate = Candidate(time, time.end, "earlier_sentence", 10 * distance + (0 if opens else 25))
        merged = _merge(text, time, following)
        if merged is not None and merged.rule == "between_years":
            candidate = replace(merged, cost=candidate.cost - 15)
        if merged is None or merged.rule == "between_years":
            yield candidate


def _near(times: Sequence[TimeExpression], start: int, end: int) -> list[TimeExpression]:
    first = bisect_left(times, start, key=START)
    last = bisect_left(times, end, key=START)
    return list(times[first:last])


def _in_passage(
    text: str, quantity: Quantity, passage: Passage, near: list[TimeExpression], is_market: bool
) -> Iterator[Candidate]:
    merged_away = None
    for time, following in zip_longest(near, near[1:]):
        if time is merged_away or time.kind not in _GOVERNING:
            continue
        merged = _merge(text, time, following)
        merged_away = following if merged is not None else None
        candidate = merged or Candidate(time, time.end, "stated")
        start = candidate.time.start
        if start < quantity.end and quantity.start < candidate.end:
            continue
        edges = (
            (_after_conversion(text, quantity.end), start) if start >= quantity.end else (candidate.end, quantity.start)
        )
        numbers = count_numbers(text, *edges, near)
        if not _tells_years(near, quantity):
            candidate = _as_year_before(text, passage, quantity, candidate, numbers)
        bond = Bond(text, quantity, passage, candidate.time, candidate.end, numbers, candidate.year_step < 0)
        cost = bond_cost(bond, is_market)
        if cost is not None:
            yield _bind(candidate, cost, since=is_since(bond))


def _after_conversion(text: str, end: int) -> int:
    """Where a number ends with its conversion in brackets: "$9m (£5m) a year before"."""
    match = _CONVERSION.match(text, end)
    return match.end() if match else end


def _bind(candidate: Candidate, cost: int, *, since: bool) -> Candidate:
    c = candidate
    return Candidate(c.time, c.end, c.rule, cost, c.year_step, since, c.year)


def _as_year_before(text: str, passage: Passage, quantity: Quantity, candidate: Candidate, numbers: int) -> Candidate:
    """The candidate with "last year" read as a year earlier, where the number is set against another before it."""
    time = candidate.time
    if time.value.relation != "last" or time.value.unit != "year" or numbers or time.start < quantity.end:
        return candidate
    if not is_contrasted(text, quantity.start, passage.start):
        return candidate
    return replace(candidate, time=replace(time, value=replace(time.value, relation="year_before")))


def _tells_years(near: Sequence[TimeExpression], quantity: Quantity) -> bool:
    """Whether a year is told of before the number, so that "last year" is the one before it: "25% this year"."""
    before = (time for time in near if time.start < quantity.start and time.value.unit == "year")
    return any(time.value.relation in ("current", "next") for time in before)


def _merge(text: str, time: TimeExpression, following: TimeExpression | None) -> Candidate | None:
    """Two times that are one: "Q3 last year", "the year-ago first quarter", "the same period of 2024"."""
    if following is None or following.start - time.end > 12 or not _LINK.fullmatch(text, time.end, following.start):
        return None
    compared = text.startswith(" from ", time.end)  # "grew 5% in the fourth quarter from a year earlier"
    if time.kind in _LABELS and time.value.year is None and following.value.relation in _BACK and not compared:
        return Candidate(time, following.end, "part_of_last_year", year_step=-1)
    if time.value.relation in _BACK and following.kind in _LABELS and following.value.year is None:
        return Candidate(following, following.end, "part_of_last_year", year_step=-1)
    if time.value.relation == "same" and following.kind is TimeKind.YEAR and following.value.year:
        return Candidate(time, following.end, "same_part_of_year", year=following.value.year)
    is_between = time.kind in _PARTS and _BETWEEN.search(words_before(text, time.start, 0)) is not None
    if is_between and following.kind is TimeKind.YEAR and time.value.year and following.value.year:
        step = following.value.year - time.value.year
        return Candidate(time, following.end, "between_years", year_step=step)
    return None


def _in_labels(text: str, passage: Passage, times: Sequence[TimeExpression], rule: str) -> Iterator[Candidate]:
    """The times of the row label, the column headers and the heading, from near to far."""
    for distance, label in enumerate(passage.labels):
        for time in _near(times, label.start, label.end):
            if passage.cell is None and is_side_remark(text, time, label.start):
                continue  # a lead-in may be half a sentence: "The rate came to 30% (Q1 2024: 31%)"
            if time.kind in _LABELS or (passage.cell is not None and time.kind in _DAYS):
                yield Candidate(time, time.end, rule, 70 + 10 * distance)
