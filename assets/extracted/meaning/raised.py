"""Turns money raised into what it was raised by: a flotation, notes, bonds, shares, else a venture round."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.target import Target

_RAISING = re.compile(r"(?:rais|proceed)", re.IGNORECASE)
_HOLDER = re.compile(
    r"\b(?:insiders?|directors?|officers?|executives?|CEO|CFO|COO|CTO|SVP|EVP|VP|chairman|president|founders?|co-founders?"
    r"|shareholders?|hedge funds?|transaction dated|in a transaction|average price of)\b"
)
# What is told to be sold near "raised", and what is raised by it.
_SALES = {
    "ipo_price": "ipo_proceeds", "ipo_proceeds": "ipo_proceeds", "convertible_notes_issued": "convertible_notes_issued",
    "funding_round": "funding_round", "debt_issued": "debt_issued", "coupon": "debt_issued",
    "share_price": "equity_raised", "equity_raised": "equity_raised",
}  # fmt: skip


def _by_holder(target: Target) -> bool:
    """Whether somebody who owns the shares sells them: "the director sold 500 shares at an average price of"."""
    return _HOLDER.search(target.view.text, target.view.passage.start, target.view.passage.end) is not None


def what_is_raised(target: Target, metric: str, hit: Hit) -> str:
    """Money raised is that of what is sold: of a flotation, notes, bonds, shares; else of a venture round."""
    if "#" not in hit.key:
        return metric
    if metric == "equity_raised" and _RAISING.match(target.view.text, hit.start) is None:
        return "other" if target.kind == "shares" and _by_holder(target) else metric
    senses = ((abs(at - target.atom), target.tables.senses[other.key]) for at, other in target.near("metric"))
    near = sorted((distance, sense.metric) for distance, sense in senses if sense.slot == "any")
    earlier = [meaning.metric for meaning in reversed(target.meanings)]
    earlier += [target.earlier.metric] if target.earlier is not None else []
    told = [name for _, name in near] + earlier
    return next((_SALES[name] for name in told if name in _SALES), metric)
