"""Turns a percentage of a company that is held into a stake, and money that a fund gains or loses into its flow."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_OF_COMPANY = re.compile(
    r"\sof\s(?:(?:the|its|their)\s)?(?:[\w&.'’-]+\s){0,3}?(?P<words>business|company|firm|register|share\sregist(?:er|ry)"
    r"|shares\soutstanding|outstanding\sshares|shares|stock|share\scapital|equity|voting\srights)\b(?!['’]|\s(?:sold|price|comes|came))"
)
_HELD = re.compile(
    r"\b(?:own(?:s|ed|ing|ership)?|held|hold(?:s|ing|ings)?|shareholders?|insiders?|institutions?|stakes?)\b"
)
_SHORT = re.compile(r"\b(?:short|shorted|bets?\sagainst|short-sell\w*)\b")
_FLOWED = re.compile(
    r"\b(?:ETFs?|funds?|Trust|fixed\sincome|equities|bonds|products)\)?\s?(?:\([A-Z]{2,6}\)\s)?(?:\w+\s){0,2}?"
    r"(?P<words>add(?:ed|ing|s)|gain(?:ed|ing|s)|los(?:t|ing|es)|shed(?:ding)?|bled|saw|drew|pulled\sin|took\sin|brought\sin|gathered)"
    r"\s(?:(?:nearly|about|over|almost|roughly|another|more\sthan|just|only|some)\s)?\W{0,2}$"
)
_OUT = re.compile(r"los|shed|bled")
_LEFT = re.compile(r"\s(?:in\s)?(?:outflows?|exit|leave|redemptions|withdrawals)\b")
_CERTAIN, _LIKELY = 1.2, 0.8
_REACH = 96
_SIGNS = {True: -1, False: 1}


def held_candidates(target: Target) -> list[Candidate]:
    """A stake, "47% of the business is held by", or a flow, "while the Alder Fund added $5 million"."""
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    if target.kind == "percent":
        if not text.startswith(" of ", quantity.end):
            return []
        of_company = _OF_COMPANY.match(text, quantity.end, passage.end)
        told = _HELD.search(text, passage.start, passage.end) is not None
        if of_company is None or not told or _SHORT.search(text, passage.start, passage.end):
            return []
        return [Candidate("stake", "held of a company", _CERTAIN, *of_company.span("words"))]
    if target.kind != "money" or not _tells_of_flows(target):
        return []
    flowed = _FLOWED.search(text, max(passage.start, quantity.start - _REACH), quantity.start)
    if flowed is None:
        return []
    out = _OUT.match(flowed["words"]) is not None or _LEFT.match(text, quantity.end) is not None
    return [Candidate("etf_flows", "a fund that gains or loses", _LIKELY, *flowed.span("words"), _SIGNS[out])]


def _tells_of_flows(target: Target) -> bool:
    before = [*target.meanings, *([target.earlier] if target.earlier is not None else [])]
    return any(meaning.metric in ("etf_flows", "aum") for meaning in before)
