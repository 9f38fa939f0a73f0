"""Turns money that a listed company gains, loses or is called by into its market value: "lost $9 billion in value"."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_VALUE = r"(?:valuation|market\s(?:value|valuation|worth|cap(?:itali[sz]ation)?)|stock[-\s]market\svalue|value|m-?cap)"
_OF_VALUE = re.compile(
    rf"\s(?:(?:worth\s)?(?:in|from|of|off|to)|(?:was\s|were\s)?(?:wiped|erased|shaved|knocked)(?:\sout)?\s(?:off|from))"
    rf"\s(?:[\w'’]+\s){{0,3}}?(?P<words>{_VALUE})\b"
)
_TAKING = re.compile(
    r",?\s(?:taking|pushing|sending|lifting|bringing|dragging|pulling)\s"
    rf"(?:[\w'’]+\s){{1,3}}?(?P<words>{_VALUE})\s(?:up\s|down\s)?to\b"
)
_VERB = re.compile(
    r"\b(?P<verb>los[et]\w*|shed\w*|add(?:ed|s|ing)?|gain(?:ed|s|ing)?|(?:wip|shav|knock|eras)(?:ed|ing)(?:\sout|\soff)?)"
    r"\s(?:\w+\s){0,3}\W{0,2}(?:Rs\.?\s?)?$"
)
_DOWN = re.compile(r"los|shed|wip|eras|shav|knock")
_CALLED = re.compile(
    r"[-\s](?P<words>company|business|firm|group|giant|retailer|chipmaker|automaker|drugmaker|conglomerate|stock)\b"
    r"(?!\s(?:consensus|forecast|guidance|compiled|estimates?|provided|outlook|target)|-)"
)
_DETERMINED = re.compile(r"\b(?:the|a|this|an|its)\s\W{0,2}$", re.IGNORECASE)
_AHEAD = 40
CHANGED_VALUE = "value gained or lost"
_CERTAIN, _LIKELY = 1.05, 0.8


def value_candidates(target: Target) -> list[Candidate]:
    """The market value of a company, or its change; empty where neither is told."""
    if target.kind != "money":
        return []
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    before = text[max(passage.start, quantity.start - _AHEAD) : quantity.start]
    of_value = _OF_VALUE.match(text, quantity.end, passage.end) or _TAKING.match(text, quantity.end, passage.end)
    verb = _VERB.search(before)
    if of_value is not None and (verb is not None or "off" in of_value[0]):
        down = verb is None or _DOWN.match(verb["verb"]) is not None
        return [Candidate("market_cap", CHANGED_VALUE, _CERTAIN, *of_value.span("words"), -1 if down else 1)]
    called = _CALLED.match(text, quantity.end, passage.end)
    listed = target.view.subject == "company" and called is not None and _DETERMINED.search(before) is not None
    return [Candidate("market_cap", "called by its value", _LIKELY, *called.span("words"))] if listed and called else []
