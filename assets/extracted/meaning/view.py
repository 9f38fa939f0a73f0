"""Turns a passage into atoms: a string of one letter per word class, with what the lexicon knows of each atom."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.passages import Passage
from assets.extracted.record import Quantity

_TOKEN = re.compile(r"['’]s?\b|[^\W\d_](?:[\w'’&.-]*\w)?|\d[\d,./]*|--|[^\w\s]")
_POSSESSIVE = re.compile(r"['’]s$")
_PUNCTUATION = {",": ",", ";": ";", "(": "(", "[": "(", ")": ")", "]": ")", ":": ":", "-": ";", "--": ";", "–": ";",
                "—": ";", "&": "&", "|": ";", "'s": "'", "’s": "'", "'": "'", "’": "'"}  # fmt: skip
_FAMILIES = frozenset(("metric", "direction", "basis", "comparator", "accounting", "vintage", "aspect", "kind"))


@dataclass(frozen=True, slots=True)
class KindHint:
    """A name in the text and what it names: company, coin, index, commodity, currency, country."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as atoms, in parallel columns.

    `letters` has one letter an atom: Q quantity, M metric noun, D direction verb or noun, U direction adverb, E basis, C
    comparator, V vintage, G accounting, A aspect, K kind, T time, x any other word, and the classes of word_classes.csv.
    `found` holds the hits of an atom, also shorter ones inside it. `numbers` are the atoms of the quantities.
    """

    text: str
    passage: Passage
    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    found: tuple[tuple[Hit, ...], ...]
    numbers: tuple[int, ...]
    families: dict[str, tuple[tuple[int, Hit], ...]]  # atom and hit, by family, in order
    labels: tuple[tuple[Hit, ...], ...]  # the hits in each label of the passage
    subject: str | None  # the kind of the article's subject
    currency: str | None  # of bare numbers


class HitIndex:
    """The hits of a text by place."""

    def __init__(self, hits: Sequence[Hit]) -> None:
        self._hits = [hit for hit in hits if hit.family in _FAMILIES]
        self._starts = [hit.start for hit in self._hits]

    def within(self, start: int, end: int) -> list[Hit]:
        """The hits of meaning's families inside [start, end), in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [hit for hit in self._hits[low:high] if hit.end <= end]


def build_view(
    text: str,
    passage: Passage,
    quantities: Sequence[Quantity],
    hits: HitIndex,
    tables: MeaningTables,
    *,
    names: Sequence[KindHint] = (),
    times: Sequence[tuple[int, int]] = (),
    subject: str | None = None,
    currency: str | None = None,
) -> PassageView:
    """The view of `passage` with its `quantities`, names and time expressions (all in order, offsets into `text`)."""
    inside = hits.within(passage.start, passage.end)
    inside += [Hit(name.start, name.end, "kind", name.kind) for name in names]
    inside += [Hit(start, end, "time", "") for start, end in times]
    starts, ends, letters, found = _lay_out(text, passage, quantities, inside, tables)
    at = {start: atom for atom, start in enumerate(starts)}
    families: dict[str, list[tuple[int, Hit]]] = {}
    for atom, group in enumerate(found):
        for hit in group:
            families.setdefault(hit.family, []).append((atom, hit))
    labels = tuple(tuple(hits.within(label.start, label.end)) for label in passage.labels)
    numbers = tuple(at[quantity.start] for quantity in quantities)
    columns = {family: tuple(rows) for family, rows in families.items()}
    return PassageView(
        text,
        passage,
        "".join(letters),
        tuple(starts),
        tuple(ends),
        tuple(found),
        numbers,
        columns,
        labels,
        subject,
        currency,
    )


def _lay_out(
    text: str, passage: Passage, quantities: Sequence[Quantity], hits: list[Hit], tables: MeaningTables
) -> tuple[list[int], list[int], list[str], list[tuple[Hit, ...]]]:
    starts: list[int] = []
    ends: list[int] = []
    letters: list[str] = []
    found: list[tuple[Hit, ...]] = []
    position = passage.start
    for start, end, group in _group(quantities, hits):
        _tokens(text, position, start, tables.letters, starts, ends, letters, found)
        starts.append(start)
        ends.append(end)
        letters.append(_letter(group, start, end, tables))
        found.append(group)
        position = end
    _tokens(text, position, passage.end, tables.letters, starts, ends, letters, found)
    return starts, ends, letters, found


def _group(quantities: Sequence[Quantity], hits: list[Hit]) -> list[tuple[int, int, tuple[Hit, ...]]]:
    """Spans that do not overlap, in order: quantities first, then the longest hits, each with the hits inside it."""
    taken = [(quantity.start, quantity.end, True) for quantity in quantities]
    spans = sorted(taken + [(hit.start, hit.end, False) for hit in hits], key=lambda s: (s[0], -s[1], not s[2]))
    ordered = sorted(hits, key=lambda hit: (hit.start, -hit.end))
    numbers = [(quantity.start, quantity.end) for quantity in quantities]
    groups: list[tuple[int, int, tuple[Hit, ...]]] = []
    reach, cursor, number = 0, 0, 0
    for start, end, is_number in spans:
        while number < len(numbers) and numbers[number][1] <= start:
            number += 1
        if start < reach or (not is_number and number < len(numbers) and numbers[number][0] < end):
            continue
        inside: list[Hit] = []
        while cursor < len(ordered) and ordered[cursor].start < end:
            if ordered[cursor].start >= start and ordered[cursor].end <= end and not is_number:
                inside.append(ordered[cursor])
            cursor += 1
        groups.append((start, end, tuple(inside)))
        reach = end
    return groups


def _letter(group: tuple[Hit, ...], start: int, end: int, tables: MeaningTables) -> str:
    """The class of an atom, by the families of the hits that span it whole."""
    if not group:
        return "Q"
    whole = {hit.family: hit for hit in group if hit.start == start and hit.end == end}
    metric = [hit for hit in group if hit.family == "metric" and hit.end - hit.start == end - start]
    nouns = any(tables.senses[hit.key].slot in ("any", "after") and hit.key.find("#") < 0 for hit in metric)
    direction = whole.get("direction")
    if nouns and (direction is None or tables.directions[direction.key].role == "noun"):
        return "M"
    if direction is not None:
        return "U" if tables.directions[direction.key].role == "adverb" else "D"
    for family, letter in (("comparator", "C"), ("vintage", "V"), ("basis", "E"), ("accounting", "G"), ("time", "T")):
        if family in whole:
            return letter
    if "metric" in whole:
        return "v" if tables.senses[whole["metric"].key].slot == "before" else "M"
    return "K" if "kind" in whole else "A"


def _tokens(
    text: str, start: int, end: int, classes: dict[str, str],
    starts: list[int], ends: list[int], letters: list[str], found: list[tuple[Hit, ...]],
) -> None:  # fmt: skip
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        letter = _PUNCTUATION.get(word) or classes.get(word.lower())
        if letter is None:
            if not word[0].isalnum():
                continue
            bare = _POSSESSIVE.sub("", word)
            letter = "x" if word[0].isalpha() else "T"
            if len(bare) < len(word):
                letter = "X"
        starts.append(match.start())
        ends.append(match.end())
        letters.append(letter)
        found.append(())
