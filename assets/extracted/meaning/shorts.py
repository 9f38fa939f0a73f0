"""Turns shares that are sold short or change hands, and a share of the float, into short interest or volume."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_SOLD_SHORT = re.compile(
    r"\s(?:of\s[\w\s'’]{1,24}?\s)?(?:(?:were|was|are|is|have\sbeen)\s)?(?P<words>sold\sshort|shorted|held\sshort|short\s(?=and|as|or|at|on)|on\sloan)\b"
)
_TRADED = re.compile(
    r"\s(?:(?:equity\s)?shares\s)?(?:(?:of|in)\s[\w\s'’]{1,24}?\s)?(?:(?:had|have|has|were|was|been)\s){0,2}(?P<words>chang(?:ed|ing)\shands|exchanged|traded)\b"
)
_OF_FLOAT = re.compile(r"\sof\s(?:[\w'’]+\s){0,4}?(?P<words>float)\b")
_CERTAIN = 1.15


def short_candidates(target: Target) -> list[Candidate]:
    """The short interest by the words right after it: "5 million shares sold short, or 2% of its float"."""
    text, end, stop = target.view.text, target.quantity.end, target.view.passage.end
    traded = _TRADED.match(text, end, stop) if target.kind == "shares" else None
    if traded is not None:
        return [Candidate("trading_volume", "shares that change hands", _CERTAIN, *traded.span("words"))]
    pattern = {"shares": _SOLD_SHORT, "percent": _OF_FLOAT}.get(target.kind)
    found = pattern.match(text, end, stop) if pattern is not None else None
    return [Candidate("short_interest", "sold short", _CERTAIN, *found.span("words"))] if found is not None else []
