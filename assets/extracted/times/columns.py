"""Turns a line of a table in plain text and the line of times above it into the time of each of its numbers."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.extracted.times.record import START, TimeExpression

_LINES = 24  # how many lines up the column headers may stand
_WIDTH = 160  # characters of a line of a table
_NUMBER = re.compile(r"\d[\d.,]*")
_BETWEEN = re.compile(r"[\s|/,;*_-]*(?:and|vs\.?)?[\s|/,;*_-]*", re.IGNORECASE)
_COLUMNS = 2  # fewest times that make a line of column headers


def column_time(
    text: str, quantity: Quantity, passage: Passage, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The time that heads the column of `quantity`: "4Q 3Q" above "Farms 8% 7%"; None outside of tables.

    `times` are all times of the article. The line has as many numbers as the headers have times.
    """
    if passage.cell is not None or passage.end - passage.start > _WIDTH or not times:
        return None
    line = passage.block.start
    if passage.block.end - line > _WIDTH:
        return None
    numbers = [match.start() for match in _NUMBER.finditer(text, line, passage.block.end)]
    if len(numbers) < _COLUMNS:
        return None
    place = next((i for i, number in enumerate(numbers) if quantity.start <= number < quantity.end), None)
    headers = _headers_above(text, line, times) if place is not None else ()
    return headers[place] if place is not None and len(headers) == len(numbers) else None


def _headers_above(text: str, line: int, times: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """The times of the nearest line above that holds nothing but times."""
    last = bisect_left(times, line, key=START)
    if last < _COLUMNS or times[last - _COLUMNS].start < line - _LINES * (_WIDTH + 1):
        return ()
    end = line
    for _ in range(_LINES):
        end = text.rfind("\n", max(0, end - 2 * _WIDTH), end)
        if end <= 0:
            return ()
        start = text.rfind("\n", max(0, end - 2 * _WIDTH), end) + 1
        if end - start > _WIDTH:
            return ()  # a paragraph: the table is over
        inside = times[bisect_left(times, start, key=START) : bisect_left(times, end, key=START)]
        if len(inside) >= _COLUMNS and _is_only(text, start, end, inside):
            return inside
    return ()


def _is_only(text: str, start: int, end: int, times: Sequence[TimeExpression]) -> bool:
    """Whether a line holds nothing but times."""
    edges = [start, *(edge for time in times for edge in (time.start, time.end)), end]
    return all(_BETWEEN.fullmatch(text, *pair) for pair in zip(edges[::2], edges[1::2], strict=True))
