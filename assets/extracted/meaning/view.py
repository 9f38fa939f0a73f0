"""Turns a passage into atoms: a string of one letter per word class, with what the lexicon knows of each atom."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.atoms import Atoms, lay_out
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.passages import Passage
from assets.extracted.record import Quantity
from assets.kernel.records import record

_FAMILIES = frozenset(("metric", "direction", "basis", "comparator", "accounting", "vintage", "aspect", "kind"))
_COMMON = frozenset(("coin", "commodity", "currency", "pair", "bond", "country", "region", "sector"))
_MERGED = {"name": "kind"}  # a name and a noun of the lexicon tell the kind alike
_SPLIT_BY_HYPHEN = frozenset(("metric", "direction", "basis"))
_BEFORE, _AFTER = 48, 24  # atoms within which words can govern a number
_HYPHEN = re.compile("-")
_SHORT = 2  # characters of "UP" and the like, which capitals make no name
PAST = "past"  # ends the key of a time that was over
_NOTE_REACH = 320  # characters after a passage in which a note speaks about it


@record
class KindHint:
    """A name in the text and what it names: company, coin, index, commodity, currency, country."""

    start: int
    end: int
    kind: str


@record
class TimeHint:
    """A time in the text with the comparator of a change over it (`stretch`) and of one from it (`step`), or empty.

    `is_past` marks a year, half or quarter that was over before the text was written.
    """

    start: int
    end: int
    stretch: str = ""
    step: str = ""
    is_past: bool = False


@record
class Found:
    """The hits of one family and the atoms that hold them, in order."""

    atoms: list[int]
    pairs: list[tuple[int, Hit]]

    def near(self, atom: int) -> list[tuple[int, Hit]]:
        """The hits around `atom`, as far as words can govern it."""
        if self.atoms[0] >= atom - _BEFORE and self.atoms[-1] < atom + _AFTER:
            return self.pairs
        return self.pairs[bisect_left(self.atoms, atom - _BEFORE) : bisect_left(self.atoms, atom + _AFTER)]


@record
class PassageView:
    """A passage as atoms, with the hits by family and what is known from outside the passage.

    `numbers` are the atoms of the quantities; `labels` the hits in each label of the passage, near to far, and
    `label_kinds` the kinds of the names in them; `note` the accounting that a sentence after it claims for its figures;
    `subject` the kind of thing that the article is about; `currency` the one of bare numbers; `stands_alone` whether
    the passage is a cell or a line whose words stand beside it.
    """

    text: str
    passage: Passage
    atoms: Atoms
    numbers: tuple[int, ...]
    families: dict[str, Found]
    labels: tuple[tuple[Hit, ...], ...]
    label_kinds: tuple[str, ...]
    note: str | None
    subject: str | None
    currency: str | None
    tables: MeaningTables
    stands_alone: bool

    def near(self, family: str, atom: int) -> list[tuple[int, Hit]]:
        """The hits of `family` around `atom`."""
        found = self.families.get(family)
        return found.near(atom) if found is not None else []


class HitIndex:
    """The hits of a text by place, those of meaning's families only."""

    def __init__(self, text: str, hits: Sequence[Hit]) -> None:
        hyphens = {match.start() for match in _HYPHEN.finditer(text)}
        self._hits = [
            hit
            for hit in hits
            if (family := hit.family) in _FAMILIES
            and not (
                family in _SPLIT_BY_HYPHEN
                and (hit.end in hyphens or hit.start - 1 in hyphens or family == "direction")
                and _is_compound(text, hit)
            )
        ]
        self._starts = [hit.start for hit in self._hits]

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits inside [start, end), in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self._hits[low:high] if hit.end <= end]


def _is_compound(text: str, hit: Hit) -> bool:
    """Whether a hyphen ties the words to others, or capitals make a name of them: "weight-loss", "LEAP engines"."""
    if hit.family == "direction" and hit.end - hit.start > _SHORT and text[hit.start : hit.end].isupper():
        return True
    if text.startswith("-", hit.end) and text[hit.end + 1 : hit.end + 2].isalpha():
        return True
    return text[hit.start - 1 : hit.start] == "-" and text[hit.start - 2 : hit.start - 1].isalpha()


def build_view(
    text: str,
    passage: Passage,
    quantities: Sequence[Quantity],
    hits: HitIndex,
    tables: MeaningTables,
    *,
    names: Sequence[KindHint] = (),
    label_names: Sequence[KindHint] = (),
    times: Sequence[TimeHint] = (),
    subject: str | None = None,
    currency: str | None = None,
) -> PassageView:
    """The view of `passage` with its `quantities`, names and time expressions (all in order, offsets into `text`).

    `label_names` are the names in its labels.
    """
    inside = hits.within(passage.start, passage.end)
    inside += [Hit(name.start, name.end, _family_of(name.kind), name.kind) for name in names]
    inside += [Hit(time.start, time.end, "time", _key_of(time)) for time in times]
    atoms = lay_out(text, passage, quantities, inside, tables)
    families: dict[str, Found] = {}
    for atom, group in enumerate(atoms.found):
        for hit in group:
            family = _MERGED.get(hit.family, hit.family)
            found = families.get(family) or families.setdefault(family, Found([], []))
            found.atoms.append(atom)
            found.pairs.append((atom, hit))
    companies = [name for name in (*names, *label_names) if _family_of(name.kind) == "name"]
    labels = tuple(
        tuple(hit for hit in hits.within(label.start, label.end) if not _is_named(hit, companies))
        for label in passage.labels
    )
    numbers = tuple(bisect_left(atoms.starts, quantity.start) for quantity in quantities)
    kinds = tuple(name.kind for name in label_names)
    note = _note_after(hits, passage)
    alone = passage.cell is not None or passage.block.kind == "line"
    return PassageView(text, passage, atoms, numbers, families, labels, kinds, note, subject, currency, tables, alone)


def _key_of(time: TimeHint) -> str:
    return f"{time.stretch} {time.step} {PAST if time.is_past else ''}"


def _family_of(kind: str) -> str:
    """Names of companies hide the words in them ("Dollar General"); a coin's name is a word like others."""
    return "kind" if kind in _COMMON else "name"


def _is_named(hit: Hit, companies: Sequence[KindHint]) -> bool:
    return any(name.start <= hit.start and hit.end <= name.end for name in companies)


def _note_after(hits: HitIndex, passage: Passage) -> str | None:
    reach = min(passage.end + _NOTE_REACH, passage.block.end)
    notes = any(hit.key == "adjusted_all" for hit in hits.within(passage.start, reach) if hit.family == "accounting")
    return "adjusted" if notes else None
