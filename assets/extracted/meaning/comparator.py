"""Turns the words around a change into what it is measured against: a year ago, the day before, an estimate."""

from assets.extracted.meaning.frames import cost_link
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.view import PassageView

MARKET_METRICS = frozenset(
    (
        "share_price",
        "price",
        "index_level",
        "fx_rate",
        "bond_yield",
        "market_cap",
        "moving_average",
        "implied_volatility",
    )
)
_FOR_MARKETS = {"yoy": "1y", "qoq": "3mo", "mom": "1mo"}
_FOR_RESULTS = {"1y": "yoy", "1mo": "mom", "3mo": "qoq", "ytd": "yoy", "1w": "1w"}


def comparator_candidates(view: PassageView, number: int, move: Move | None, metric: str) -> list[Candidate]:
    """Candidates for a change at atom `number`, best first; the words after a number speak before those ahead of it."""
    found = []
    if move is not None and move.frame == "surprise":
        found.append(Candidate("estimate", "beat or miss", 1.0, move.start, move.end))
    compared = move is not None and move.frame in ("adverb", "surprise")
    for atom, hit in view.families.get("comparator", ()):
        against = hit.key.startswith(("sma_", "estimate", "guidance", "price"))
        if against and not compared and hit.key != "price":
            continue
        low, high = (atom, number) if atom < number else (number, atom)
        cost = cost_link(view.letters[low + 1 : high]) + (0.1 if atom < number else 0.0)
        key = _fitted(hit.key, metric)
        if key is not None and cost < 0.6:
            found.append(Candidate(key, "after" if atom > number else "before", 0.9 - cost, hit.start, hit.end))
    return sorted(found, key=lambda candidate: -candidate.score)


def _fitted(key: str, metric: str) -> str | None:
    """A year ago is `1y` for a price and `yoy` for a result; a result has no change of a day."""
    if metric in MARKET_METRICS:
        return _FOR_MARKETS.get(key, key)
    if key == "price":
        return key if metric.startswith("price_target") else None
    if key in ("1d", "after_hours", "premarket") or key.startswith("sma_"):
        return None
    return _FOR_RESULTS.get(key, key)
