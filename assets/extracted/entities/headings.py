"""Turns lines like "ISBANK RESULTS" over "The bank posted ..." into the companies that they name."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assets.cleaned.record import CleanArticle, Section
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_LINE = re.compile(
    r"(?:\d+\. )?(?P<name>[A-Z][\w&’-]*+(?: [A-Z][\w&’-]*+){0,3}?)"
    r"(?: (?:RESULTS|EARNINGS|PROFIT|SALES|Results|Earnings))?:?"
)
_GOES_ON = re.compile(
    r"The (?:[a-z-]+ (?:and )?){0,4}?(?P<noun>[a-z-]+) (?:said|posted|reported|achieved|has|had|will|\w+ed)\b"
)


def find_headed(article: CleanArticle, known: Sequence[Occurrence], table: EntityTable) -> Iterator[Occurrence]:
    """The names that short lines consist of, where the block below goes on with "the bank" or "the maker"."""
    text, covered = article.clean.text, Covered(known)
    companies = {words for words, kind in table.descriptors if kind == "company"}
    for line, below in pairwise(b for b in article.blocks if b.section is Section.BODY):
        match = _LINE.fullmatch(text, line.start, line.end)
        goes_on = _GOES_ON.match(text, below.start, below.end)
        if match is None or goes_on is None or goes_on["noun"] not in companies:
            continue
        start, end = match.span("name")
        if covered.touches(start, end) or not table.cues.no_names.isdisjoint(match["name"].split()):
            continue
        yield Occurrence(start, end, Entity(slug(match["name"]), match["name"], Kind.UNKNOWN), "listed")
