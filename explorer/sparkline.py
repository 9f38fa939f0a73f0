"""Turns a row of values into the points of a small line without an axis."""

from collections.abc import Sequence

WIDTH = 96
HEIGHT = 22
_PADDING = 3


def draw_sparkline(values: Sequence[float]) -> list[tuple[float, float]]:
    """(x, y) of each value, in SVG units; none where there are less than two values, because one is no history."""
    if len(values) < 2:
        return []
    low, high = min(values), max(values)
    step = (WIDTH - 2 * _PADDING) / (len(values) - 1)
    span = HEIGHT - 2 * _PADDING
    height = high - low
    return [
        (round(_PADDING + i * step, 1), round(HEIGHT - _PADDING - span * ((v - low) / height if height else 0.5), 1))
        for i, v in enumerate(values)
    ]
