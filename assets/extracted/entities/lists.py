"""Which of several names joined by commas and "and" a figure behind them belongs to."""

import re
from collections.abc import Sequence

from assets.extracted.entities.record import Occurrence
from assets.extracted.record import Quantity

JOINS = frozenset({" and ", ", ", ", and ", " & ", " or "})  # between names of one list
_RESPECTIVELY = re.compile(r"[^.;!?\n]{0,120}?\brespectively\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_RESPECTIVE, _FIRST = 40, 7  # decisive; more than a step of nearness


def pull_of_lists(text: str, occurrences: Sequence[Occurrence], quantity: Quantity) -> dict[int, int]:
    """For each name of a list before the figure that stands for the list, by its start: what that adds to its score.

    "Acme, Bolt and Crane rose 2%, 3% and 4%, respectively" gives each its own; of "Acme and Bolt each rose 6%" the
    first one stands for both.
    """
    pulls: dict[int, int] = {}
    for names in _lists(text, occurrences, quantity):
        if _RESPECTIVELY.match(text, quantity.end):
            order = sum(m.start() < quantity.start for m in _NUMBER.finditer(text, names[-1].end, quantity.start))
            if order < len(names):
                pulls[names[order].start] = _RESPECTIVE
        else:
            pulls[names[0].start] = _FIRST
    return pulls


def _lists(text: str, occurrences: Sequence[Occurrence], quantity: Quantity) -> list[list[Occurrence]]:
    """Runs of at least two names of one kind that are only joined, before the figure."""
    runs: list[list[Occurrence]] = []
    for occurrence in occurrences:
        if occurrence.end > quantity.start:
            break
        last = runs[-1][-1] if runs else None
        joined = last is not None and text[last.end : occurrence.start] in JOINS
        if last is not None and joined and last.entity.kind is occurrence.entity.kind:
            runs[-1].append(occurrence)
        else:
            runs.append([occurrence])
    return [run for run in runs if len(run) > 1]
