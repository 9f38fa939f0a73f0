"""Which of several names joined by commas and "and" a figure behind them belongs to."""

import re
from collections.abc import Sequence

from assets.extracted.entities.record import Occurrence, Role
from assets.extracted.record import Quantity

JOINS = frozenset({" and ", ", ", ", and ", " & ", " or "})  # between names of one list
_RESPECTIVELY = re.compile(r"(?:[^.;!?\n]|\.(?=\d)){0,120}?\brespectively\b")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SERIES = re.compile(r"[$€£]?\d[\d.]*(?:%| per ?cent)?(?:(?:, and |, | and )[$€£]?\d[\d.]*(?:%| per ?cent)?)+")
_TICKER = re.compile(r"^ \([A-Z]{1,6}\)")
_PERCENT = re.compile("%|cent")
_REACH, _ENOUGH = 80, 3
_RESPECTIVE, _FIRST = 64, 7  # decisive; more than a step of nearness


def pull_of_lists(text: str, occurrences: Sequence[Occurrence], quantity: Quantity) -> dict[int, int]:
    """For each name of a list before the figure that stands for the list, by its start: what that adds to its score.

    "Acme, Bolt and Crane rose 2%, 3% and 4%" gives each its own, with "respectively" or without; of "Acme and Bolt each
    rose 6%" the first one stands for both.
    """
    pulls: dict[int, int] = {}
    for names in _lists(text, occurrences, quantity):
        order = _order(text, names, quantity)
        if order is not None:
            if order < len(names):
                pulls[names[order].start] = _RESPECTIVE
        else:
            pulls[names[0].start] = _FIRST
    return pulls


def _order(text: str, names: Sequence[Occurrence], quantity: Quantity) -> int | None:
    """The place in the list of names of the one that the figure belongs to; None where the list is of one subject.

    With "respectively" each name has as many figures: "fell $1 to $70 and $2 to $65, respectively". Where the numbers
    do not divide so, the last ones are meant: "gained 8%, which took them to $3 and $25, respectively".
    """
    before = len(_NUMBER.findall(text, names[-1].end, quantity.start))
    respectively = _RESPECTIVELY.match(text, quantity.end)
    if respectively is None:
        return before if _is_parallel(text, names, quantity) else None
    after = len(_NUMBER.findall(text, quantity.end, respectively.end()))
    each, rest = divmod(before + 1 + after, len(names))
    return before // each if not rest else max(0, len(names) - 1 - after)


def _is_parallel(text: str, names: Sequence[Occurrence], quantity: Quantity) -> bool:
    """Whether the figure is in a list of as many numbers as there are names, the first one behind the names."""
    end = min(len(text), quantity.end + _REACH)
    first = _SERIES.search(text, names[-1].end, end)
    if first is None or not first.start() <= quantity.start < first.end():
        return False
    if len(names) < _ENOUGH and len(_PERCENT.findall(first.group())) < len(names):
        return False  # of two names and two levels both may be the first one's
    return len(_NUMBER.findall(first.group())) == len(names)


def _lists(text: str, occurrences: Sequence[Occurrence], quantity: Quantity) -> list[list[Occurrence]]:
    """Runs of at least two names of one kind that are only joined, before the figure."""
    runs: list[list[Occurrence]] = []
    for occurrence in occurrences:
        if occurrence.end > quantity.start:
            break
        last = runs[-1][-1] if runs else None
        if last is not None and last.entity == occurrence.entity and text[last.end : occurrence.start] == " (":
            continue  # its ticker
        gap = _TICKER.sub("", text[last.end : occurrence.start]) if last is not None else ""
        alike = last is not None and last.entity.kind is occurrence.entity.kind
        if last is not None and alike and gap in JOINS and not (gap[0] == "," and _parts(last, occurrence)):
            runs[-1].append(occurrence)
        else:
            runs.append([occurrence])
    return [run for run in runs if len(run) > 1]


def _parts(last: Occurrence, occurrence: Occurrence) -> bool:
    """Whether the comma ends a phrase: "unlike Acme, Bolt rose"."""
    return last.role is Role.OBLIQUE and occurrence.role is Role.SUBJECT
