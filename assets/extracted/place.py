"""Turns a range of an article's clean text into its code points, bytes and line in the raw article."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from assets.cleaned.record import CleanArticle
from assets.kernel.spans import map_bytes

_LINE_END = re.compile(r"\n")


@dataclass(frozen=True, slots=True)
class Place:
    """One range as code points of the clean text, code points and bytes of the raw text, and its line from 1."""

    clean_start: int
    clean_end: int
    char_start: int
    char_end: int
    byte_start: int
    byte_end: int
    line: int


class Places:
    """The coordinates of one article; `raw_text` is the decoded text that `article` was cleaned from."""

    def __init__(self, article: CleanArticle, raw_text: str, encoding: str) -> None:
        self.raw_text = raw_text
        self._clean = article.clean
        self._bytes = map_bytes(raw_text, encoding)
        self._line_ends = [match.start() for match in _LINE_END.finditer(raw_text)]

    def locate(self, start: int, end: int) -> Place:
        """The place of clean text [start, end)."""
        source = self._clean.to_source(start, end)
        return Place(
            start, end, source.start, source.end, *self.raw_bytes(source.start, source.end), self._line(source.start)
        )

    def raw_bytes(self, start: int, end: int) -> tuple[int, int]:
        """The bytes of raw text [start, end), given in code points."""
        return self._bytes.to_byte(start), self._bytes.to_byte(end)

    def _line(self, char: int) -> int:
        return bisect_right(self._line_ends, char - 1) + 1
