"""Turns one-word names of listed companies into the longer unlisted name that the article has introduced before."""

from collections.abc import Iterator, Sequence

from assets.extracted.entities.record import Entity, Kind, Occurrence

_UNLISTED = frozenset({"unknown", "longer"})


def prefer_introduced(text: str, found: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """`found`, where "Acme" behind "Acme Foods plc" is that company and not the listed Acme of another trade.

    A listed company keeps its name where the article names it before, or in any other way.
    """
    ways: dict[str, set[str]] = {}
    for occurrence in found:
        ways.setdefault(occurrence.entity.entity_id, set()).add(text[occurrence.start : occurrence.end])
    introduced: dict[str, Entity] = {}
    seen: set[str] = set()
    for occurrence in found:
        words = text[occurrence.start : occurrence.end]
        first, _, more = words.partition(" ")
        if occurrence.how in _UNLISTED and more and first not in seen and not first.isupper():
            introduced.setdefault(first, occurrence.entity)
        only = occurrence.entity.kind is Kind.COMPANY and len(ways[occurrence.entity.entity_id]) == 1
        if words in introduced and only and occurrence.how == "table":
            yield Occurrence(occurrence.start, occurrence.end, introduced[words], "short")
        else:
            seen.add(words)
            yield occurrence
