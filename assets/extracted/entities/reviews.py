"""Turns lines like "UBS on Acme Tyres: Buy" into the company that a broker speaks of, which no list may hold."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.covered import Covered
from assets.extracted.entities.forms import drop_legal_form
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_ON = re.compile(r" [Oo]n (?P<name>[A-Z][\w&.’'-]*+(?: (?:& |and |of )?[A-Z][\w&.’'-]*+){0,4})(?=[:(–—-]| [(–—-]|\n|$)")
_BROKERS = frozenset({Kind.PROVIDER, Kind.COMPANY})


def find_reviewed(text: str, known: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """The names behind a broker's at the start of a line, wherever they stand in it and after it."""
    covered = Covered(known)
    for broker in known:
        if broker.entity.kind not in _BROKERS or not (broker.start == 0 or text[broker.start - 1] == "\n"):
            continue
        match = _ON.match(text, broker.end)
        if match is None or covered.touches(*match.span("name")) or match["name"] in table.cues.no_names:
            continue
        name = match["name"]
        entity = Entity(slug(drop_legal_form(name, table.legal_forms)), name, Kind.UNKNOWN)
        for start in _places(text, name):
            if not covered.touches(start, start + len(name)):
                yield Occurrence(start, start + len(name), entity, "listed")


def _places(text: str, name: str) -> Iterator[int]:
    """Where a text writes `name` as a whole word."""
    return (match.start() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))
