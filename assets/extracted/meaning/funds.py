"""Turns money that stands before the name of a fund into what the fund manages: "the $9 billion Alder Fund"."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_FUND = re.compile(r"\s(?:[A-Z][\w&.-]*\s){0,6}(?:Fund|ETF|Trust|ETP)\b")
_ANY_FUND = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:fund|portfolio\sof\sassets)\b(?!\s(?:raising|rais|managers?|round))")
_DETERMINED = re.compile(
    r"\b(?:the|a|its|an|their|our)\s(?:(?:roughly|about|nearly|almost|over|around)\s)?$", re.IGNORECASE
)
_AHEAD, _REACH = 16, 72
_LIKELY = 0.82


def fund_candidates(target: Target) -> list[Candidate]:
    """The size of the fund whose name follows the number; empty where it names none."""
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    if (
        target.kind != "money"
        or _DETERMINED.search(text[max(passage.start, quantity.start - _AHEAD) : quantity.start]) is None
    ):
        return []
    after = text[quantity.end : min(passage.end, quantity.end + _REACH)]
    named = _FUND.match(after) or _ANY_FUND.match(after)
    if named is None:
        named_fund = any(hit.key == "fund" and atom == target.atom + 1 for atom, hit in target.near("kind"))
        return [Candidate("aum", "size of a fund", _LIKELY)] if named_fund else []
    start, end = quantity.end + 1, quantity.end + named.end()
    return [Candidate("aum", "size of a fund", _LIKELY, start, end)]
