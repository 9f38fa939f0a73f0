"""Turns what stands outside a number's words into candidates for its metric: the topic, the subject, its unit."""

import re
from collections.abc import Iterator

from assets.extracted.meaning.growth import grows
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target
from assets.extracted.meaning.told import told_candidates

SUBJECT = {**MARKET, "country": "economic_indicator"}
_LIMITS = {"coin": 1_000_000, "commodity": 100_000}  # no coin and no ounce or ton costs more
_UNKNOWN = 5  # unknown words before a number, beyond which the article's subject is not meant
_LEVELS = ("support_level", "resistance_level")
_OF_SHARE = ("ipo_price", "share_price_52w_high", "share_price_52w_low", "moving_average")
_SECTORS = re.compile(
    r"\b(?:led|leading|paced)\sthe\s(?:\w+\s)?(?:declin|gain|los|advanc|laggard)|\bled\s(?:lower|higher|down|up)\b|\btop\s(?:gainers|losers|performers)\b"
    r"|\b(?:S&P|Nasdaq|Dow|Stoxx|FTSE|stock|market|index)\s(?:[\w&]+\s){0,2}sectors?\b|\bonly\ssector\b",
    re.IGNORECASE,
)
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
    found = told_candidates(target)
    if earlier is not None and earlier.metric != "other" and target.may_keep_topic and not _has_column(target):
        topic = _topic_of(target, earlier.metric, moved=target.kind == "percent" or move is not None)
        found += [Candidate(topic, "topic", _TOPIC * target.fit(topic))] if topic is not None else []
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


def _topic_of(target: Target, metric: str, *, moved: bool) -> str | None:
    """The metric that the sentence before leaves: what moves after a share's target or low is the share itself."""
    if not moved:
        return metric
    if metric in _LEVELS:
        return None  # what gains 8% is no level of a chart
    return "share_price" if metric in _OF_SHARE and target.kind == "percent" else metric


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


def _of_unit(target: Target) -> str:
    """What a unit alone tells; a gas that is traded by its energy has a price like any other ware."""
    start, end = target.view.passage.start, target.view.passage.end
    named = any(hit.key == "commodity" for _, hit in target.near("kind"))
    if target.quantity.unit in ("sqft", "sqm"):
        return "floor_area"
    wares = target.kind == "per_energy" and (named or _GAS.search(target.view.text, start, end) is not None)
    return "price" if wares else _METRIC_OF_KIND[target.kind]
