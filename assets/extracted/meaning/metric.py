"""Turns the words around a number into ranked candidates for its metric."""

from collections.abc import Iterator

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.frames import cost_after, cost_before
from assets.extracted.meaning.kinds import fit
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.tables import MeaningTables, Sense
from assets.extracted.meaning.view import PassageView

MARKET = {
    "company": "share_price",
    "coin": "price",
    "commodity": "price",
    "index": "index_level",
    "currency": "fx_rate",
}
_REACH = 0.75  # cost beyond which a cue says nothing about the number
_NAME_WEIGHT = {"company": 0.55, "coin": 0.62, "index": 0.72, "commodity": 0.62, "currency": 0.62}
_LABEL_WEIGHTS = (0.5, 0.32, 0.25)  # lead-in, heading; labels go from near to far
_CELL_WEIGHTS = (0.9, 0.85, 0.6)


def metric_candidates(view: PassageView, number: int, kind: str, tables: MeaningTables) -> list[Candidate]:
    """Candidates for the quantity at atom `number`, of `kind`, best first. The best of each metric stands once."""
    found = [*_from_words(view, number, kind, tables), *_from_names(view, number, kind, tables)]
    found += _from_labels(view, kind, tables)
    return rank(found)


def rank(found: list[Candidate]) -> list[Candidate]:
    """Best first; of one metric the best stands, a little stronger where several words speak for it."""
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        best.setdefault(candidate.value, candidate)
    return list(best.values())


def _from_words(view: PassageView, number: int, kind: str, tables: MeaningTables) -> Iterator[Candidate]:
    letters = view.letters
    for atom, hit in view.families.get("metric", ()):
        before = atom < number
        cost, frame = cost_before(letters[atom + 1 : number]) if before else cost_after(letters[number + 1 : atom])
        if cost > _REACH:
            continue
        sense = tables.senses[hit.key]
        score = _weigh(sense, kind, tables, "before" if before else "after")
        if score > 0:
            frame = f"{frame} {'before' if before else 'after'}" if frame not in ("before", "after") else frame
            metric = _market_metric(view, number, sense.metric)
            yield Candidate(metric, frame, score - cost, hit.start, hit.end, sense.sign)


def _weigh(sense: Sense, kind: str, tables: MeaningTables, slot: str) -> float:
    """The weight of a sense for a quantity of `kind`, 0 where the sense does not allow it."""
    if sense.slot not in ("any", slot) or not (kind in sense.quantities or "any" in sense.quantities):
        return 0.0
    if "any" not in sense.quantities or sense.metric == "@market":
        return sense.weight
    fitness = fit(kind, tables.metrics[sense.metric].unit_kind)
    return sense.weight * fitness if fitness else 0.0


def _market_metric(view: PassageView, number: int, metric: str) -> str:
    """The price that a market verb is about: of a share, a coin, an index, by the name before it."""
    if metric != "@market":
        return metric
    nearest = [hit.key for atom, hit in view.families.get("kind", ()) if atom < number and hit.key in MARKET]
    return MARKET[nearest[-1] if nearest else view.subject if view.subject in MARKET else "company"]


def _from_names(view: PassageView, number: int, kind: str, tables: MeaningTables) -> Iterator[Candidate]:
    """A name that moves: "Bitcoin fell 7%", "the S&P 500's decline of 0.7%", "a 28% rise for Alibaba"."""
    letters = view.letters
    for atom, hit in view.families.get("kind", ()):
        metric = MARKET.get(hit.key)
        if metric is None:
            continue
        gap = letters[atom + 1 : number] if atom < number else letters[number + 1 : atom]
        if "D" not in gap and "U" not in gap:
            continue
        cost, _ = cost_before(gap) if atom < number else cost_after(gap)
        score = _NAME_WEIGHT[hit.key] * fit(kind, tables.metrics[metric].unit_kind) - cost
        if score > 0:
            yield Candidate(metric, "name that moves", score, hit.start, hit.end)


def _from_labels(view: PassageView, kind: str, tables: MeaningTables) -> Iterator[Candidate]:
    alone = view.passage.cell is not None or view.passage.block.kind == "line"
    weights = _CELL_WEIGHTS if alone else _LABEL_WEIGHTS
    for rank_, hits in enumerate(view.labels):
        weight = weights[min(rank_, len(weights) - 1)]
        for hit in hits:
            if hit.family == "metric":
                yield from _from_label(hit, weight, kind, tables)


def _from_label(hit: Hit, weight: float, kind: str, tables: MeaningTables) -> Iterator[Candidate]:
    sense = tables.senses[hit.key]
    score = _weigh(sense, kind, tables, "label")
    if score > 0 and sense.metric != "@market":
        yield Candidate(sense.metric, "label", score * weight, hit.start, hit.end, sense.sign)
