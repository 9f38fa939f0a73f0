"""Turns words and numbers that run together in a copied text ("$2 billionincluding") into edits that part them."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources

from ahocorasick_rs import AhoCorasick

from assets.kernel.spans import Edit

# One pattern that stands at a digit or a sign of money, for speed: "2 billionincluding", "3%of", "5per share", "of$5".
_TOUCHING = re.compile(
    r"[\d$€£₹](?:(?<=\d)(?: ?(?:million|billion|trillion)(?=[A-Za-z])(?!s\b|aire|th)|%(?=[A-Za-z]{2})"
    r"|(?=per (?:share|cent|barrel|ounce|tonne?)\b))|(?P<money>(?<=[a-z)][$€£₹])(?=\d)))"
)
_VALUES = re.compile(r"(?<=\d)(?=[$€£₹]\d)")
_FEWEST = 2  # labels that make a board of a text


@dataclass(frozen=True, slots=True)
class Boards:
    """The labels of quote boards, whose values stand without a space in a copied text."""

    _labels: AhoCorasick
    _after: re.Pattern[str]  # between a label and its value
    _before: re.Pattern[str]  # between a value and the next label

    def part(self, raw: str, start: int, end: int) -> Iterator[int]:
        """Where the labels and values of raw[start:end] touch; nothing where it is no board."""
        text = raw[start:end].encode(errors="replace").decode()  # the matcher takes no half of a surrogate pair
        labels = self._labels.find_matches_as_indexes(text, overlapping=True)
        if len({label for label, _, _ in labels}) < _FEWEST:
            return
        found = [match.end() for match in self._after.finditer(raw, start, end)]
        found += [match.start() for match in self._before.finditer(raw, start, end)]
        if len(found) >= _FEWEST:
            yield from found
            yield from (match.start() for match in _VALUES.finditer(raw, start, end))


def load_boards() -> Boards:
    """The labels of seeds/reference/board_labels.csv."""
    table = resources.files("seeds").joinpath("reference/board_labels.csv").read_text(encoding="utf-8")
    return compile_boards(row["label"] for row in csv.DictReader(table.splitlines()))


def compile_boards(labels: Iterable[str]) -> Boards:
    """Matchers of `labels`, the longest first."""
    ordered = tuple(sorted(labels, key=len, reverse=True))
    any_label = "|".join(map(re.escape, ordered))
    value = r"[$€£₹]?-?\d"
    after = re.compile(rf"(?:{any_label})(?={value})")
    before = re.compile(rf"(?<=[\d%BMKTx])(?=(?:{any_label})[\s:]?{value})")
    return Boards(AhoCorasick(ordered), after, before)


def part_words(raw: str, start: int, end: int, boards: Boards) -> list[Edit]:
    """The edits that put a space where words and numbers of raw[start:end] touch, in order."""
    places = {match.end() if match["money"] is None else match.start() for match in _TOUCHING.finditer(raw, start, end)}
    places.update(boards.part(raw, start, end))
    return [Edit(place, place, " ") for place in sorted(places) if start < place < end]
