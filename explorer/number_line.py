"""Turns intervals into a drawn number line: where each bar lies, and ticks at round values.

The drawing is SVG written by the server, because an axis and some bars need no plotting library: it prints, it needs no
script, and a screen reader gets its title and the list beside it. Across it is in percent, so that it fits a phone and
a desk alike; down it is in SVG units.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

ROW_HEIGHT = 38  # a label with its bar below
_AXIS_HEIGHT = 30
_PADDING = 2.0
_MIN_BAR = 0.6  # a bar that would vanish is still seen
_TICKS = 4
_BAR_MIDDLE = 26


@dataclass(frozen=True, slots=True)
class Interval:
    """What is to be drawn, in the units of the line. None is an open end; `tone` names how it looks."""

    label: str
    low: float | None
    high: float | None
    outer_low: float | None
    outer_high: float | None
    tone: str
    place: tuple[str, str] | None = None  # article_id and mention_id of what is drawn


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval in its place: the bar from x over width, and the fainter reach of what the wording also allows.

    `y` is the middle of the bar.
    """

    label: str
    x: float
    width: float
    reach_x: float
    reach_width: float
    y: float
    tone: str
    place: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A drawing: bars below each other over one axis; ticks are (x, value in the units of the line)."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, Decimal], ...]
    height: int


def draw_number_line(intervals: Sequence[Interval]) -> NumberLine | None:
    """The number line of `intervals`; None where no end of any of them is known."""
    ends = [end for interval in intervals for end in (interval.low, interval.high) if end is not None]
    if not ends:
        return None
    low, high = _widen(min(ends), max(ends))
    bars = tuple(_place(interval, index, low, high) for index, interval in enumerate(intervals))
    ticks = tuple((_x(float(value), low, high), value) for value in round_values(low, high))
    return NumberLine(bars, ticks, len(bars) * ROW_HEIGHT + _AXIS_HEIGHT)


def round_values(low: float, high: float) -> Iterable[Decimal]:
    """Round values between `low` and `high`: steps of 1, 2 or 5 and a power of ten."""
    rough = (high - low) / _TICKS
    power = math.floor(math.log10(rough))
    factor = next(factor for factor in (1, 2, 5, 10) if factor * 10.0**power >= rough)
    step = Decimal(factor).scaleb(power)
    first = math.ceil(Decimal(repr(low)) / step)
    count = int((high - float(first * step)) / float(step)) + 1
    return [(first + i) * step for i in range(count)]


def _widen(low: float, high: float) -> tuple[float, float]:
    """Room on both sides, and an axis with a length also where all ends are one value."""
    room = (high - low) * 0.08 or abs(high) * 0.05 or 1.0
    return low - room, high + room


def _place(interval: Interval, index: int, low: float, high: float) -> Bar:
    left = _x(interval.low if interval.low is not None else low, low, high)
    right = _x(interval.high if interval.high is not None else high, low, high)
    width = max(right - left, _MIN_BAR)
    reach_left = min(left, _x(_clip(interval.outer_low, low, low, high), low, high))
    reach_right = max(left + width, _x(_clip(interval.outer_high, high, low, high), low, high))
    y = index * ROW_HEIGHT + _BAR_MIDDLE
    return Bar(interval.label, left, width, reach_left, reach_right - reach_left, y, interval.tone, interval.place)


def _clip(value: float | None, otherwise: float, low: float, high: float) -> float:
    return otherwise if value is None else min(max(value, low), high)


def _x(value: float, low: float, high: float) -> float:
    return round(_PADDING + (100 - 2 * _PADDING) * (value - low) / (high - low), 2)
