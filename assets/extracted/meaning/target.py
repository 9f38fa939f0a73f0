"""Turns a quantity and its passage into a target: the number that a meaning is sought for, and the gaps around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.meaning.view import PassageView
from assets.extracted.record import Quantity

_BRACKET = re.compile(r"\([^()]*\)")
_DASHES = re.compile(r";[^;,Q]*;(?=[vDmEU])")  # "sales -- which include games -- rose"
_RELATIVE = re.compile(r",\|[^,;]*,(?=[vDmEU])")  # "revenue, which forms the bulk of income, soared"


@dataclass(frozen=True, slots=True)
class Target:
    """One quantity of a passage: its atom, and its kind (money, percent, count, ...)."""

    view: PassageView
    quantity: Quantity
    index: int
    atom: int
    kind: str
    meanings: Sequence[Meaning]  # of the numbers before it in the passage
    earlier: Meaning | None  # the last meaning of the passage before

    @property
    def tables(self) -> MeaningTables:
        """The words that decide."""
        return self.view.tables

    def near(self, family: str) -> list[tuple[int, Hit]]:
        """The hits of `family` that are near enough to govern the number, with their atoms."""
        return self.view.near(family, self.atom)

    def gap(self, atom: int) -> str:
        """The word classes between `atom` and the number, brackets and relative clauses left out."""
        low, high = (atom, self.atom) if atom < self.atom else (self.atom, atom)
        return clear(self.view.atoms.letters[low + 1 : high])


@lru_cache(maxsize=65536)
def clear(gap: str) -> str:
    """`gap` without what stands in brackets or in a relative clause between commas."""
    if "(" in gap:
        gap = _BRACKET.sub("", gap)
    if ";" in gap:
        gap = _DASHES.sub("", gap)
    return _RELATIVE.sub("", gap) if ",|" in gap else gap
