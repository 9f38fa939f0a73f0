"""Turns a number and the times around it into candidates for its period, ranked by how the words bind them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.extracted.times.context import TimeContext
from assets.extracted.times.record import TimeExpression, TimeKind

_REACH = 400  # characters to either side in which a time may govern a number
_LABELS = frozenset({TimeKind.QUARTER, TimeKind.HALF, TimeKind.YEAR, TimeKind.SPAN, TimeKind.MONTH})
_DAYS = frozenset({TimeKind.DATE, TimeKind.WEEKDAY})
_COMPARATIVE = frozenset({"year_before", "same", "before"})

_NUMBER = re.compile(r"\d[\d.,]*")
_BREAK = re.compile(
    r"[;:—]|\s[–-]\s|\b(?:but|while|whereas|although|though|despite|however|compar\w+|versus|vs|against|from|than|after|before)\b"
)
_CONTRAST = re.compile(
    r"\b(?:compar\w+\s(?:to|with)|versus|vs\.?|against|up\sfrom|down\sfrom|from|than|contrast\s(?:to|with))\b"
)
_STEP_FROM = re.compile(
    r"\b(?:from|than|versus|vs\.?|against|compar\w+\s(?:to|with)|relative\sto|on|over|following)\s(?:the\s|a\s|its\s|that\sof\s|in\s)?$"
)
_FROM = re.compile(
    r"\b(?:from|than|versus|vs\.?|against|compar\w+\s(?:to|with)|relative\sto)\s(?:the\s|a\s|its\s|that\sof\s)?$"
)
_SINCE = re.compile(r"\bsince\s(?:the\s(?:start|beginning|end)\sof\s|early\s|late\s|mid-)?$")
_SUPERLATIVE = re.compile(
    r"\b(?:\w{3,}est|best|worst|most|least|first|record|high|low|peak)\b[^.;]{0,40}\bsince\s(?:early\s|late\s|mid-)?$"
)
_OF_A_FORECAST = re.compile(
    r"[\s-](?:\w+\s)?(?:estimates?|forecasts?|projections?|outlook|guidance|meeting|contracts?|futures|delivery|expiry|halving)\b"
)
_AS_OF = re.compile(r"\b(?:as\s(?:of|at)|at|on|through|until|to|ended|ending|dated)\s(?:the\s|last\s|late\s|early\s)?$")
_SAID_ON = re.compile(
    r"\b(?:report\w*|said|says|announc\w+|releas\w+|publish\w+|project\w+|forecast\w*|told|wrote|disclos\w+|fil\w+|issued)"
    r"\s(?:\w+\s){0,3}(?:on\s|last\s|late\s|early\s)?$"
)
_POST_MODIFIER = re.compile(r"\b(?:in|for|during|of|at|through|by|over)\s(?:the\s|its\s|their\s|our\s|all\sof\s)?$")
_COLON = re.compile(r"\s?[:=]\s*\(?[^\w\s]{0,3}\s?[A-Z]{0,3}\$?\s?[-–−]?$")
_LINK = re.compile(r"[\s,]*(?:of\s|in\s|from\s)?(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time that may be the period of a number; the lowest `cost` binds most. `year_step` moves it ("Q3 last year")."""

    time: TimeExpression
    end: int
    rule: str
    cost: int
    year_step: int = 0
    since: bool = False


def rank_candidates(
    text: str, quantity: Quantity, passage: Passage, times: Sequence[TimeExpression], context: TimeContext
) -> list[Candidate]:
    """The times of the passage and of its labels that may govern `quantity`, best first; `times` are the article's."""
    near = _near(times, max(passage.start, quantity.start - _REACH), min(passage.end, quantity.end + _REACH))
    opening = _near(times, passage.start, min(passage.end, passage.start + 60))[:1]
    if opening and opening[0] not in near:
        near = opening + near
    found = list(_in_passage(text, quantity, passage, near, context))
    if not context.metric.is_market or passage.cell is not None:
        found += _in_labels(passage, times)
    return sorted(found, key=lambda candidate: candidate.cost)


def rank_earlier(text: str, passage: Passage, times: Sequence[TimeExpression], reach: int = 12) -> list[Candidate]:
    """The periods that earlier sentences of the same block are about, the nearest sentence first."""
    stop = bisect_left(times, passage.start, key=lambda time: time.start)
    first = bisect_left(times, passage.block.start, key=lambda time: time.start)
    earlier = []
    for distance, time in enumerate(reversed(times[max(first, stop - reach) : stop])):
        if time.kind in _LABELS and not _is_aside(text, time, passage.block.start):
            earlier.append(Candidate(time, time.end, "earlier_sentence", 300 + 10 * distance))
    return earlier


def _near(times: Sequence[TimeExpression], start: int, end: int) -> list[TimeExpression]:
    first = bisect_left(times, start, key=lambda time: time.start)
    last = bisect_left(times, end, key=lambda time: time.start)
    return list(times[first:last])


def _in_passage(
    text: str, quantity: Quantity, passage: Passage, near: list[TimeExpression], context: TimeContext
) -> Iterator[Candidate]:
    skip = -1
    for index, time in enumerate(near):
        if index == skip or time.kind not in _LABELS | _DAYS | {TimeKind.RELATIVE}:
            continue
        merged = _merge(text, time, near[index + 1] if index + 1 < len(near) else None)
        if merged is not None:
            skip = index + 1
        candidate = merged or Candidate(time, time.end, "stated", 0)
        cost = _cost(text, quantity, passage, candidate, near, context)
        if cost is not None:
            since = _SINCE.search(_before(text, time.start, passage.start)) is not None
            yield Candidate(
                candidate.time, candidate.end, candidate.rule, cost, candidate.year_step, since or candidate.since
            )


def _merge(text: str, time: TimeExpression, following: TimeExpression | None) -> Candidate | None:
    """Two times that are one: "Q3 last year", "the year-ago first quarter", "the same period of 2024"."""
    if following is None or following.start - time.end > 12 or not _LINK.match(text, time.end, following.start):
        return None
    back = {"year_before", "last", "same"}
    if time.kind in _LABELS and time.value.year is None and following.value.relation in back:
        return Candidate(time, following.end, "part_of_last_year", 0, -1)
    if time.value.relation in back and following.kind in _LABELS and following.value.year is None:
        return Candidate(following, following.end, "part_of_last_year", 0, -1)
    if time.value.relation == "same" and following.kind is TimeKind.YEAR:
        return Candidate(time, following.end, "same_part_of_year", 0)
    return None


def _cost(
    text: str,
    quantity: Quantity,
    passage: Passage,
    candidate: Candidate,
    near: list[TimeExpression],
    context: TimeContext,
) -> int | None:
    """How loosely the time is bound to the number; None where it cannot govern it."""
    time = candidate.time
    if time.start < quantity.end and quantity.start < time.end:
        return None
    if _is_aside(text, time, passage.start) or _is_outside_brackets(text, quantity, time, passage):
        return None
    after = time.start >= quantity.end
    start, end = (quantity.end, time.start) if after else (candidate.end, quantity.start)
    gap = text[start:end]
    numbers = _count_numbers(text, start, end, near)
    if not _may_reach(text, quantity, passage, candidate, gap, numbers, context):
        return None
    breaks = len(_BREAK.findall(gap))
    if after:
        return 100 * numbers + 80 * breaks + min(len(gap), 120) // 2
    if _COLON.fullmatch(gap):
        return 0
    post = _POST_MODIFIER.search(_before(text, time.start, passage.start)) and _NUMBER.search(
        text, passage.start, time.start
    )
    opens = time.start - passage.start <= 12
    return 60 + (10 if opens else 25) * numbers + 30 * breaks + (150 if post else 0) + min(len(gap), 200) // 4


def _may_reach(
    text: str,
    quantity: Quantity,
    passage: Passage,
    candidate: Candidate,
    gap: str,
    numbers: int,
    context: TimeContext,
) -> bool:
    """Whether the time's kind lets it govern a number so far off: a comparison holds one number, a day its neighbour."""
    time, after = candidate.time, candidate.time.start >= quantity.end
    before = _before(text, time.start, passage.start)
    direct = numbers == 0 and len(gap) <= 40
    if time.value.relation in ("to_date", "as_of"):
        return False
    if _SINCE.search(before):
        return context.metric.is_instant is False or direct or numbers == 0
    if context.metric.is_market and not (direct and len(gap) <= 30):
        return False
    if time.kind in _DAYS or time.value.relation == "day":
        return (after and direct and not _SAID_ON.search(before)) or (
            not after and re.search(r"\bas\s(?:of|at)\s(?:\w+\s)?$", before, re.IGNORECASE) is not None
        )
    if time.value.relation in _COMPARATIVE or candidate.year_step:
        opens = time.start - passage.start <= 6
        if after:
            contrasted = _CONTRAST.search(text[max(passage.start, quantity.start - 60) : quantity.start].lower())
            return numbers == 0 or (contrasted is not None and not _CONTRAST.search(gap.lower()))
        return opens or (numbers == 0 and len(gap) <= 60)
    return True


def _is_aside(text: str, time: TimeExpression, floor: int) -> bool:
    """Whether the time is what a number is compared with ("from December"), or dates a forecast or a superlative."""
    before = _before(text, time.start, floor)
    if time.value.relation in ("year_before", "before", "same", "last"):
        if _STEP_FROM.search(before):
            return True
    elif _FROM.search(before):
        return True
    if _SUPERLATIVE.search(before):
        return True
    if time.kind in (TimeKind.MONTH, TimeKind.DATE):
        return _OF_A_FORECAST.match(text, time.end) is not None
    return False


def _is_outside_brackets(text: str, quantity: Quantity, time: TimeExpression, passage: Passage) -> bool:
    """Whether the time stands in brackets that the number is not in."""
    floor = max(passage.start, time.start - 60)
    opened = text.rfind("(", floor, time.start)
    if opened < 0 or text.find(")", opened, time.start) >= 0:
        return False
    closed = text.find(")", time.end, min(passage.end, time.end + 80))
    if closed < 0:
        return False
    inside = opened < quantity.start and quantity.end <= closed
    # "(Q1 2024)" after a number explains it; "(Q1 2024: 47.5%)" holds a number of its own.
    return not inside and _NUMBER.search(text, time.end, closed) is not None


def _in_labels(passage: Passage, times: Sequence[TimeExpression]) -> Iterator[Candidate]:
    """The times of the row label, the column headers and the heading, from near to far."""
    for distance, label in enumerate(passage.labels):
        for time in _near(times, label.start, label.end):
            if time.kind in _LABELS or (passage.cell is not None and time.kind in _DAYS):
                cost = 70 + 10 * distance if passage.cell is not None else 220 + 20 * distance
                yield Candidate(time, time.end, "label", cost)


def _count_numbers(text: str, start: int, end: int, near: list[TimeExpression]) -> int:
    """The numbers in text[start:end] that are no times."""
    count = 0
    for match in _NUMBER.finditer(text, start, end):
        count += not any(time.start <= match.start() < time.end for time in near)
    return count


def _before(text: str, position: int, floor: int) -> str:
    return text[max(floor, position - 60) : position].lower()
