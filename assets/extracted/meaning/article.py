"""Turns all quantities of an article into their meanings, passage by passage."""

from bisect import bisect_left
from collections.abc import Sequence

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.read import read_passage
from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.meaning.view import HitIndex, KindHint, TimeHint, build_view
from assets.extracted.passages import Passage
from assets.extracted.record import Quantity


def read_article(
    text: str,
    passages: Sequence[Passage],
    quantities: Sequence[Quantity],
    hits: Sequence[Hit],
    tables: MeaningTables,
    *,
    names: Sequence[KindHint] = (),
    times: Sequence[TimeHint] = (),
    subject: str | None = None,
    currency: str | None = None,
) -> list[Meaning | None]:
    """The meaning of each quantity, None for one that no passage holds.

    Everything comes in order of its start, as offsets into the clean `text`; `hits` of `tables.terms`, `times` the
    spans of time expressions, `subject` the kind of the article's main entity, `currency` the one of bare numbers.
    """
    index = HitIndex(text, hits)
    number_starts = [quantity.start for quantity in quantities]
    name_starts, time_starts = [name.start for name in names], [time.start for time in times]
    meanings: list[Meaning | None] = [None] * len(quantities)
    earlier: Meaning | None = None
    block = -1
    for passage in passages:
        if passage.block.ordinal != block:
            earlier, block = None, passage.block.ordinal
        low, high = _within(number_starts, passage)
        if low == high:
            continue
        names_here, times_here = slice(*_within(name_starts, passage)), slice(*_within(time_starts, passage))
        view = build_view(
            text, passage, quantities[low:high], index, tables,
            names=names[names_here], times=times[times_here], subject=subject, currency=currency,
        )  # fmt: skip
        found = read_passage(quantities[low:high], view, earlier)
        meanings[low:high] = found
        earlier = found[-1]
    return meanings


def _within(starts: list[int], passage: Passage) -> tuple[int, int]:
    return bisect_left(starts, passage.start), bisect_left(starts, passage.end)
