"""Turns text into its capitalised words and the runs that they make, in which names are found."""

import re

from assets.kernel.records import record

_WORD = re.compile(r"[A-ZÀ-ÞŠŽ](?<!\w.)[\w&]*(?:[.’'!-][A-Za-z0-9][\w&]*)*")  # looks back from the capital: fast
_POSSESSIVE = ("’s", "'s")
_JOINS = frozenset({" ", " & ", " of ", " de ", " of the ", " and "})
_MAX_WORDS = 8


@record
class Capital:
    """One capitalised word without its possessive; offsets into the text."""

    start: int
    end: int
    word: str


def find_capitals(text: str) -> list[Capital]:
    """All words that start with a capital letter, in order."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text.startswith(_POSSESSIVE, end - 2):
            end -= 2
        found.append(Capital(start, end, text[start:end]))
    return found


def run_before(text: str, capitals: list[Capital], index: int, legal_forms: frozenset[str]) -> int:
    """The index of the first word of the run of names that ends with capitals[index]; at most eight words.

    A comma or full stop joins only a legal form to the name before it ("Acme, Inc."), or an initial ("T. Acme").
    """
    first = index
    while first > 0 and index - first < _MAX_WORDS:
        gap = text[capitals[first - 1].end : capitals[first].start]
        form = gap in {", ", ". "} and first == index and capitals[first].word.strip(".") in legal_forms
        initial = gap == ". " and len(capitals[first - 1].word) == 1
        if gap not in _JOINS and not form and not initial:
            break
        first -= 1
    return first
