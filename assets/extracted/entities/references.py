"""Turns pronouns and definite descriptors ("it", "the miner", "its shares") into references to names."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.covered import Covered
from assets.extracted.entities.kinds import COMPANY_LIKE
from assets.extracted.entities.record import ANY_KIND, Kind, Occurrence, Reference
from assets.extracted.entities.roles import find_role
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import Hit

_GROUPS_OF_KINDS = {"company": COMPANY_LIKE, "listed": frozenset({Kind.COMPANY})}
_DEFINITE = re.compile(r"\b(?:the|this|that|its|our|your|\w+[’']s)\s+(?:[\w’'-]+\s+){0,3}$", re.IGNORECASE)
_PLAIN = re.compile(r"\b(?:the|this)\s+$", re.IGNORECASE)  # "the fund", but "its largest fund" is another one
_DEFINITE_REACH = 40


def find_references(
    text: str, described: Sequence[Hit], occurrences: Sequence[Occurrence], table: EntityTable
) -> Iterator[Reference]:
    """Pronouns, and descriptors behind "the" or "its" with at most three words between; none inside a name."""
    covered = Covered(occurrences)
    starts = {hit.start for hit in described}
    for hit in described:
        if covered.touches(hit.start, hit.end) or hit.end + 1 in starts:
            continue  # in "the crypto exchange" the last word says what it is
        if hit.key == "any":
            kinds = frozenset() if text[hit.start : hit.end].isupper() else ANY_KIND  # IT is no pronoun
        elif (_PLAIN if hit.key == "fund" else _DEFINITE).search(text[max(0, hit.start - _DEFINITE_REACH) : hit.start]):
            kinds = _GROUPS_OF_KINDS.get(hit.key) or frozenset({Kind(hit.key)})
        else:
            continue
        yield Reference(hit.start, hit.end, kinds, find_role(text, hit.start, hit.end, table.cues))
