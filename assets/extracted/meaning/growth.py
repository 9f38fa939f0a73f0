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
_COMPANIES = ("company", "unknown")
_PLACES = ("country", "region")
_REVENUES = ("revenue", "revenue_segment")
_OUTPUT, _SEGMENT, _FORESEEN = 0.7, 0.62, 0.5
_OPENS = re.compile(r"(?:Economic\s)?[Gg]rowth\s(?:in|of|for|across|is|was|will|should|would)\b")
_OUTLOOK_FOR = re.compile(
    r"\b(?:forecast|outlook|projection|estimate|prediction|expectation)s?\sfor\s(?:the\s)?(?P<place>[A-Z]|euro|world|global)[^.;\d]{0,48}[^\w\s]{0,2}\s?$"
)
_RAISED = re.compile(
    r"\b(?:rais|cut|lift|trimm|lower|upgrad|downgrad|slash|revis|hik)\w*\s(?:the\s)?(?P<place>[A-Z])[\w\s]{0,24}\sto\s(?:\w+\s){0,2}$"
)
_BODY = re.compile(
    r"\b(?:IMF|OECD|World\sBank|Monetary\sFund|Commission|central\sbank|ADB|UN|WTO|the\s(?:fund|bank|body))\b"
)
_OF_SALES = re.compile(
    r"\b(?:sequentially|constant[\s-]currenc\w+|organic\w*|like-for-like|local currenc\w+)\b", re.IGNORECASE
)
_REACH = 48  # characters after a number in which words of sales stand


def growth_candidates(target: Target) -> list[Candidate]:
    """The output of a country or the revenue of a part of a company, where one of them grows by a percentage."""
    if target.kind != "percent":
        return []
    foreseen = _foreseen(target)
    if foreseen:
        return foreseen
    move = find_move(target)
    if move is None or move.frame not in ("by", "direct") or move.atom > target.atom:
        return []
    words = target.view.text[move.start : move.end]
    grows = _GROWS.fullmatch(words) is not None
    if not grows and _MOVES_TOO.fullmatch(words) is None:
        return []
    place = _grown(target, move, "kind", _PLACES)
    if target.view.subject in _COMPANIES:
        told = _tells_of_sales(target)
        found = _grown(target, move, "aspect", ("@segment",)) if grows else None
        found = found or (place if told else None)
        if found is not None:
            return [Candidate("revenue_segment", "a part that grows", _SEGMENT, *found)]
    if not grows or place is None:
        return []
    return [Candidate("gdp_growth", "a country that grows", _OUTPUT, *place)]


def _foreseen(target: Target) -> list[Candidate]:
    """What a country or the world is forecast, where nothing else is named: "cut its outlook for Brazil to 1.9%"."""
    text, passage, start = target.view.text, target.view.passage, target.quantity.start
    topic = target.meanings[-1] if target.meanings else target.earlier
    told = topic is not None and topic.metric == "gdp_growth"
    opening = _OPENS.match(text, passage.start, start)
    if opening is not None and target.view.subject not in _COMPANIES:
        return [Candidate("gdp_growth", "growth opens the sentence", _OUTPUT, opening.start(), opening.end())]
    outlook = _OUTLOOK_FOR.search(text, passage.start, start) or (
        _RAISED.search(text, passage.start, start) if told else None
    )
    if outlook is None:
        return []
    named = [hit for _, hit in target.near("kind") if hit.key in _PLACES and hit.start >= outlook.start("place") - 4]
    bodies = told or target.view.subject not in _COMPANIES or _BODY.search(text, passage.start, start) is not None
    if not named or named[0].start >= start or not bodies:
        return []
    return [Candidate("gdp_growth", "a country that is forecast", _FORESEEN, *outlook.span("place"))]


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
