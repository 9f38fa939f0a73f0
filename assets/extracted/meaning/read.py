"""Turns the quantities of a passage into their meanings, decided together."""

from collections.abc import Sequence
from dataclasses import replace

from assets.extracted.meaning.aspect import aspect_candidates
from assets.extracted.meaning.basis import basis_candidates, vintage_candidates
from assets.extracted.meaning.comparator import comparator_candidates
from assets.extracted.meaning.frames import cost_link
from assets.extracted.meaning.kinds import fit, kind_of, reunite
from assets.extracted.meaning.measure import decide_measure
from assets.extracted.meaning.metric import MARKET, metric_candidates, rank
from assets.extracted.meaning.move import Move, find_move
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.meaning.view import PassageView
from assets.extracted.record import Basis, Evidence, Measure, Quantity

_CARRY = 0.9  # what a metric keeps when the next number takes it over
_LEAST = 0.22  # below it no word speaks for a metric
_OTHER = Candidate("other", "nothing governs the number", 0.0)


def read_passage(
    quantities: Sequence[Quantity], view: PassageView, tables: MeaningTables, earlier: Meaning | None = None
) -> list[Meaning]:
    """The meanings of `quantities`, in order. `earlier` is the last meaning of the passage before, the topic at hand."""
    meanings: list[Meaning] = []
    for index, quantity in enumerate(quantities):
        before = meanings[index - 1] if index else None
        meanings.append(_read(quantity, index, view, tables, before, earlier))
    return meanings


def _read(
    quantity: Quantity,
    index: int,
    view: PassageView,
    tables: MeaningTables,
    before: Meaning | None,
    earlier: Meaning | None,
) -> Meaning:
    number = view.numbers[index]
    kind = kind_of(quantity)
    gap = view.letters[view.numbers[index - 1] + 1 : number] if index else ""
    candidates = metric_candidates(view, number, kind, tables)
    candidates = rank(candidates + _carried(before, gap, kind, tables) + _context(earlier, view, kind, tables))
    best = candidates[0] if candidates and candidates[0].score >= _LEAST else _OTHER
    move = find_move(view, number, tables)
    carried = before if before is not None and best.frame == "carried" else None
    return _compose(quantity, number, kind, view, tables, best, candidates, move, carried)


def _carried(before: Meaning | None, gap: str, kind: str, tables: MeaningTables) -> list[Candidate]:
    """The metric of the number before, where this one can be a value of it."""
    if before is None or not before.candidates or before.metric == "other":
        return []
    first = before.candidates[0]
    score = max(first.score, 0.5) * _CARRY * fit(kind, tables.metrics[before.metric].unit_kind) - cost_link(gap)
    return [Candidate(before.metric, "carried", score, first.start, first.end, first.sign)] if score > 0 else []


def _context(earlier: Meaning | None, view: PassageView, kind: str, tables: MeaningTables) -> list[Candidate]:
    found = []
    if earlier is not None and earlier.metric != "other":
        found.append(Candidate(earlier.metric, "topic", 0.35 * fit(kind, tables.metrics[earlier.metric].unit_kind)))
    if view.subject in MARKET and kind in ("percent", "small_money", "per_share"):
        metric = MARKET[view.subject]
        found.append(Candidate(metric, "subject", 0.3 * fit(kind, tables.metrics[metric].unit_kind)))
    return found


def _compose(
    quantity: Quantity, number: int, kind: str, view: PassageView, tables: MeaningTables, best: Candidate,
    candidates: list[Candidate], move: Move | None, carried: Meaning | None,
) -> Meaning:  # fmt: skip
    metric = best.value
    row = tables.metrics[metric]
    aspects = aspect_candidates(view, number, best)
    measure, sign = decide_measure(quantity, number, kind, view, best, row, move, carried)
    accounting, metric = _accounting(view, number, best, row, tables)
    if metric == "revenue" and aspects:
        metric = "revenue_segment"
    comparator = None
    if measure is not Measure.LEVEL:
        found = comparator_candidates(view, number, move, metric)
        if found:
            comparator = found[0].value
        elif carried is not None and carried.comparator:
            comparator = carried.comparator
        else:
            comparator = row.comparator
    basis = basis_candidates(view, number, metric, tables)[0]
    vintage = vintage_candidates(view, number, basis.value)[0]
    aspect = aspects[0].value if aspects else None
    unit = reunite(quantity.unit, kind, metric, tables.metrics[metric], view.subject, view.currency)
    if measure is not Measure.LEVEL and kind in ("percent", "points"):
        unit = quantity.unit
    evidence = tuple(_evidence(best, move, basis, vintage, aspects))
    return Meaning(
        metric, measure, comparator, sign, Basis(basis.value), accounting, vintage.value, aspect, unit, evidence,
        tuple([replace(best, value=metric), *(c for c in candidates if c is not best)][:8]),
    )  # fmt: skip


def _accounting(
    view: PassageView, number: int, best: Candidate, row: object, tables: MeaningTables
) -> tuple[str | None, str]:
    metric = best.value
    adjusted = tables.metrics[metric].adjusted
    if metric.startswith("adjusted_"):
        return "adjusted", metric
    for atom, hit in view.families.get("accounting", ()):
        if best.start is None:
            continue
        near = abs(view.ends[atom] - best.start) < 25 or abs(atom - number) <= 3
        if near and hit.key == "gaap":
            return "gaap", metric
        if near and hit.key == "adjusted" and adjusted:
            return "adjusted", adjusted
    return None, metric


def _evidence(
    best: Candidate, move: Move | None, basis: Candidate, vintage: Candidate, aspects: list[Candidate]
) -> list[Evidence]:
    found = [Evidence("metric", best.start, best.end, best.frame)]
    if move is not None:
        found.append(Evidence("sign", move.start, move.end, move.frame))
    found.append(Evidence("basis", basis.start, basis.end, basis.frame))
    if vintage.value != "current":
        found.append(Evidence("vintage", vintage.start, vintage.end, vintage.frame))
    if aspects:
        found.append(Evidence("aspect", aspects[0].start, aspects[0].end, aspects[0].frame))
    return found
