"""Turns the meanings of earlier numbers into candidates for the next one: what a sentence says once for several numbers."""

from collections.abc import Sequence
from dataclasses import replace

from assets.extracted.meaning.frames import cost_link
from assets.extracted.meaning.kinds import fit
from assets.extracted.meaning.metric import MARKET
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.target import Target

_KEPT = 0.9  # what a metric keeps when the next number takes it over
_PAIRED = 0.12  # what a number of the same unit adds: "$4.25 on $62bn ... and $18.03 on $273bn"
_BACK = 3  # how many numbers back a metric is taken from
_TOPIC, _SUBJECT, _UNIT = 0.35, 0.3, 0.3
_METRIC_OF_KIND = {
    "per_power": "value_per_capacity", "hashrate": "hashrate", "energy_per_hash": "fleet_efficiency", "power": "power_capacity",
    "per_energy": "power_price", "area": "land_area", "crypto": "crypto_holdings", "per_unit": "price",
}  # fmt: skip


def carried_candidates(target: Target, meanings: Sequence[Meaning]) -> list[Candidate]:
    """The metrics of the numbers before `target` in its passage, where it can be a value of them."""
    found = []
    letters, numbers = target.view.atoms.letters, target.view.numbers
    for index in range(max(0, target.index - _BACK), target.index):
        before = meanings[index]
        if before.metric == "other" or target.atom - numbers[index] > 48:
            continue
        first = before.candidates[0]
        score = max(first.score, 0.5) * _KEPT * fit(target.kind, target.tables.metrics[before.metric].unit_kind)
        score -= cost_link(letters[numbers[index] + 1 : target.atom])
        if before.unit.partition("/")[0] == target.quantity.unit and index < target.index - 1:
            score += _PAIRED
        if score > 0:
            found.append(Candidate(before.metric, f"carried from {index}", score, first.start, first.end, first.sign))
    return found


def consistent(candidates: list[Candidate], meanings: Sequence[Meaning]) -> list[Candidate]:
    """Words that meant one metric for an earlier number mean it again: the "earnings" of a share stay its earnings."""
    decided = {
        m.candidates[0].start: m.metric for m in meanings[-_BACK:] if m.candidates and m.candidates[0].start is not None
    }
    return [
        replace(c, value=decided[c.start]) if c.start in decided and not c.frame.startswith("carried") else c
        for c in candidates
    ]


def context_candidates(target: Target, earlier: Meaning | None, move: Move | None) -> list[Candidate]:
    """What stands outside the passage: its topic so far, the article's subject where something moves, the unit alone."""
    metrics = target.tables.metrics
    found = []
    if earlier is not None and earlier.metric != "other":
        found.append(Candidate(earlier.metric, "topic", _TOPIC * fit(target.kind, metrics[earlier.metric].unit_kind)))
    subject = MARKET.get(target.view.subject or "")
    if subject and (target.kind in ("small_money", "per_share") or (target.kind == "percent" and move is not None)):
        found.append(Candidate(subject, "subject", _SUBJECT * fit(target.kind, metrics[subject].unit_kind)))
    if target.kind in _METRIC_OF_KIND:
        found.append(Candidate(_METRIC_OF_KIND[target.kind], "unit", _UNIT))
    return [candidate for candidate in found if candidate.score > 0]
