"""Turns the numbers of one article that are no figures, and its hidden ranges, into rows of their table."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from assets.cleaned.record import CleanArticle
from assets.extracted.place import Places
from assets.extracted.record import Residual
from assets.extracted.rows import Row, Signature

_DIGITS = re.compile(r"\d+")


def residual_rows(
    article: CleanArticle, residuals: Sequence[Residual], places: Places, signature: Signature
) -> list[Row]:
    """A row for each number of the text, then one for each hidden range that holds digits, with their count."""
    rows = [*_number_rows(article, residuals, places), *_hidden_rows(article, places)]
    signed: Row = {"run_id": signature.run_id, "code_version": signature.code_version}
    return [{"article_id": article.article_id, **row, **signed} for row in rows]


def _number_rows(article: CleanArticle, residuals: Sequence[Residual], places: Places) -> Iterator[Row]:
    text, starts = article.clean.text, [block.start for block in article.blocks]
    for residual in residuals:
        place = places.locate(residual.start, residual.end)
        block = article.blocks[bisect_right(starts, residual.start) - 1]
        yield {
            "byte_start": place.byte_start,
            "byte_end": place.byte_end,
            "quote": text[residual.start : residual.end],
            "reason": str(residual.reason),
            "count": 1,
            "section": block.section.value,
        }


def _hidden_rows(article: CleanArticle, places: Places) -> Iterator[Row]:
    for hidden in article.hidden:
        count = sum(1 for _ in _DIGITS.finditer(places.raw_text, hidden.start, hidden.end))
        if count:
            start, end = places.raw_bytes(hidden.start, hidden.end)
            yield {
                "byte_start": start,
                "byte_end": end,
                "quote": None,
                "reason": hidden.reason.value,
                "count": count,
                "section": None,
            }
