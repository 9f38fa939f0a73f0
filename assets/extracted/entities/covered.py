"""Turns the names that are known into answers whether a range touches one."""

from bisect import bisect_right
from collections.abc import Sequence

from assets.extracted.entities.record import Occurrence


class Covered:
    """Answers whether a range touches a name that is already known."""

    def __init__(self, known: Sequence[Occurrence]) -> None:
        self._known = known
        self._ends = [o.end for o in known]

    def touches(self, start: int, end: int) -> bool:
        """Whether any known name overlaps [start, end)."""
        index = bisect_right(self._ends, start)
        return index < len(self._known) and self._known[index].start < end

    def within(self, start: int, end: int) -> Sequence[Occurrence]:
        """The known names that end in (start, end]."""
        return self._known[bisect_right(self._ends, start) : bisect_right(self._ends, end)]
