"""Turns what the clean text leaves out of the raw text into ranges with a reason each."""

from collections.abc import Iterator

from assets.cleaned.record import Hidden, HiddenRange


def explain_gaps(raw: str, gaps: list[tuple[int, int]], known: tuple[HiddenRange, ...]) -> Iterator[HiddenRange]:
    """The gaps cut at the ranges of known reason; the rest is markup. Neighbours of one reason are one range."""
    last: HiddenRange | None = None
    for start, end, reason in _cut_gaps(gaps, known):
        content = raw[start:end]
        if not content or content.isspace():
            continue
        if last and _joins(raw, last, start, reason):
            merged = reason if last.reason is Hidden.MARKUP else last.reason
            last = HiddenRange(last.start, end, merged)
            continue
        if last:
            yield last
        last = HiddenRange(start, end, reason)
    if last:
        yield last


def _joins(raw: str, last: HiddenRange, start: int, reason: Hidden) -> bool:
    """Whether a range goes on from `last`: markup between page furniture is furniture."""
    soft = (Hidden.MARKUP, Hidden.PAGE_FURNITURE)
    if raw[last.end : start].strip():
        return False
    return last.reason is reason or (last.reason in soft and reason in soft)


def _cut_gaps(gaps: list[tuple[int, int]], known: tuple[HiddenRange, ...]) -> Iterator[tuple[int, int, Hidden]]:
    index = 0
    for start, end in gaps:
        position = start
        while index < len(known) and known[index].start < end:
            hidden = known[index]
            if position < hidden.start:
                yield position, hidden.start, Hidden.MARKUP
            stop = min(hidden.end, end)
            if max(position, hidden.start) < stop:
                yield max(position, hidden.start), stop, hidden.reason
            position = max(position, stop)
            if hidden.end > end:
                break
            index += 1
        if position < end:
            yield position, end, Hidden.MARKUP
