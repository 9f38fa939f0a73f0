"""Turns seeds/reference/section_cues.csv into matchers: which words say what part a block plays on its page."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from assets.cleaned.record import Section

_FIRST = re.compile(r"[\W_]*([a-z0-9][a-z0-9'&]*)")
_PLACES = frozenset(
    {
        "line",
        "start",
        "contains",
        "heading",
        "tail",
        "closes",
        "within",
        "class",
        "class_inline",
        "class_line",
        "class_strong",
    }
)


class Cue(NamedTuple):
    """One row: `phrase` in lower case, where # is a number and * any words; `place` says where it applies."""

    phrase: str
    section: Section
    place: str


class FoundCue(NamedTuple):
    """A phrase inside a text, where it starts."""

    start: int
    place: str
    section: Section


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    section: Section


@dataclass(frozen=True, slots=True)
class SectionCues:
    """Matchers made from cues. `_anchored` maps a place and a block's first word to the rules to try."""

    _anchored: dict[tuple[str, str], tuple[_Rule, ...]]
    _phrases: tuple[Cue, ...]  # of places contains and within
    _inside: AhoCorasick
    classes: dict[str, Section]  # words of class names and ids of HTML blocks
    inline_classes: dict[str, Section]  # the same for elements inside a line
    strong_classes: frozenset[str]  # those that hold whatever the element contains
    line_classes: frozenset[str]  # those of an element that holds a line, no paragraph

    def match(self, place: str, folded: str) -> Section | None:
        """The section of a block (lower-case text) by the cues of `place`: line, start, heading, tail or closes."""
        first = _FIRST.match(folded)
        word = first[1] if first else ""
        keys = ("#" if word[:1].isdigit() else word, "*")
        for key in keys:
            for rule in self._anchored.get((place, key), ()):
                if rule.pattern.match(folded):
                    return rule.section
        return None

    def find(self, text: str) -> list[FoundCue]:
        """The cues of places `contains` and `within` that stand in `text`, in order; offsets into `text`."""
        folded = fold(text)
        found = []
        for index, start, end in self._inside.find_matches_as_indexes(folded, overlapping=True):
            cue = self._phrases[index]
            if cue.place == "within" and not text[start].isupper():
                continue
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                found.append(FoundCue(start, cue.place, cue.section))
        return sorted(found)


def load_section_cues() -> SectionCues:
    """The cues of seeds/reference/section_cues.csv."""
    table = resources.files("seeds").joinpath("reference/section_cues.csv").read_text(encoding="utf-8")
    return compile_cues(
        Cue(row["phrase"], Section(row["section"]), row["where"]) for row in csv.DictReader(table.splitlines())
    )


def compile_cues(cues: Iterable[Cue]) -> SectionCues:
    """Raises ValueError on a place that is not known."""
    anchored: dict[tuple[str, str], list[_Rule]] = {}
    inside: list[Cue] = []
    classes: dict[str, Section] = {}
    inline: dict[str, Section] = {}
    strong, line = set(), set()
    for cue in cues:
        if cue.place not in _PLACES:
            raise ValueError(f"section cue {cue.phrase!r} applies at {cue.place!r}, which is none of {sorted(_PLACES)}")
        if cue.place in ("contains", "within"):
            inside.append(cue)
        elif cue.place == "class_inline":
            inline[cue.phrase] = cue.section
        elif cue.place.startswith("class"):
            classes[cue.phrase] = cue.section
            if cue.place == "class_strong":
                strong.add(cue.phrase)
            elif cue.place == "class_line":
                line.add(cue.phrase)
        else:
            anchored.setdefault((cue.place, _first_word(cue.phrase)), []).append(_compile(cue))
    return SectionCues(
        {key: tuple(rules) for key, rules in anchored.items()},
        tuple(inside),
        AhoCorasick([cue.phrase for cue in inside]),
        classes,
        inline,
        frozenset(strong),
        frozenset(line),
    )


def _first_word(phrase: str) -> str:
    if phrase[0] in "#*":
        return phrase[0]
    match = _FIRST.match(phrase)
    return match[1] if match else "*"


def _compile(cue: Cue) -> _Rule:
    body = re.escape(cue.phrase).replace(r"\#", r"\d+(?:[.,:]\d+)*").replace(r"\*", r".*").replace(r"\ ", r"\s{1,8}+")
    edge = r"[\W_]*$" if cue.place in ("line", "tail", "heading", "closes") else r"(?!\w)"
    return _Rule(re.compile(rf"[\W_]*{body}{edge}", re.DOTALL), cue.section)


def fold(text: str) -> str:
    """`text` in lower case, with its length kept: a character whose lower case is longer stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)
