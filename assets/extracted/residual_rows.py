"""Turns the numbers of one article that are no figures, and its hidden ranges, into rows of their table."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from assets.cleaned.record import CleanArticle
from assets.extracted.place import Place, Places
from assets.extracted.record import Extraction, Residual
from assets.extracted.rows import Row, Signature

_DIGITS = re.compile(r"\d+")


def residual_rows(article: CleanArticle, extraction: Extraction, places: Places, signature: Signature) -> list[Row]:
    """A row for each number of the text that is no figure, then one for each hidden range that holds digits.

    What a number is written with ("&#36;5 million") belongs to the number alone.
    """
    figures = [places.locate(m.quantity.start, m.quantity.end) for m in extraction.mentions]
    others = [places.locate(residual.start, residual.end) for residual in extraction.residuals]
    numbers = sorted((place.char_start, place.char_end) for place in (*figures, *others))
    rows = [*_number_rows(article, extraction.residuals, others), *_hidden_rows(article, places, numbers)]
    signed: Row = {"run_id": signature.run_id, "code_version": signature.code_version}
    return [{"article_id": article.article_id, **row, **signed} for row in rows]


def _number_rows(article: CleanArticle, residuals: Sequence[Residual], places: Sequence[Place]) -> Iterator[Row]:
    text, starts = article.clean.text, [block.start for block in article.blocks]
    for residual, place in zip(residuals, places, strict=True):
        block = article.blocks[bisect_right(starts, residual.start) - 1]
        yield {
            "byte_start": place.byte_start,
            "byte_end": place.byte_end,
            "quote": text[residual.start : residual.end],
            "reason": str(residual.reason),
            "count": 1,
            "section": block.section.value,
        }


def _hidden_rows(article: CleanArticle, places: Places, numbers: list[tuple[int, int]]) -> Iterator[Row]:
    """`numbers` are the ranges of the raw text that numbers are written in, in order."""
    for hidden in article.hidden:
        for first, last in _outside(hidden.start, hidden.end, numbers):
            count = sum(1 for _ in _DIGITS.finditer(places.raw_text, first, last))
            if count:
                start, end = places.raw_bytes(first, last)
                yield {
                    "byte_start": start,
                    "byte_end": end,
                    "quote": None,
                    "reason": hidden.reason.value,
                    "count": count,
                    "section": None,
                }


def _outside(start: int, end: int, numbers: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts of [start, end) that no number is written in."""
    at = max(0, bisect_right(numbers, (start, start)) - 1)
    while start < end:
        while at < len(numbers) and numbers[at][1] <= start:
            at += 1
        first, last = numbers[at] if at < len(numbers) else (end, end)
        if start < first:
            yield start, min(first, end)
        start = max(start, last)
