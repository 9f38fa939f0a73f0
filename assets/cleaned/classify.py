"""Turns an HTML element's name, role, class and id into what they say of the text in it."""

import csv
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from assets.cleaned.cues import SectionCues
from assets.cleaned.record import Section

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
_JOINTS = re.compile(r"[-_]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


class Verdict(NamedTuple):
    """What an element says of the text in it."""

    cue: Section | None = None  # the section that its names suggest
    strong: bool = False  # the cue holds whatever the element contains
    line: bool = False  # the cue is one of a line: a paragraph in the element is none of it
    article: bool = False  # it says that it holds the article
    unseen: bool = False  # no reader sees it
    deck: bool = False  # it may hold the line that stands under a title


SILENT = Verdict()
_TOLD_BY = ("itemprop", "data-gu-name", "data-component", "data-testid", "data-qa", "data-type", "data-element")


@dataclass(frozen=True, slots=True)
class HtmlNames:
    """Names of elements by what they mean, from seeds/reference/html_names.csv."""

    block: frozenset[str]
    void: frozenset[str]
    unseen: frozenset[str]
    furniture: dict[str, Section]
    roles: dict[str, Section]
    deck: frozenset[str]


def load_html_names() -> HtmlNames:
    """The rows of html_names.csv."""
    table = resources.files("seeds").joinpath("reference/html_names.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))

    def named(meaning: str) -> frozenset[str]:
        return frozenset(row["name"] for row in rows if row["meaning"] == meaning)

    def sections(meaning: str) -> dict[str, Section]:
        return {row["name"]: Section(row["section"]) for row in rows if row["meaning"] == meaning}

    return HtmlNames(
        named("block"), named("void"), named("unseen"), sections("furniture"), sections("role"), named("deck")
    )


def classify(name: str, attributes: dict[str, str], names: HtmlNames, cues: SectionCues) -> Verdict:
    """What the element says of its text. Classes of an element inside a line count only where they are sure."""
    if name in names.unseen or "hidden" in attributes or _INVISIBLE.search(attributes.get("style", "")):
        return Verdict(unseen=True)
    role = attributes.get("role", "").lower()
    if (
        name in ("article", "main")
        or "articlebody" in attributes.get("itemprop", "").lower()
        or role in ("main", "article")
    ):
        return Verdict(article=True)
    if name in ("body", "html"):
        return Verdict()
    words = _split_names(f"{attributes.get('class', '')} {attributes.get('id', '')}")
    if strong := _find_first(words, cues.strong_classes):
        return Verdict(cues.classes[strong], strong=True)
    known = cues.classes if name in names.block else cues.inline_classes
    by_name = names.furniture.get(name) or names.roles.get(role)
    word = None if by_name is not None else _find_first(words, known.keys())
    cue = by_name if word is None else known[word]
    return Verdict(cue, line=word in cues.line_classes, deck=_is_deck(words, attributes, names))


def _is_deck(words: list[str], attributes: dict[str, str], names: HtmlNames) -> bool:
    """Whether class, id or a template's own attribute calls the element a standfirst."""
    told = [attributes[key] for key in _TOLD_BY if key in attributes]
    return not (names.deck.isdisjoint(words) and names.deck.isdisjoint(_split_names(" ".join(told))))


def _find_first(words: list[str], known: AbstractSet[str]) -> str | None:
    return None if known.isdisjoint(words) else next(word for word in words if word in known)


def _split_names(names: str) -> list[str]:
    """Class names as words: `article-nav__label` and `bylineAuthor` give their parts and the whole in one."""
    return [word for name in names.split() for word in _split_name(name)]


@lru_cache(maxsize=16384)
def _split_name(name: str) -> tuple[str, ...]:
    """One class name as words; the elements of a page share most of theirs."""
    parts = _PARTS.findall(name)
    whole = _JOINTS.sub("", name).lower()
    return (whole, *(part.lower() for part in parts)) if len(parts) > 1 else (whole,)
