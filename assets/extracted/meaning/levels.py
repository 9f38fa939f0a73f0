"""Turns the words of a chart around a price into the support to hold or the resistance to break that it is."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_NAMED = re.compile(
    r"\s?(?:(?!and\b|or\b|with\b|to\b)[\w/-]+\s){0,2}?(?P<noun>support|floor|resistance|barrier|ceiling|hurdle|level|mark|zone|area|threshold|handle|line)\b"
)
_HELD = re.compile(
    r"\b(?:los(?:e[sd]?|ing|t)|loss\sof|hold(?:s|ing)?|held|defend\w*|break(?:s|ing|down)?\s(?:below|under|of)"
    r"|giv(?:e|es|ing)\sup|fail\w*\sat|slip\w*\sunder|drop\w*\sunder)\s(?:\w+\s){0,3}\W?$",
    re.IGNORECASE,
)
_BY_SIDES = re.compile(
    r"\b(?:bulls|buyers)\s(?:\w+\s){0,2}(?:lose|loses|lost|hold|defend|give\sup)\s(?:\w+\s){0,2}\W?$", re.IGNORECASE
)
_TAKEN = re.compile(
    r"\b(?:reclaim\w*|clear(?:s|ing)?|break(?:s|ing)?\s(?:above|past|through|over)|overcom\w+|conquer\w*)\s(?:\w+\s){0,3}\W?$",
    re.IGNORECASE,
)
_TO_TAKE = re.compile(
    r"\b(?:must|needs?\sto|has\sto|have\sto|fail\w*\sto|struggl\w+\sto)\s(?:reclaim|clear|break|overcome|retake|surpass)\s(?:\w+\s){0,2}\W?$",
    re.IGNORECASE,
)
_SUPPORTS = ("support", "floor")
_RESISTS = ("resistance", "barrier", "ceiling", "hurdle")
_KINDS = ("small_money", "per_share", "money", "count", "per_unit")
_CERTAIN, _LIKELY = 0.95, 0.84
_AHEAD, _BEHIND = 32, 40


def level_candidates(target: Target) -> list[Candidate]:
    """Support or resistance by the words on both sides of a price: "losing the $58,000 level"."""
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    if target.kind not in _KINDS:
        return []
    before = text[max(passage.start, quantity.start - _BEHIND) : quantity.start]
    named = _NAMED.match(text, quantity.end, min(passage.end, quantity.end + _AHEAD))
    if named is None:
        if _TO_TAKE.search(before):
            return [Candidate("resistance_level", "what has to be taken", _LIKELY)]
        return [Candidate("support_level", "what buyers hold or lose", _LIKELY)] if _BY_SIDES.search(before) else []
    told = _tell(named["noun"], before)
    return [Candidate(*told, *named.span("noun"))] if told is not None else []


def _tell(noun: str, before: str) -> tuple[str, str, float] | None:
    """The metric of a price that `noun` follows, by that noun or the words `before`, with its frame and score."""
    if noun in _SUPPORTS:
        return "support_level", "named after the price", _CERTAIN
    if noun in _RESISTS:
        return "resistance_level", "named after the price", _CERTAIN
    if _HELD.search(before):
        return "support_level", "a level that is held or lost", _LIKELY
    return ("resistance_level", "a level that is taken", _LIKELY) if _TAKEN.search(before) else None
