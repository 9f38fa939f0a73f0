"""Turns words that mean several metrics into one, by what stands around: whose price, which yield, worth of what."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.target import Target

MARKET = {
    "company": "share_price", "unknown": "share_price", "fund": "share_price", "coin": "price", "commodity": "price",
    "index": "index_level", "currency": "fx_rate", "pair": "fx_rate", "bond": "bond_yield",
}  # fmt: skip
_PRICE_LIMIT = 10_000_000  # no price is higher
_MARKET_REACH = 0.25  # a market verb stands near its price
_COUNTED = 0.35  # what the noun of an earlier number costs: in "2m shares, up 3%" the shares are counted, not priced
_COUNTED_NOUN = re.compile(r"Q[dxA]{0,2}$")
_INSIDE = re.compile(r"M[dxAXK']{0,2}[inr][dxAXK'&E]{0,4}$")  # the stores of "sales in its own stores"
_NESTED = 0.25
_ALTERED = re.compile(r"\s(?:ratio|rate|mix|share|tax)\b")  # an "opex ratio" is no opex
_NEAR = 14  # atoms from one number to what it is worth
_FUNDING = frozenset(("funding_round", "ipo_proceeds"))
_BY_SUBJECT = {"@target": ("price_target", "price"), "@yield": ("dividend_yield", "bond_yield")}
_WORTHS = frozenset(("market_cap", "valuation_private", "deal_value"))


def resolve(target: Target, metric: str, hit: Hit) -> str:
    """The metric that `metric` of the tables is here."""
    if metric == "@market":
        return _market(target)
    if metric in _BY_SUBJECT:
        ours, others = _BY_SUBJECT[metric]
        return ours if target.view.subject in (None, "company") else others
    if metric in _WORTHS and "#" in hit.key:
        return _worth(target, metric)
    if metric == "stake" and _owned_kind(target) == "coin":
        return "crypto_holdings"  # "5% of all Ether"
    if metric == "price" and _before_word(target, hit.start) == "index":
        return "index_level"  # "Euro Stoxx 50 futures"
    generic = metric == "price" and target.kind in ("small_money", "per_share") and target.view.subject == "company"
    if generic and hit.key != "price" and not _near_kinds(target) & {"coin", "commodity"}:
        return "share_price"
    return metric


def _market(target: Target) -> str:
    """The price that a market verb is about: of a share, a coin, an index, by the name before it."""
    nearest = [hit.key for atom, hit in target.near("kind") if atom < target.atom and hit.key in MARKET]
    subject = target.view.subject
    return MARKET[nearest[-1] if nearest else subject if subject in MARKET and subject else "company"]


def _owned_kind(target: Target) -> str | None:
    """The kind of what a share is of, named after the number."""
    return next((hit.key for atom, hit in target.near("kind") if target.atom < atom <= target.atom + 4), None)


def _before_word(target: Target, start: int) -> str | None:
    """The kind of the name just before the words at `start`."""
    return next((hit.key for _, hit in target.near("kind") if 0 <= start - hit.end <= 1), None)


def _near_kinds(target: Target) -> set[str]:
    return {hit.key for _, hit in target.near("kind")}


def _worth(target: Target, metric: str) -> str:
    """What is worth the money: coins or a company yet unlisted."""
    if target.index:
        before = target.meanings[-1]
        near = target.atom - target.view.numbers[target.index - 1] < _NEAR
        if near and before.metric in ("crypto_holdings", "crypto_produced"):
            return "crypto_holdings_value"
    if metric == "market_cap" and "share_price" in _nouns_before(target):
        return "stake_value"  # "the shares are worth"
    metrics = {target.tables.senses[hit.key].metric for at, hit in target.near("metric") if at < target.atom}
    if metric != "deal_value" and "deal_value" in _nouns_before(target):
        return "deal_value"  # "the deal is valued at"
    if metric == "valuation_private" and "share_price" in metrics and not metrics & _FUNDING:
        return "market_cap"
    if metric == "market_cap":
        startup = "startup" in target.view.text[target.view.passage.start : target.view.passage.end].lower()
        if startup or metrics & _FUNDING:
            return "valuation_private"
    return metric


def _nouns_before(target: Target) -> set[str]:
    """The metrics of the nouns between the number before and this one."""
    last = target.view.numbers[target.index - 1] if target.index else -1
    letters = target.view.atoms.letters
    return {
        target.tables.senses[hit.key].metric
        for at, hit in target.near("metric")
        if last < at < target.atom and letters[at] == "M"
    }


def adjust(target: Target, metric: str, atom: int, gap: str) -> float:
    """What the place of the words adds to their cost, below zero where it speaks for them."""
    letters = target.view.atoms.letters
    if atom > target.atom:
        rated = metric.startswith("analyst_") and not set(gap) & set("Q,&;|")
        return -0.9 * sum(0.35 if letter in "vM" else 0.06 for letter in gap) if rated else 0.0
    if _COUNTED_NOUN.search(letters, max(0, atom - 3), atom):
        return _COUNTED
    if _INSIDE.search(letters, max(0, atom - 8), atom):
        return _NESTED
    if metric == "deal_value" and gap.rstrip("d").endswith("r"):
        return -0.15
    return 0.0


def is_barred(target: Target, metric: str, atom: int, hit: Hit, cost: float) -> bool:
    """Whether the words cannot speak for the number: they own what follows, or are what the figure leaves out."""
    letters = target.view.atoms.letters
    if metric == "@market":
        return cost > _MARKET_REACH or target.quantity.value > _PRICE_LIMIT
    if letters[max(0, atom - 3) : atom].rstrip("dx").endswith("e"):  # "excluding one-time costs"
        return True
    text = target.view.text
    if text[hit.end : hit.end + 5] == " per " and text[hit.end + 5 : hit.end + 10] != "share" and metric != "price":
        return True  # "revenue per available seat mile"
    if _ALTERED.match(text, hit.end) and hit.end == target.view.atoms.ends[atom]:
        return True
    if atom < target.atom:
        return False
    if metric == "gdp_growth" and letters[target.atom + 1 : target.atom + 2] == "o":
        return True  # "5% of GDP" is no growth
    owns = letters[atom + 1 : atom + 2] == "'" and hit.end == target.view.atoms.ends[atom]
    return owns or (metric == "share_price" and target.kind in ("count", "shares"))
