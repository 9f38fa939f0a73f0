"""Turns what grows without a metric's word beside it into one: a country its output, a segment its revenue."""

import re

from assets.extracted.meaning.move import Move, find_move
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_GROWTH = re.compile(r"gr(?:ow(?:s|n|ing)?|ew)\b", re.IGNORECASE)
_GROWS = re.compile(r"(?:gr[eo]w|expand|contract|shr[iau]n)\w*", re.IGNORECASE)
_MOVES_TOO = re.compile(r"(?:decl|f[ae]ll|decreas|increas|r[io]s|jump|slip|drop|improv)\w*", re.IGNORECASE)
_SUBJECT_BEFORE = re.compile(r"[^MQ|;,:<]{0,6}$")  # the euro zone economy is seen to [grow]
_NAMED = ("x", "A", "X", "'", "E")  # the cloud unit, its games unit
_PLACES = ("country", "region")
_REVENUES = ("revenue", "revenue_segment")
_OUTPUT, _SEGMENT = 0.7, 0.62
_OF_SALES = re.compile(r"\b(?:sequentially|constant[\s-]currenc\w+|organic\w*|like-for-like|local currenc\w+)\b", re.I)
_REACH = 48  # characters after a number in which words of sales stand


def growth_candidates(target: Target) -> list[Candidate]:
    """The output of a country or the revenue of a part of a company, where one of them grows by a percentage."""
    if target.kind != "percent":
        return []
    move = find_move(target)
    if move is None or move.frame not in ("by", "direct") or move.atom > target.atom:
        return []
    words = target.view.text[move.start : move.end]
    grows = _GROWS.fullmatch(words) is not None
    if not grows and _MOVES_TOO.fullmatch(words) is None:
        return []
    place = _grown(target, move, "kind", _PLACES)
    if target.view.subject == "company":
        told = _tells_of_sales(target)
        found = _grown(target, move, "aspect", ("@segment",)) if grows else None
        found = found or (place if told else None)
        if found is not None:
            return [Candidate("revenue_segment", "a part that grows", _SEGMENT, *found)]
    if not grows or place is None:
        return []
    return [Candidate("gdp_growth", "a country that grows", _OUTPUT, *place)]


def _grown(target: Target, move: Move, family: str, keys: tuple[str, ...]) -> tuple[int, int] | None:
    """Where the subject of the verb stands, if it is one of `keys`."""
    letters = target.view.atoms.letters
    for atom, hit in reversed(target.near(family)):
        if atom < move.atom and hit.key in keys:
            own = _SUBJECT_BEFORE.fullmatch(letters, atom + 1, move.atom) is not None
            if family == "aspect" and letters[max(0, atom - 1) : atom] not in _NAMED:
                return None  # "the business" is the whole of it
            return (hit.start, hit.end) if own else None
    return None


def _tells_of_sales(target: Target) -> bool:
    """Whether the sentence or the one before tells of a company's sales."""
    before = [*target.meanings[-1:], *([target.earlier] if target.earlier else [])]
    if any(meaning.metric in _REVENUES for meaning in before):
        return True
    end = target.quantity.end
    return _OF_SALES.search(target.view.text, end, min(target.view.passage.end, end + _REACH)) is not None


def grows(target: Target, atom: int) -> bool:
    """Whether a form of "grow" stands between `atom` and the number behind it: "the unit grew 19%" tells of no share."""
    return any(
        atom < at < target.atom and _GROWTH.match(target.view.text, hit.start) is not None
        for at, hit in target.near("direction")
    )
