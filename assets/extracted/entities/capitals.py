"""Turns text into its capitalised words and the runs that they make, in which names are found."""

import re
from operator import attrgetter

from assets.kernel.records import record

_WORD = re.compile(r"[A-ZÀ-ÞŠŽ](?<!\w.)[\w&]*(?:[.’'!-][A-Za-z0-9][\w&]*)*")  # looks back from the capital: fast
_CAMEL = re.compile(r"[A-Z](?<=[a-z].)[a-zA-Z]{2}\w*")  # "iBazaar", "bioAcme": from the capital inside
_DIGIT = re.compile(  # "9post", no "5million" and no "7nm"
    r"[1-9](?<![\w.,$€£¥-].)(?!.?(?:st|nd|rd|th|[mb]n|million|billion|trillion|hundred|thousand|months?|weeks?|years?|days?"
    r"|hours?|minutes?|times|percent|cents?|pence|points?)\b)[a-z]{4,}\w*"
)
_POSSESSIVE = ("’s", "'s")
_JOINS = frozenset({" ", " & ", " of ", " de ", " of the ", " and "})
_BEFORE_FORM = frozenset({", ", ". ", "., ", ".,", ","})  # "Acme, Inc.", "Acme Co., Ltd."
_MAX_WORDS = 8
_MOST_SMALL, _GLUED = 6, frozenset("._-/@#&’'$")


@record
class Capital:
    """One capitalised word without its possessive; offsets into the text."""

    start: int
    end: int
    word: str


def find_capitals(text: str) -> list[Capital]:
    """All words that start with a capital letter, and names like "iBazaar" and "9post", in order."""
    found = [_capital(text, *match.span()) for match in _WORD.finditer(text)]
    small = [
        _capital(text, start, match.end())
        for match in _CAMEL.finditer(text)
        if (start := _small_start(text, match.start())) is not None
    ]
    small += [_capital(text, *match.span()) for match in _DIGIT.finditer(text)]
    return sorted([*found, *small], key=attrgetter("start")) if small else found


def _small_start(text: str, capital: int) -> int | None:
    """Where a name begins whose small letters stand before `capital`; None inside a word that begins otherwise."""
    start = capital
    while start > 0 and text[start - 1].islower():
        start -= 1
    inside = start > 0 and (text[start - 1].isalnum() or text[start - 1] in _GLUED)
    return None if inside or capital - start > _MOST_SMALL else start


def _capital(text: str, start: int, end: int) -> Capital:
    if text.startswith(_POSSESSIVE, end - 2):
        end -= 2
    return Capital(start, end, text[start:end])


def run_before(text: str, capitals: list[Capital], index: int, legal_forms: frozenset[str]) -> int:
    """The index of the first word of the run of names that ends with capitals[index]; at most eight words.

    A comma or full stop joins only a legal form to the name before it ("Acme, Inc."), or an initial ("T. Acme").
    """
    first = index
    while first > 0 and index - first < _MAX_WORDS:
        gap = text[capitals[first - 1].end : capitals[first].start]
        form = gap in _BEFORE_FORM and first == index and capitals[first].word.strip(".") in legal_forms
        initial = gap == ". " and len(capitals[first - 1].word) == 1
        if gap not in _JOINS and not form and not initial:
            break
        first -= 1
    return first
