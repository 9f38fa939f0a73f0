"""Turns the words around a name into whether it is a source of figures: a broker, a researcher, a data provider."""

import re

from assets.extracted.entities.cues import Cues

_OTHERS = re.compile(  # what researchers do: "estimates that 200 million people watch"
    r"(?: (?:Research|Data|Analytics|Intelligence|Insights|Consulting|Associates|Partners))? (?:now |also )?"
    r"(?:estimates?|estimated|forecasts?|projects|projected|predicts|predicted|reckons|calculates|calculated|believes"
    r"|expects|expected|found|finds|thinks)"
    r" that (?!(?:it|its|they|their|we|our|the (?:company|group|firm|bank|unit|business))\b)"
)
_FORECASTS = re.compile(  # "cut its forecast for Brazil", but "cut its forecast for May"
    r" (?:on \w+day )?(?:has |also )?"
    r"(?:cut|cuts|raised|raises|lowered|lowers|trimmed|lifted|lifts|revised|kept|keeps|slashed)"
    r" its (?:[\w/-]+ ){0,3}?(?:forecasts?|estimates?|projections?|outlook|predictions?) (?:for|of|on) (?:the )?"
    r"(?!Q[1-4]|FY|H[12]\b|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z]"
)
_ANALYST_AT = re.compile(
    r"\b(?:analyst|strategist|economist|trader|researcher|manager|head)s?,? "
    r"(?:[A-Z][\w.’-]+ ){1,3}(?:at|of|from|with) $"
)
_OF_FIRM = frozenset({"at", "of", "from", "with"})
_ON = re.compile(r" [Oo]n (?:[A-Z][\w&.’'-]*(?: & | and | of | )?){1,5}+(?:[:(\n–—-]|$)")  # the line "UBS on Acme"
_REACH = 48


def is_quoted(text: str, start: int, end: int, before: list[str], cues: Cues) -> bool:
    """Whether the name is a source of figures: "according to data provider Acme", "Acme analysts"."""
    if cues.speaker.match(text, end) or (text[end : end + 1].isspace() and _foresees(text, end, cues)):
        return True
    if before and before[-1] in _OF_FIRM and _ANALYST_AT.search(text, max(0, start - _REACH), start):
        return True
    if (start == 0 or text[start - 1] == "\n") and _ON.match(text, end):
        return True
    last = len(before)
    while last and (before[last - 1] in cues.institutions or before[last - 1] == "the"):
        last -= 1
    return cues.speakers.end(before[:last])


def _foresees(text: str, end: int, cues: Cues) -> bool:
    """Whether what follows a name and a blank is what brokers, researchers and forecasters do."""
    found = cues.rates.match(text, end) or _OTHERS.match(text, end) or _FORECASTS.match(text, end)
    return found is not None
