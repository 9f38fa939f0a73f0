"""Turns the words around a number into ranked candidates for its metric."""

from collections.abc import Iterator

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.frames import cost_after, cost_before
from assets.extracted.meaning.kinds import fit
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.tables import Sense
from assets.extracted.meaning.target import Target

MARKET = {
    "company": "share_price",
    "coin": "price",
    "commodity": "price",
    "index": "index_level",
    "currency": "fx_rate",
}
_REACH = 0.75  # cost beyond which a cue says nothing about the number
_WHOLE = 0.15  # what "16% of revenue" adds for a percentage
_PRICE_LIMIT = 10_000_000  # no price is higher
_SUPPORT = 0.08  # what a second cue of the same metric adds
_MARKET_REACH = 0.25  # a market verb stands near its price
_NAME_WEIGHT = {"company": 0.55, "coin": 0.62, "index": 0.72, "commodity": 0.62, "currency": 0.62}
_LABEL_WEIGHTS = (0.5, 0.32, 0.25)  # lead-in, heading; labels go from near to far
_LINE_WEIGHTS = (0.9, 0.6, 0.4)  # of a cell or a line whose words stand beside it
_OWNED = ("'", "'d", "", "d")  # the index's 3% decline
_NO_SHARE = frozenset(
    ("ranking_size", "analyst_buy_count", "analyst_hold_count", "analyst_sell_count", "analyst_rating_count")
)


def metric_candidates(target: Target) -> list[Candidate]:
    """Candidates for the metric of `target`, best first; the best of each metric stands."""
    words = list(_from_words(target))
    found = [*words, *_from_names(target), *_from_labels(target, own=any(c.score > 0.4 for c in words))]
    return rank(found)


def rank(found: list[Candidate]) -> list[Candidate]:
    """Best first; of one metric the best stands."""
    best: dict[str, Candidate] = {}
    for candidate in sorted(found, key=lambda c: -c.score):
        best.setdefault(candidate.value, candidate)
    return list(best.values())


def _from_words(target: Target) -> list[Candidate]:
    found: list[Candidate] = []
    for atom, hit in target.near("metric"):
        before = atom < target.atom
        cost, frame = cost_before(target.gap(atom)) if before else cost_after(target.gap(atom))
        if cost > _REACH:
            continue
        sense = target.tables.senses[hit.key]
        if sense.metric == "@market" and (cost > _MARKET_REACH or target.quantity.value > _PRICE_LIMIT):
            continue
        score = weigh(sense, target, "before" if before else "after")
        if score > cost and not _is_owner(target, atom, hit) and not _is_left_out(target, atom):
            side = f"{frame} before" if before else f"{frame} after"
            if not before and hit.end - hit.start > 3 and target.view.text[hit.start : hit.start + 3].lower() == "of ":
                side = "of after"
            if side == "of after" and target.kind == "percent":
                score += _WHOLE
            found.append(
                Candidate(_market_metric(target, sense.metric), side, score - cost, hit.start, hit.end, sense.sign)
            )
    return _supported(found)


def _supported(found: list[Candidate]) -> list[Candidate]:
    """A metric that two different words speak for is a little likelier."""
    places: dict[str, set[int | None]] = {}
    for candidate in found:
        places.setdefault(candidate.value, set()).add(candidate.start)
    return [
        Candidate(c.value, c.frame, c.score + _SUPPORT, c.start, c.end, c.sign) if len(places[c.value]) > 1 else c
        for c in found
    ]


def _is_owner(target: Target, atom: int, hit: Hit) -> bool:
    """Whether the words own what follows: "75% of the company's revenue" is no share of the company."""
    letters = target.view.atoms.letters
    return atom > target.atom and letters[atom + 1 : atom + 2] == "'" and hit.end == target.view.atoms.ends[atom]


def _is_left_out(target: Target, atom: int) -> bool:
    """Whether the words are what the figure leaves out: "excluding one-time costs"."""
    return target.view.atoms.letters[max(0, atom - 3) : atom].rstrip("dx").endswith("e")


def weigh(sense: Sense, target: Target, slot: str) -> float:
    """The weight of a sense for the quantity, 0 where the sense does not allow it."""
    if sense.slot not in ("any", slot) and not (sense.slot == "label" and target.view.stands_alone):
        return 0.0
    if "any" not in sense.quantities:
        return sense.weight if target.kind in sense.quantities else 0.0
    if target.kind in ("percent", "points"):
        row = target.tables.metrics[sense.metric]
        if sense.metric in _NO_SHARE or row.unit_kind == "multiple":
            return 0.0
        if row.category == "technical" and row.unit_kind != "pct":
            return 0.25 * sense.weight
    return sense.weight * fit(target.kind, target.tables.metrics[sense.metric].unit_kind)


def _market_metric(target: Target, metric: str) -> str:
    """The price that a market verb is about: of a share, a coin, an index, by the name before it."""
    if metric != "@market":
        return metric
    nearest = [hit.key for atom, hit in target.near("kind") if atom < target.atom and hit.key in MARKET]
    subject = target.view.subject if target.view.subject in MARKET else "company"
    return MARKET[nearest[-1] if nearest else subject or "company"]


def _from_names(target: Target) -> Iterator[Candidate]:
    """A name that moves: "Bitcoin fell 7%", "the S&P 500's decline of 0.7%", "a 28% rise for Alibaba"."""
    letters = target.view.atoms.letters
    moves_after = "D" in letters[target.atom + 1 : target.atom + 4]
    for atom, hit in target.near("kind"):
        metric = MARKET.get(hit.key)
        if metric is None:
            continue
        gap = target.gap(atom)
        if "D" not in gap and "U" not in gap and not (moves_after and atom < target.atom and gap in _OWNED):
            continue
        cost, _ = cost_before(gap) if atom < target.atom else cost_after(gap)
        score = _NAME_WEIGHT[hit.key] * fit(target.kind, target.tables.metrics[metric].unit_kind) - cost
        if score > 0:
            yield Candidate(metric, "name that moves", score, hit.start, hit.end)


def _from_labels(target: Target, *, own: bool) -> Iterator[Candidate]:
    weights = _LINE_WEIGHTS if target.view.stands_alone and not own else _LABEL_WEIGHTS
    for place, hits in enumerate(target.view.labels):
        weight = weights[min(place, len(weights) - 1)]
        for hit in hits:
            if hit.family == "metric":
                sense = target.tables.senses[hit.key]
                score = weigh(sense, target, "label") * weight
                if score > 0 and sense.metric != "@market":
                    yield Candidate(sense.metric, "label", score, hit.start, hit.end, sense.sign)
