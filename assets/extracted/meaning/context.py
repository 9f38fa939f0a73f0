"""Turns what stands outside a number's words into candidates for its metric: the topic, the subject, its unit."""

import re
from collections.abc import Iterator

from assets.extracted.meaning.growth import grows
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target
from assets.extracted.record import Basis

SUBJECT = {**MARKET, "country": "economic_indicator"}
_LIMITS = {"coin": 1_000_000, "commodity": 100_000}  # no coin and no ounce or ton costs more
_UNKNOWN = 5  # unknown words before a number, beyond which the article's subject is not meant
_ODDS = re.compile(
    r"\b(?:chances?|odds|probability|likelihood) (?:of|that)\b[^;%]{0,160}?"
    r"(?: to| at| is| was| from) (?:about |just )?$"
)
_FEWEST_JOBS, _NEWS = 1000, 400  # and the characters before in which a report tells of jobs
_ON_JOBS = re.compile(r"\b(?:jobs?|payrolls?|employment|hiring|employers)\b", re.IGNORECASE)
_MOVED_BY = re.compile(
    r"\s?(?:\)|(?:advance|gain|increase|rise|addition|decline|drop|decrease|loss|fall)s?\b|(?:more|less|fewer|lower|higher)\b)"
)
_IN_JOBS = re.compile(
    r"\b(?:change|gains?|increase|category|sector|industry|rose|risen|fell|added|shed|lost|average[ds]?)\b"
)
_REACH = 240  # characters in which odds are told
_SHARE_LIMIT = 100  # what a share earns is less, unless its table says of what it tells
_EXPECTED = 8  # atoms back in which analysts expect
_PER_SHARE = ("eps", "adjusted_eps")
_LEVELS = ("support_level", "resistance_level")
_SECTORS = re.compile(
    r"\b(?:led|leading|paced)\sthe\s(?:\w+\s)?(?:declin|gain|los|advanc|laggard)|\bled\s(?:lower|higher|down|up)\b|\btop\s(?:gainers|losers|performers)\b"
    r"|\b(?:S&P|Nasdaq|Dow|Stoxx|FTSE|stock|market|index)\s(?:[\w&]+\s){0,2}sectors?\b|\bonly\ssector\b",
    re.IGNORECASE,
)
_PART, _WHOLE = re.compile(r"o[d]?Q"), re.compile(r"Qo[d]?$")  # nine of the eleven sectors
_OVER_QUARTERS = re.compile(
    r"[^.;,\d]{0,20}?\b(?:Y-?o-?Y|year[\s-](?:on|over)[\s-]year|Q-?o-?Q|quarter[\s-](?:on|over)[\s-]quarter|sequential\w*"
    r"|organic\w*|like[\s-]for[\s-]like|constant[\s-]currenc\w+)\b",
    re.IGNORECASE,
)
_AFTER = 48  # characters after a move in which words of results stand
_GAS = re.compile(r"\b(?:natural\s)?gas\b", re.IGNORECASE)
_TO_PRICE = re.compile(r"\sto\s(?:[\d.,]+p\b|[$€£]\d{1,3}(?:\.\d+)?(?![\d.,]|\s?(?:m|b|k|t|c)))")
_PRICED = 0.5
_PAIRED = 0.12  # what a word of the market adds to the subject
_TOPIC, _SUBJECT, _UNIT = 0.35, 0.3, 0.3
_METRIC_OF_KIND = {
    "per_power": "value_per_capacity", "hashrate": "hashrate", "energy_per_hash": "fleet_efficiency",
    "power": "power_capacity", "per_energy": "power_price", "area": "land_area",
    "crypto": "crypto_holdings", "per_unit": "price",
}  # fmt: skip


def context_candidates(target: Target, move: Move | None) -> list[Candidate]:
    """What stands outside the passage: the topic so far, the article's subject if something moves, the unit alone."""
    earlier = target.earlier
    found = _from_told(target)
    moved = target.kind == "percent" or move is not None
    levelled = earlier is not None and earlier.metric in _LEVELS and moved  # what gains 8% is no level of a chart
    is_open = target.may_keep_topic and not levelled and not _has_column(target)
    if earlier is not None and earlier.metric != "other" and is_open:
        found.append(Candidate(earlier.metric, "topic", _TOPIC * target.fit(earlier.metric)))
    subject = SUBJECT.get(target.view.subject or "")
    if subject == "share_price" and move is not None and _is_of_results(target, move):
        subject = "revenue"
    moves = target.kind == "percent" and move is not None and not target.has_own_subject and target.unknown <= _UNKNOWN
    missed = subject == "share_price" and move is not None and move.frame == "surprise"  # no share beats a forecast
    if subject and not missed and (target.kind in ("small_money", "per_share") or moves):
        told = bool(target.meanings) and target.meanings[-1].metric not in (*MARKET.values(), "other")
        weight = _SUBJECT / 2 if told and moves else _SUBJECT
        found.append(Candidate(subject, "subject", weight * target.fit(subject)))
    if moves and move is not None:
        found += _from_market(target, move, subject)
    if target.kind == "index" and move is not None and move.is_change and not target.has_own_subject:
        found.append(Candidate("index_level", "subject", _SUBJECT))
    if target.kind == "money" and target.quantity.value < _LIMITS.get(target.view.subject or "", 0):
        found.append(Candidate("price", "subject", _UNIT - 0.05))
    if target.kind in _METRIC_OF_KIND:
        found.append(Candidate(_of_unit(target), "unit", _UNIT))
    return [candidate for candidate in found if candidate.score > 0]


def _is_of_results(target: Target, move: Move) -> bool:
    """Whether what moves is a company's business, not its share: "delivered 3% growth", "the unit was up 9% YoY"."""
    text, end = target.view.text, target.quantity.end
    if move.atom < target.atom and grows(target, move.atom - 1):
        return True
    after = text[end : min(target.view.passage.end, end + _AFTER)]
    return text[move.start : move.end].lower() == "growth" or _OVER_QUARTERS.match(after) is not None


def _has_column(target: Target) -> bool:
    """Whether the number stands under a head of its own, so that the cell beside it is no topic."""
    return target.view.passage.cell is not None and len(target.view.passage.labels) > 1


def _from_market(target: Target, move: Move, subject: str | None) -> Iterator[Candidate]:
    """A percentage of sectors that lead, and one that moves something to a price."""
    text, passage, quantity = target.view.text, target.view.passage, target.quantity
    if subject != "share_price" and _SECTORS.search(text, passage.start, quantity.start):
        yield Candidate("index_level", "sectors that move", _SUBJECT + _PAIRED)
    priced = move.frame == "direct" and target.view.subject not in ("coin", "country")
    if priced and _TO_PRICE.match(text, quantity.end, passage.end):
        yield Candidate("share_price", "moved to a price", _PRICED)


def _is_part(target: Target) -> bool:
    """Whether a count is a part of a set or the set: "nine of the eleven sectors"."""
    letters = target.view.atoms.letters
    part = _PART.match(letters, target.atom + 1) or _WHOLE.search(letters, 0, target.atom)
    return target.kind == "count" and part is not None


def _counts_jobs(target: Target) -> bool:
    """Whether a bare count stands in a country's report on jobs: "had called for a 172,000 advance", "(+16,000)"."""
    if target.view.subject != "country" or target.kind != "count" or abs(target.quantity.value) < _FEWEST_JOBS:
        return False
    if target.quantity.decimals > 0 or any(hit.key == "index" for _, hit in target.near("kind")):
        return False  # nobody counts half a job, nor by them the points of an index
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    if not _MOVED_BY.match(text, quantity.end, passage.end) and not _IN_JOBS.search(
        text, passage.start, quantity.start
    ):
        return False
    return _ON_JOBS.search(text, max(0, quantity.start - _NEWS), quantity.end) is not None


def _of_unit(target: Target) -> str:
    """What a unit alone tells; a gas that is traded by its energy has a price like any other ware."""
    start, end = target.view.passage.start, target.view.passage.end
    named = any(hit.key == "commodity" for _, hit in target.near("kind"))
    wares = target.kind == "per_energy" and (named or _GAS.search(target.view.text, start, end) is not None)
    return "price" if wares else _METRIC_OF_KIND[target.kind]


def _from_told(target: Target) -> list[Candidate]:
    """What numbers and words before make of a number that no noun governs."""
    expected = "E" in target.view.atoms.letters[max(0, target.atom - _EXPECTED) : target.atom]
    told = (
        (expected and (target.kind == "per_share" or _tells_results(target)), "eps", "expected of a share", 0.35),
        (_joins_earnings(target), "revenue", "expected beside earnings", 0.35),
        (_of_results(target), "eps", "estimates in a table", 0.45),
        (_paid_for_coins(target), "crypto_holdings_value", "paid for coins", 0.72),
        (_is_part(target), "ranking_size", "part of a set", 0.4),
        (_counts_jobs(target), "payrolls", "a text on jobs", 0.45),
        (_odds_told(target), "probability", "odds told before", 0.72),
    )
    return [Candidate(metric, frame, score) for holds, metric, frame, score in told if holds]


def _paid_for_coins(target: Target) -> bool:
    """Whether money is what coins were bought for: "310 bitcoin for about $29 million"."""
    if not target.kind.endswith("money") or not target.meanings or target.meanings[-1].metric != "crypto_holdings":
        return False
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    return gap.replace("d", "") == "r"


def _odds_told(target: Target) -> bool:
    """Whether a percentage is where odds stand: "the odds of gold falling to $2,500 had shrunk to 8%"."""
    start = max(target.view.passage.start, target.quantity.start - _REACH)
    return target.kind == "percent" and _ODDS.search(target.view.text, start, target.quantity.start) is not None


def _tells_results(target: Target) -> bool:
    """Whether single dollars stand in a text of results."""
    told = target.meanings[-1:] or ([target.earlier] if target.earlier is not None else [])
    results = any(target.tables.metrics[meaning.metric].category in ("income", "per_share") for meaning in told)
    return results and target.kind == "small_money"


def _joins_earnings(target: Target) -> bool:
    """Whether money is told in one breath with earnings per share: "looked for $1.30 and $1.2 billion"."""
    if target.kind != "money" or not target.meanings or target.meanings[-1].metric not in _PER_SHARE:
        return False
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    return target.meanings[-1].basis is not Basis.REPORTED and gap.rstrip("d") in ("&", "n", ",&")


def _of_results(target: Target) -> bool:
    """Whether the number stands in a company's table of estimates and what came of them: single dollars of a share."""
    small = target.kind in ("small_money", "per_share", "count") and abs(target.quantity.value) < _SHARE_LIMIT
    told = target.view.stands_alone and small and target.view.subject == "company"
    return told and any(hit.family == "basis" for hits in target.view.labels for hit in hits)
