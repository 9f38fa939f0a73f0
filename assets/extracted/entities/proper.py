"""Turns the capitalised words of a text into those that are proper names, not words that open a sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assets.extracted.entities.capitals import Capital, find_capitals

_SMALL = re.compile(r"[a-z]{3,}")
_RUNS_ON = re.compile(r"\w")
_CAMEL = re.compile(r"[a-z0-9.][A-Z]")  # "FrogNinja", "Arcadia.Works"
_COMPOUND = re.compile(r"[A-Z][a-z]+-[a-z]{3,}")  # "Pre-tax"
_SMALL_WORD = re.compile(r"\b[a-z]{4,}")
_TITLED, _SMALL_SHARE = 3, 4  # capitals at least in a line in title case, and how many stand for a small word in it
_MONEY = re.compile(r"[A-Z]{2,3}\d[\d.]*(?:[mbk]n?)?$")  # "USD34.6m"


class ProperWords:
    """Answers whether a capitalised word of the text is a proper name's."""

    def __init__(self, text: str, capitals: list[Capital], title: str = "") -> None:
        """`title` is one that the text does not repeat."""
        self._inside: set[str] = set()
        opening: set[str] = {capital.word for capital in find_capitals(title)}
        for capital, titled in _with_lines(text, capitals):
            word = capital.word
            opens = titled or _opens_sentence(text, capital.start)
            if not opens or (word in opening and not word.endswith("s")):
                self._inside.add(word)
            else:
                opening.add(word)
        self._text = text
        self._common: dict[str, bool] = {}

    def __contains__(self, word: str) -> bool:
        """Capitalised inside a sentence or in its own middle, or opening two sentences and no plural; never small.

        A capital in a line of capitals ("Net Sales Rose 4%") tells as little as one that opens a sentence.
        """
        proper = (word in self._inside or _CAMEL.search(word) is not None or word[0].isdigit()) and _MONEY.match(
            word
        ) is None
        return proper and not self._is_common(word.lower()) and _COMPOUND.match(word) is None

    def is_only_capital(self, word: str) -> bool:
        """Whether the text never writes the word small, which is no adverb."""
        return not word.endswith("ly") and not self._is_common(word.lower())

    def _is_common(self, small: str) -> bool:
        """Whether the text writes the word small."""
        if small not in self._common:
            self._common[small] = _SMALL.fullmatch(small) is not None and _stands(self._text, small)
        return self._common[small]


def _with_lines(text: str, capitals: Sequence[Capital]) -> Iterator[tuple[Capital, bool]]:
    """Each capitalised word, and whether its line is in title case, where capitals tell nothing."""
    first, count = 0, len(capitals)
    while first < count:
        start = text.rfind("\n", 0, capitals[first].start) + 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        last = first
        while last < count and capitals[last].start < end:
            last += 1
        most = (last - first) // _SMALL_SHARE  # small words of a line in title case
        small = islice(_SMALL_WORD.finditer(text, start, end), most, None) if last - first >= _TITLED else ()
        titled = last - first >= _TITLED and next(iter(small), None) is None
        for capital in capitals[first:last]:
            yield capital, titled
        first = last


def _stands(text: str, word: str) -> bool:
    """Whether `word` stands in `text` with no letter, digit or underscore at its edges."""
    at = text.find(word)
    while at >= 0:
        beside = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if _RUNS_ON.search(beside) is None:
            return True
        at = text.find(word, at + 1)
    return False


def _opens_sentence(text: str, start: int) -> bool:
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    before = text[max(0, start - 3) : start].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:\n-*•"
