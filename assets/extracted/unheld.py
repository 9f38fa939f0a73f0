"""Turns figures with more digits than the table holds into issues, and their digits into residual numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.cleaned.record import CleanArticle
from assets.extracted.place import Places
from assets.extracted.quantities.reasons import Reason
from assets.extracted.record import Extraction, Mention, Residual
from assets.kernel.issues import Issue, Severity

_DIGITS = re.compile(r"\d+")
_SHOWN_CHARS = 60


def set_aside(text: str, extraction: Extraction, unheld: Sequence[Mention]) -> Extraction:
    """`extraction` with the digits of `unheld`, mentions of it, as residuals: no run of digits is lost."""
    digits = [
        Residual(run.start(), run.end(), Reason.UNHELD)
        for mention in unheld
        for run in _DIGITS.finditer(text, mention.quantity.start, mention.quantity.end)
    ]
    return replace(
        extraction,
        mentions=tuple(mention for mention in extraction.mentions if mention not in unheld),
        residuals=tuple(sorted((*extraction.residuals, *digits), key=lambda residual: residual.start)),
    )


def tell_unheld(article: CleanArticle, mention: Mention, places: Places) -> Issue:
    """The issue that the value of `mention` is no DECIMAL(38,9)."""
    start, end = mention.quantity.start, mention.quantity.end
    quote = article.clean.text[start:end][:_SHOWN_CHARS]
    message = (
        f"line {places.locate(start, end).line}: {quote!r} has more digits than DECIMAL(38,9) holds exactly;"
        " it is left out of the mentions, never rounded"
    )
    return Issue("extracted", Severity.ERROR, "value_not_held", message, article.article_id)
