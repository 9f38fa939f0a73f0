"""Turns the quantities of a passage into their meanings, decided together."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assets.extracted.meaning.accounting import accounting_candidates
from assets.extracted.meaning.aspect import aspect_candidates
from assets.extracted.meaning.basis import basis_candidates
from assets.extracted.meaning.carry import carried_candidates, carried_from, consistent, elliptical
from assets.extracted.meaning.comparator import comparator_candidates
from assets.extracted.meaning.context import context_candidates
from assets.extracted.meaning.joined import shares_base
from assets.extracted.meaning.kinds import is_money, reunite
from assets.extracted.meaning.measure import decide_measure, decide_sign, own_voice
from assets.extracted.meaning.metric import metric_candidates, rank
from assets.extracted.meaning.move import Move, find_move
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.target import Target, kind_in
from assets.extracted.meaning.view import PassageView
from assets.extracted.meaning.vintage import vintage_candidates
from assets.extracted.meaning.year_range import HIGH_OF_YEAR
from assets.extracted.record import Basis, Evidence, Measure, Quantity

_AHEAD = 48  # characters before a number
_TARGETS = {"average": "price_target_mean", "mean": "price_target_mean", "median": "price_target_mean",
            "consensus": "price_target_mean", "highest": "price_target_high", "street-high": "price_target_high",
            "high of": "price_target_high", "bull-case": "price_target_high", "most bullish": "price_target_high",
            "lowest": "price_target_low", "street-low": "price_target_low", "low of": "price_target_low",
            "bear-case": "price_target_low", "most bearish": "price_target_low"}  # fmt: skip
_OF_MANY = re.compile(rf"\b({'|'.join(_TARGETS)})\b[^.;,]*$")
_TARGET_FAMILY = ("price_target", *dict.fromkeys(_TARGETS.values()))
_BASES = {basis.value: basis for basis in Basis}
_RATIO = re.compile(r"(?:ratio|cover(?:age)?|book-to-bill|multiple)$", re.IGNORECASE)
_LEAST = 0.22  # below it no word speaks for a metric
_KEPT = 8  # candidates kept for an explanation
_OTHER = Candidate("other", "nothing governs the number", 0.0)


def read_passage(quantities: Sequence[Quantity], view: PassageView, earlier: Meaning | None = None) -> list[Meaning]:
    """The meanings of `quantities`, in order. `earlier` is the last meaning of the passage before: the topic."""
    meanings: list[Meaning] = []
    money = view.currency
    for index, quantity in enumerate(quantities):
        atom = view.numbers[index]
        target = Target(view, quantity, index, atom, kind_in(view, quantity), meanings, earlier, money, view.tables)
        meaning = _read(target)
        if index and quantity.range_id is not None and quantity.range_id == quantities[index - 1].range_id:
            meaning = _as_end(meaning, meanings)
        meanings.append(meaning)
        money = _last_money(meanings) or money
    return meanings


def _last_money(meanings: Sequence[Meaning]) -> str | None:
    """The money of the last number, or of the one before it, which the end of a range may have changed."""
    units = (meaning.unit.partition("/")[0] for meaning in reversed(meanings[-2:]))
    return next((unit for unit in units if is_money(unit)), None)


def _as_end(meaning: Meaning, meanings: list[Meaning]) -> Meaning:
    """The second end of a range, which means what the first does; where nothing governs the first, it follows."""
    first = meanings[-1]
    if meaning.metric == HIGH_OF_YEAR:
        return meaning
    if first.metric != "other":
        return replace(first, unit=meaning.unit)
    meanings[-1] = replace(meaning, unit=first.unit if meaning.metric == "other" else meaning.unit)
    return meaning


def _read(target: Target) -> Meaning:
    move = find_move(target)
    found = consistent(target, metric_candidates(target))
    if move is not None and move.frame == "surprise":  # who beats a forecast by 6% has not moved on a market
        found = [candidate for candidate in found if candidate.frame != "name that moves"]
    found += [*carried_candidates(target), *context_candidates(target, move)]
    candidates = rank([candidate for candidate in found if target.may_cost(candidate.value)])
    best = candidates[0] if candidates and candidates[0].score >= _LEAST else _OTHER
    carried = None
    if best.frame == "carried":
        carried = carried_from(target, best.value)
        sign = own_voice(best, candidates).sign
        best = best if sign == best.sign else replace(best, sign=sign)
    again = elliptical(target, best) if move is None else None
    return _compose(target, best, candidates, move, again or carried)


def _compose(
    target: Target, best: Candidate, candidates: list[Candidate], move: Move | None, carried: Meaning | None
) -> Meaning:
    measure = decide_measure(target, best, move, carried)
    voice = own_voice(best, candidates) if best.frame == "carried" else best
    sign = decide_sign(target, voice, measure, move, carried)
    accounting = accounting_candidates(target, best)
    aspects = aspect_candidates(target, best)
    metric = _refine(target, best.value, accounting, aspects)
    compared = [] if measure is Measure.LEVEL else comparator_candidates(target, move, metric, carried)
    basis = basis_candidates(target, metric, move)
    vintage = vintage_candidates(target, basis[0].value)
    accounting = accounting or _take_over(carried, "accounting")
    aspects = aspects or _take_over(carried, "aspect")
    decided = {"comparator": compared, "basis": basis, "vintage": vintage, "accounting": accounting, "aspect": aspects}
    return Meaning(
        metric=metric,
        measure=measure,
        comparator=compared[0].value if compared else None,
        sign=sign.sign if sign is not None else 1,
        basis=_BASES[basis[0].value],
        accounting=accounting[0].value if accounting else None,
        vintage=vintage[0].value,
        aspect=aspects[0].value if aspects else None,
        unit=_unit(target, metric, measure, best),
        evidence=_evidence(best, sign, decided),
        candidates=(
            best if best.value == metric else replace(best, value=metric),
            *(c for c in candidates if c.value != best.value),
        )[:_KEPT],
        rankings=decided,
    )


def _take_over(carried: Meaning | None, field: str) -> list[Candidate]:
    """What the number before was narrowed by, with the words that said so."""
    value = getattr(carried, field, None)
    if carried is None or value is None:
        return []
    cited = next((piece for piece in carried.evidence if piece.role == field), None)
    words = (cited.start, cited.end) if cited is not None else (None, None)
    return [Candidate(value, "carried from the number before", 0.4, *words)]


def _refine(target: Target, metric: str, accounting: list[Candidate], aspects: list[Candidate]) -> str:
    """The metric's narrower sister, where the words around narrow it: adjusted_eps, revenue_segment."""
    adjusted = target.tables.metrics[metric].adjusted
    if adjusted and accounting and accounting[0].value == "adjusted":
        return adjusted
    if metric in _TARGET_FAMILY and target.quantity.unit != "percent":
        return _target_of_many(target, metric)
    return "revenue_segment" if metric == "revenue" and aspects else metric


def _target_of_many(target: Target, metric: str) -> str:
    """The average, highest or lowest of several analysts' targets, where the words before the number say so."""
    last = target.view.atoms.ends[target.view.numbers[target.index - 1]] if target.index else 0
    start = max(target.view.passage.start, last, target.quantity.start - _AHEAD)
    found = _OF_MANY.search(target.view.text[start : target.quantity.start].lower())
    return _TARGETS[found.group(1)] if found else metric


def _unit(target: Target, metric: str, measure: Measure, best: Candidate) -> str:
    if measure is not Measure.LEVEL and target.kind in ("percent", "points"):
        return "percent" if target.quantity.unit == "count" else target.quantity.unit
    row = target.tables.metrics[metric]
    lent = next(
        (unit for unit in (shares_base(target, m) for m in target.meanings[-2:] if m.metric == metric) if unit), None
    )
    if lent is not None:
        return lent
    if metric == "other" and target.kind == "count" and _is_ratio(target, best):
        return "x"
    return reunite(target.quantity, target.kind, metric, row, subject=target.view.subject, currency=target.money)


def _is_ratio(target: Target, best: Candidate) -> bool:
    """Whether the words name a ratio, whose number is a multiple: "a quick ratio of 1.10"."""
    if best.start is None or best.end is None or target.quantity.decimals <= 0:
        return False
    return _RATIO.search(target.view.text, best.start, best.end) is not None


def _evidence(best: Candidate, sign: Candidate | None, decided: dict[str, list[Candidate]]) -> tuple[Evidence, ...]:
    """The words of every decided field; where nobody said it, the note says so."""
    found = [Evidence("metric", best.start, best.end, best.frame)]
    if sign is not None:
        found.append(Evidence("sign", sign.start, sign.end, sign.frame))
    found += [Evidence(role, c[0].start, c[0].end, c[0].frame) for role, c in decided.items() if c]
    return tuple(found)
