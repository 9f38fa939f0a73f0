"""Turns words of a stretch of time into what a price moved over: since a low, from the breakout, in a good week."""

import re
from collections.abc import Iterator

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_SINCE = re.compile(r"[^,;.]{0,24}?\b(?P<word>since)\b")
_SINCE_THEN = re.compile(r"\b(?P<word>since) (?!then)[^.;%]{3,24}, (?!and |but )[^.,;%]{0,24}$", re.IGNORECASE)
_FROM_EVENT = re.compile(
    r"\s(?P<word>from)\s(?:the|its|an?|their)\s(?:[\w-]+\s){0,3}(?:breakout|breakdown|low|high|peak|bottom|trough|debut|listing|launch|base|IPO)\b"
)
_SPAN = re.compile(
    r"\b(?:an?|the|another|its|their)\s(?P<word>(?:good|great|strong|solid|stellar|positive|winning|decent|fine|bumper|bad|rough|tough"
    r"|terrible|rocky|poor|dismal|brutal|losing|negative|weak|difficult|volatile|wild|turbulent|choppy|mixed|busy|big|better|worse"
    r")\s(?P<unit>week|month|quarter|year))\b",
    re.IGNORECASE,
)
_OF_SPAN = {"week": "1w", "month": "1mo", "quarter": "3mo", "year": "1y"}
_YEARLY = re.compile(
    r"(?:\s(?:a|per|each)\s(?:year|annum)|\sannually)?\s(?P<word>over)\s(?:\w+\s){0,3}(?:years|decades?)\b"
)


def from_stretches(target: Target) -> Iterator[Candidate]:
    """What a price moved over by the words of its sentence: "from the breakout in July", "9% a year over 20 years"."""
    text, passage, end = target.view.text, target.view.passage, target.quantity.end
    since = since_an_event(target)
    if since is not None:
        yield since
    for pattern, score in ((_FROM_EVENT, 0.7), (_YEARLY, 0.7)):
        told = pattern.match(text, end, passage.end)
        if told is not None:
            yield Candidate("other", "over a stretch of its own", score, *told.span("word"))
    spans = list(_SPAN.finditer(text, passage.start, target.quantity.start))
    if spans and target.kind in ("percent", "points"):
        yield Candidate(_OF_SPAN[spans[-1]["unit"].lower()], "the sentence tells of", 0.3, *spans[-1].span("word"))


def since_an_event(target: Target) -> Candidate | None:
    """A price told from an event: "down 15% since hitting a high", "since May 4, it has risen 15%"."""
    text, end = target.view.text, target.quantity.end
    since = _SINCE.match(text, end, min(target.view.passage.end, end + 40))
    if since is None and target.kind == "percent":
        start = max(target.view.passage.start, target.quantity.start - 48)
        since = _SINCE_THEN.search(text, start, target.quantity.start)
    return Candidate("other", "since an event", 0.6, *since.span("word")) if since is not None else None
