"""Turns the meanings of earlier numbers into candidates for the next: what is said once for several numbers."""

import re

from assets.extracted.meaning.frames import cost_link
from assets.extracted.meaning.growth import grows
from assets.extracted.meaning.kinds import fit
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.resolve import MARKET
from assets.extracted.meaning.target import Target
from assets.extracted.record import Measure

SUBJECT = {**MARKET, "country": "economic_indicator"}
_LOOSE_WORDS = frozenset(("earnings", "profit", "profits", "loss", "losses"))
_FITTING = 0.7
_COIN_LIMIT = 1_000_000  # no coin costs more
_UNKNOWN = 5  # unknown words before a number, beyond which the article's subject is not meant
_FROM = re.compile(r"[UD]fd*$")
_FORMER = 0.72  # the metric of a number that another came from
_SHARE_LIMIT = 100  # what a share earns is less, unless its table says of what it tells
_EXPECTED = 8  # atoms back in which analysts expect
_FAR = 48  # atoms between two numbers of one metric
_KEPT = 0.9  # what a metric keeps when the next number takes it over
_SHARED = 0.3
_PAIRED = 0.12  # what a number of the same unit adds: "3% on the day and 9% in a week", "$4 on $62bn and $18 on $273bn"
_BACK = 3  # how many numbers back a metric is taken from
_OR = (" or ", ", or ")
_ANEW = 0.45
_NAME_ALONE = re.compile(r"[,&Qdt](?:K|K\(K\))$")
_OTHER_CLAUSE = frozenset("DUM;|.")
_PER_SHARE = ("eps", "adjusted_eps")
_TOPIC, _SUBJECT, _UNIT = 0.35, 0.3, 0.3
_METRIC_OF_KIND = {
    "per_power": "value_per_capacity", "hashrate": "hashrate", "energy_per_hash": "fleet_efficiency",
    "power": "power_capacity", "per_energy": "power_price", "area": "land_area",
    "crypto": "crypto_holdings", "per_unit": "price",
}  # fmt: skip


def carried_candidates(target: Target) -> list[Candidate]:
    """The metrics of the numbers before `target` in its passage, where it can be a value of them."""
    found = []
    letters, numbers = target.view.atoms.letters, target.view.numbers
    for index in range(max(0, target.index - _BACK), target.index):
        before = target.meanings[index]
        if before.metric == "other" or target.atom - numbers[index] > _FAR:
            continue
        first = before.candidates[0]
        score = max(first.score, 0.5) * _KEPT * fit(target.kind, target.tables.metrics[before.metric].unit_kind)
        score -= cost_link(letters[numbers[index] + 1 : target.atom])
        joined = "&" in letters[numbers[target.index - 1] + 1 : target.atom]
        if joined and _same_unit(before.unit, target.quantity.unit):
            score += _PAIRED
        if target.kind == "count" and letters[target.atom + 1 : target.atom + 2] == "x" and before.unit == "count":
            score -= _SHARED  # "200 lorries" are counted themselves
        if target.kind == "percent" and letters[target.atom + 1 : target.atom + 2] == "o":
            score -= _SHARED  # "6% of the market" says itself what it is of
        if before.measure is Measure.PERCENT_CHANGE and _names_anew(target, before):
            score = max(score, _ANEW)
        if index == target.index - 1 and target.ends_range:
            score = first.score + _PAIRED
        if index == target.index - 1 and before.unit == target.quantity.unit == "percent" and _came_from(target):
            score = max(score, _FORMER)
        if score > 0:
            found.append(Candidate(before.metric, "carried", score, first.start, first.end, first.sign))
    return found


def _names_anew(target: Target, before: Meaning) -> bool:
    """Whether a name alone stands before a percentage: "Gold fell 2%, silver (XAG) 3%"."""
    priced = target.kind == "percent" and before.metric in MARKET.values()
    return priced and _NAME_ALONE.search(target.view.atoms.letters, max(0, target.atom - 6), target.atom) is not None


def consistent(target: Target, candidates: list[Candidate]) -> list[Candidate]:
    """Words that meant one metric for an earlier number mean it again: the "earnings" of a share stay its earnings."""
    recent = [meaning for meaning in target.meanings[-_BACK:] if meaning.candidates]
    decided = {meaning.candidates[0].start: meaning.metric for meaning in recent}
    per_share = target.earlier is not None and target.earlier.metric in _PER_SHARE
    return [_again(target, candidate, decided, per_share=per_share) for candidate in candidates]


def _again(target: Target, candidate: Candidate, decided: dict[int | None, str], *, per_share: bool) -> Candidate:
    if candidate.start is None:
        return candidate
    if candidate.start in decided and _fits(target, decided[candidate.start]) >= _FITTING:
        return candidate._replace(value=decided[candidate.start])
    # "an earnings surprise of 2%" after a sentence on earnings per share
    word = target.view.text[candidate.start : candidate.end].lower()
    if per_share and target.earlier is not None and candidate.value == "net_income" and word in _LOOSE_WORDS:
        return candidate._replace(value=target.earlier.metric)
    return candidate


def _fits(target: Target, metric: str) -> float:
    return fit(target.kind, target.tables.metrics[metric].unit_kind)


def context_candidates(target: Target, move: Move | None) -> list[Candidate]:
    """What stands outside the passage: the topic so far, the article's subject if something moves, the unit alone."""
    metrics, earlier = target.tables.metrics, target.earlier
    found = []
    letters = target.view.atoms.letters
    if earlier is not None and earlier.metric != "other" and target.may_keep_topic:
        found.append(Candidate(earlier.metric, "topic", _TOPIC * fit(target.kind, metrics[earlier.metric].unit_kind)))
    subject = SUBJECT.get(target.view.subject or "")
    if subject == "share_price" and move is not None and move.atom < target.atom and grows(target, move.atom - 1):
        subject = "revenue"
    moves = target.kind == "percent" and move is not None and not target.has_own_subject and target.unknown <= _UNKNOWN
    if subject and (target.kind in ("small_money", "per_share") or moves):
        told = bool(target.meanings) and target.meanings[-1].metric not in (*MARKET.values(), "other")
        weight = _SUBJECT / 2 if told and moves else _SUBJECT
        found.append(Candidate(subject, "subject", weight * fit(target.kind, metrics[subject].unit_kind)))
    if target.kind == "per_share" and "E" in letters[max(0, target.atom - _EXPECTED) : target.atom]:
        found.append(Candidate("eps", "expected of a share", _SUBJECT + 0.05))
    if _of_results(target):
        found.append(Candidate("eps", "estimates in a table", _UNIT + 0.15))
    if target.kind == "money" and target.view.subject == "coin" and target.quantity.value < _COIN_LIMIT:
        found.append(Candidate("price", "subject", _UNIT - 0.05))
    if target.kind in _METRIC_OF_KIND:
        found.append(Candidate(_METRIC_OF_KIND[target.kind], "unit", _UNIT))
    return [candidate for candidate in found if candidate.score > 0]


def _came_from(target: Target) -> bool:
    """Whether the number is where the one before came from: "a 40% chance, down from 55%"."""
    letters = target.view.atoms.letters
    return _FROM.search(letters, target.view.numbers[target.index - 1] + 1, target.atom) is not None


def _of_results(target: Target) -> bool:
    """Whether the number stands in a company's table of estimates and what came of them: single dollars of a share."""
    small = target.kind in ("small_money", "per_share", "count") and abs(target.quantity.value) < _SHARE_LIMIT
    told = target.view.stands_alone and small and target.view.subject == "company"
    return told and any(hit.family == "basis" for hits in target.view.labels for hit in hits)


def _same_unit(one: str, other: str) -> bool:
    """Whether both are of one unit or one currency, per share or not."""
    return one.partition("/")[0] == other.partition("/")[0]


def carried_from(target: Target, metric: str) -> Meaning:
    """The nearest number before `target` whose metric is carried."""
    return next(meaning for meaning in reversed(target.meanings) if meaning.metric == metric)


def restates(target: Target) -> bool:
    """Whether the number says the one before in another unit: "rose 5%, or 12p"."""
    if not target.index:
        return False
    end = target.view.atoms.ends[target.view.numbers[target.index - 1]]
    return target.view.text[end : target.quantity.start] in _OR


def elliptical(target: Target, best: Candidate) -> Meaning | None:
    """The change before whose verb serves again: "Gold fell 2% to $9 and silver 3% to $4"."""
    if target.kind != "percent":
        before = target.meanings[-1] if target.meanings and restates(target) else None
        return before if before is not None and before.metric == best.value else None
    for index in range(target.index - 1, max(-1, target.index - 1 - _BACK), -1):
        before = target.meanings[index]
        if before.measure is Measure.PERCENT_CHANGE and before.metric == best.value:
            gap = target.view.atoms.letters[target.view.numbers[index] + 1 : target.atom]
            return before if not _OTHER_CLAUSE & set(gap) else None
    return None
