"""Turns numbers that a name quotes ("Nikkei 225: 38,900.02 (+12.50)") into a level and its change."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target

_LISTED = "listed with its move"
QUOTED_CHANGE = "change beside its level"
_TO_LEVEL = re.compile(r"(?P<marked>\s?[:=])?\s{1,2}(?P<at>at\s)?")
# Between a name and its move stand a ticker and a bracket at most: "Acme (ACM US, +1.3%)".
_TO_MOVE = re.compile(r"(?:\s?\([A-Z0-9.]{1,10})?(?:[ :/.][A-Z]{1,4})?\)?(?:\s?[,:;|])?\s?\(?")
_TICKER = re.compile(r"\((?:[A-Z][A-Za-z]{2,9}:\s?)?[A-Z]{1,6}(?:[ :/.][A-Z]{1,4})?\s?[,:;]?\s$")
_TO_CHANGE = re.compile(r",?\s?[(\[]?|\s?/\s?")
_SIGNED = re.compile(r"\s?,?\s?[(\[]?[+−–-]\s?\d")
_FLAT_MOVE = re.compile(r"\s?[)\],;]|\s?\Z")
_RATE = re.compile(  # ($1 = 7.28 yuan)
    r"(?:[$€£¥₹]|\b[A-Z]{3}|\b1\s(?:[A-Za-z.]+\s)?(?:dollar|euro|pound|yuan|rupee)s?)\s?(?:1(?:\.0{1,4})?\s)?"
    r"(?:[a-zA-Z.]+\s){0,2}=\s?[^\s\w]?$"
)
_MEMBERS = re.compile(  # the 30-share Sensex, the 12-member cartel
    r"-(?:share|stock|scrip|issue|company|member|component|constituent|country|nation)\s(?:[\w&'’-]+\s){0,3}"
    r"(?:index|indices|benchmark|gauge|barometer|average|Sensex|Nifty|Dow|cartel|bloc|group|body|agency|union)\b",
    re.IGNORECASE,
)
_REACH = 24  # characters back in which a ticker opens a bracket
_LEAST_LEVEL = 100  # of an index
_SCORE, _CERTAIN = 0.85, 1.3


def quote_candidates(target: Target) -> list[Candidate]:
    """The price or level that the number is, or whose change it is; empty where it is told in words."""
    start = max(target.view.passage.start, target.quantity.start - _REACH)
    if target.kind == "count" and _MEMBERS.match(target.view.text, target.quantity.end, target.view.passage.end):
        return [Candidate("ranking_size", "how many it holds", _CERTAIN)]
    equals = target.view.text.find("=", start, target.quantity.start) >= 0
    if equals and _RATE.search(target.view.text, start, target.quantity.start):
        return [Candidate("fx_rate", "worth of one unit", _CERTAIN)]
    if target.quantity.signed:
        return _change(target)
    if target.kind == "percent":
        return _in_brackets(target)
    hit = _name_before(target, _TO_LEVEL)
    if hit is None or target.quantity.rule == "counted":
        return []
    metric = MARKET[hit.key]
    text, end, stop = target.view.text, target.quantity.end, target.view.passage.end
    leads = _SIGNED.match(text, end, stop) is not None
    written_out = target.quantity.decimals > 0 or target.quantity.value >= 10 * _LEAST_LEVEL
    is_level = metric == "index_level" and target.quantity.value >= _LEAST_LEVEL and (leads or written_out)
    priced = leads and target.kind in ("small_money", "money", "count") and target.kind_fits(metric)
    return [Candidate(metric, "quoted beside its name", _SCORE, hit.start, hit.end)] if is_level or priced else []


def _change(target: Target) -> list[Candidate]:
    """A signed number right behind a level, or a signed percentage right behind a name or its ticker."""
    before = target.meanings[-1] if target.meanings else None
    if before is not None and before.metric in MARKET.values():
        last = target.view.atoms.ends[target.view.numbers[target.index - 1]]
        if _TO_CHANGE.fullmatch(target.view.text, last, target.quantity.start):
            cited = before.candidates[0] if before.candidates else None
            words = (cited.start, cited.end) if cited is not None else (None, None)
            return [Candidate(before.metric, QUOTED_CHANGE, _SCORE, *words)]
    if target.kind != "percent" or not _FLAT_MOVE.match(target.view.text, target.quantity.end, target.view.passage.end):
        return []
    hit = _name_before(target, _TO_MOVE)
    if hit is not None:
        return [Candidate(MARKET[hit.key], _LISTED, _SCORE, hit.start, hit.end)]
    return _in_brackets(target)


def _in_brackets(target: Target) -> list[Candidate]:
    """The move of a share that stands with its ticker: "(NASDAQ: ACM 1.2%)"."""
    start = max(target.view.passage.start, target.quantity.start - _REACH)
    ticker = _TICKER.search(target.view.text, start, target.quantity.start)
    closed = target.view.text.startswith(")", target.quantity.end)
    return [Candidate("share_price", _LISTED, _SCORE)] if ticker is not None and closed else []


def _name_before(target: Target, link: re.Pattern[str]) -> Hit | None:
    """The name of something traded that only `link` parts from the number."""
    text, start = target.view.text, target.quantity.start
    names = [hit for atom, hit in target.near("kind") if atom < target.atom and hit.key in MARKET]
    return names[-1] if names and link.fullmatch(text, names[-1].end, start) else None
