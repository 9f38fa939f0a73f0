"""Turns money after "to acquire it for" and the like into the price of the deal, whole or a share."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

DEAL = re.compile(
    r"\b(?P<verb>acqui(?:re[sd]?|ring|sition)|buy(?:s|ing|out)?|bought|purchas(?:e[sd]?|ing)|take-?overs?|tak(?:e|es|ing|en)\s"
    r"(?:over|private)|snap(?:s|ped|ping)?\sup|merge[rs]?|merging|s[eo]ld|sells?|selling|sale|bid(?:s|ding)?|offer(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_PRICED = re.compile(  # acquire the 25% stake held by its founder [for up to] $9 a share
    DEAL.pattern
    + r"(?:[^.;:%]|\.\d|%\s(?:stake|interest|holding|share))*?\sfor\s(?:(?:up\sto|about|around|roughly|nearly|some"
    r"|almost|approximately|over|more\sthan|at\sleast|as\smuch\sas|a\stotal\sof|an?)\s)?\W{0,2}$",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pay|pays|paid|paying|receive|get|proposed|offered|offering|offer|bid)\s(?:\w+\s){0,3}\W?$", re.IGNORECASE
)
_FOR = re.compile(
    r"\s(?:in\scash\s|in\sstock\s)?for\s(?:(?:the|its|an?)\s(?!quarter|year|period|month|half|week|three|six|nine)|all\b|control\b|[A-Z])"
)
_EACH = re.compile(r"\s(?:in\s)?cash\s(?:for\seach|per|a)\s(?:\w+\s){0,2}share\b")
_NO_DEAL = re.compile(
    r"\b(?:back|own\s(?:shares|stock)|notes|bonds|debt|calls?|puts?|options?|contracts?|spreads?)\b", re.IGNORECASE
)
_OR = re.compile(r"\sor\s(?:about\s|roughly\s|nearly\s|around\s)?\W?$")
_OF_SHARES = re.compile(r"\b(?:shares|units|ADSs?)\ssold\sfor\s\W{0,2}$")
_WORTH_OF = re.compile(r"\s(?:worth\s)?of\s(?:the\s)?(?:[A-Z][\w&.-]*(?:['’]s)?\s){1,4}(?P<what>stock|shares)\b")
_BUYS = re.compile(
    r"\b(?:(?:buy|buys|bought|buying)(?!\sback)|(?:scoop|snapp)(?:ed|s|ing)\sup|purchas(?:e[sd]?|ing)|invest(?:s|ed|ing)?|acquir(?:e[sd]?|ing))\b"
)
_BOUGHT_BACK = re.compile(
    r"\b(?:repurchas\w+|b(?:ought|uy|uying|uys)\sback)\s[^.;%]{0,48}\bshares\s(?:[^.;%]{0,32}\s)?for\s(?:\w+\s){0,3}\W{0,2}$"
)
_OWNS = re.compile(r"\b(?:own|owns|owned|hold|holds|held|has|have)\s(?:\w+\s){0,3}\W{0,3}$")
_WORTH = re.compile(r"\s(?:worth\s)?of\s(?:the\s)?(?:shares|stock)\b")
_AHEAD = 40
_REACH = 140
_LIKELY, _PAID_FOR = 0.92, 0.75
_MONEY = ("money", "small_money", "per_share")


def deal_candidates(target: Target) -> list[Candidate]:
    """The price of a deal by the verb and "for" before it, and the same price told whole after a share."""
    if target.kind not in _MONEY:
        return []
    start = target.quantity.start
    before = target.view.text[max(target.view.passage.start, start - _REACH) : start]
    return _of_shares(target, before) or _paid(target, before) or _priced(target, before)


def _of_shares(target: Target, before: str) -> list[Candidate]:
    """Money that shares change hands for: "sold $4 million worth of Acme stock", "500 shares sold for $9,000"."""
    if _OF_SHARES.search(before):
        return [Candidate("equity_raised", "shares sold for", _PAID_FOR)]
    if _BOUGHT_BACK.search(before):
        return [Candidate("share_repurchases", "shares bought back for", 1.05)]
    text, end, stop = target.view.text, target.quantity.end, target.view.passage.end
    if target.kind == "money" and _WORTH.match(text, end, stop):
        if _OWNS.search(before):
            return [Candidate("stake_value", "worth of what is owned", _PAID_FOR)]
        if _BUYS.search(before[-_AHEAD:]):
            return [Candidate("investment", "worth of what is bought", _PAID_FOR)]
    worth = _WORTH_OF.match(text, end, stop)
    if worth is None or target.kind != "money":
        return []
    metric = "investment" if _BUYS.search(before[-_AHEAD:]) else "stake_value"
    return [Candidate(metric, "worth of another's shares", _PAID_FOR, *worth.span("what"))]


def _paid(target: Target, before: str) -> list[Candidate]:
    text, end = target.view.text, target.quantity.end
    if _EACH.match(text, end) and _PAYS.search(before):
        return [Candidate("deal_value", "paid for each share", _LIKELY)]
    if target.kind == "money" and _FOR.match(text, end) and _PAYS.search(before):
        return [Candidate("deal_value", "paid for a thing", _PAID_FOR)]
    if target.meanings and target.meanings[-1].metric == "deal_value" and _OR.search(before):
        return [Candidate("deal_value", "the same price whole", _LIKELY)]
    return []


def _priced(target: Target, before: str) -> list[Candidate]:
    start = target.quantity.start
    priced = _PRICED.search(before) if "for" in before.lower() else None
    if priced is None or _NO_DEAL.search(priced[0]) or _counts_things(target, start - len(priced[0])):
        return []
    offset = start - len(before)
    words = offset + priced.start("verb"), offset + priced.end("verb")
    return [Candidate("deal_value", "what it sells for", _LIKELY, *words)]


def _counts_things(target: Target, since: int) -> bool:
    """Whether a number of things stands between the verb and the price: "bought 500 bitcoin for"."""
    between = zip(target.view.numbers[: target.index], target.meanings, strict=False)
    starts = target.view.atoms.starts
    return any(starts[atom] >= since and meaning.unit != "percent" for atom, meaning in between)
