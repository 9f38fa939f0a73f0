"""Turns words that mean several metrics into one, by what stands around: whose price, which yield, worth of what."""

import re
from collections.abc import Callable

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.counted import (
    what_is_cut,
    what_is_held,
    what_is_stored,
    what_sells,
    what_units,
    what_volume,
    which_area,
    whose_jobs,
)
from assets.extracted.meaning.prices import whose_price
from assets.extracted.meaning.raised import what_is_raised
from assets.extracted.meaning.target import Target
from assets.extracted.meaning.worth import metrics_near, what_is_held_for, what_is_paid, what_is_worth

MARKET = {
    "company": "share_price", "unknown": "share_price", "fund": "share_price", "coin": "price", "commodity": "price",
    "index": "index_level", "currency": "fx_rate", "pair": "fx_rate", "bond": "bond_yield",
}  # fmt: skip
_BREAKS = re.compile(r"\w+ (?:below|above)", re.IGNORECASE)
_SIZED = re.compile(r"(?:[ov][dG]{0,3})?")  # a loss [of about] 2%, the loss [reaches] 7%, a 2% loss
_ENDS_CHANCE = frozenset(";<")
_SHARES = re.compile(r"\b(?:shares?|stocks?|dividends?|payout)\b", re.IGNORECASE)
_DEBTS = frozenset(("net_debt", "total_debt", "net_leverage"))


def resolve(target: Target, metric: str, hit: Hit) -> str:
    """The metric that `metric` of the tables is here."""
    rule = _RULES.get(metric)
    return rule(target, metric, hit) if rule is not None else metric


def _market(target: Target, _metric: str, _hit: Hit) -> str:
    """The price that a market verb is about: of a share, a coin, an index, by the name before it."""
    nearest = [hit.key for atom, hit in target.near("kind") if atom < target.atom and hit.key in MARKET]
    subject = target.view.subject
    return MARKET[nearest[-1] if nearest else subject if subject in MARKET and subject else "company"]


def _aim(target: Target, _metric: str, hit: Hit) -> str:
    """An analyst's target for a share, a chart's for a coin; "its bitcoin target" is of the coin."""
    beside = (name.key for _, name in target.near("kind") if 0 <= hit.start - name.end <= 1 and name.key in MARKET)
    kind = next(beside, None)
    if kind is not None and MARKET[kind] != "share_price":
        return MARKET[kind]
    last = target.view.numbers[target.index - 1] if target.index else target.atom
    since = [name.key for at, name in target.near("kind") if last < at < target.atom and name.key in MARKET]
    of_share = bool(since) and MARKET[since[-1]] == "share_price"  # a coin's target, then one on Acme
    return "price_target" if of_share or _is_company(target) else "price"


def _stocks(target: Target, metric: str, hit: Hit) -> str:
    """The stocks of a country move as its index does: "Chilean stocks lost 0.2%"."""
    many = target.view.text[hit.start : hit.end].lower() == "stocks" and target.kind == "percent"
    return "index_level" if many and target.view.subject in ("country", "index", "currency", "bond") else metric


def _yield(target: Target, _metric: str, _hit: Hit) -> str:
    """Yields that move by basis points are of bonds, and so are those of a text that names no share."""
    bond = target.quantity.unit == "basis_point" or (
        target.view.subject is None and _SHARES.search(target.view.text) is None
    )
    return "dividend_yield" if not bond and _is_company(target) else "bond_yield"


def _is_company(target: Target) -> bool:
    return target.view.subject in (None, "company", "unknown")


def _rate(target: Target, metric: str, hit: Hit) -> str:
    """The interest rate of a company's article is what its debt pays."""
    owed = target.view.subject == "company" and "#" in hit.key and target.kind == "percent"
    return "coupon" if owed else metric


def _lost(target: Target, metric: str, hit: Hit) -> str:
    """What a coin, a barrel or an index lost is no loss of its earnings: "WTI lost $1.95", "for a loss of 2%"."""
    words = target.view.text[hit.start : hit.end].lower()
    sized = (
        target.kind == "percent" and words in ("loss", "losses") and _SIZED.fullmatch(target.gap(_atom_of(target, hit)))
    )
    if sized:
        return _market(target, metric, hit)
    if words not in ("lost", "losing"):
        return metric
    before = [name.key for at, name in target.near("kind") if at < _atom_of(target, hit)]
    traded = bool(before) and before[-1] in MARKET and MARKET[before[-1]] != "share_price"
    return MARKET[before[-1]] if traded else metric


def _atom_of(target: Target, hit: Hit) -> int:
    return next((at for at, other in target.near("metric") if other is hit), target.atom)


def _owned(target: Target, metric: str, hit: Hit) -> str:
    """A share of a coin's supply is a holding, "5% of all Ether"; what is held of a market is a market share."""
    if target.tables.senses[hit.key].slot == "before" and "market_share" in metrics_near(target):
        return "market_share"
    owned = (name.key for atom, name in target.near("kind") if target.atom < atom <= target.atom + 4)
    return "crypto_holdings" if next(owned, None) == "coin" else metric


def _times_ebitda(target: Target, metric: str, _hit: Hit) -> str:
    """A multiple of EBITDA is one of debt where the words before speak of debt."""
    return "net_leverage" if metrics_near(target) & _DEBTS else metric


def _growth(target: Target, metric: str, hit: Hit) -> str:
    """The growth that a company expects is its revenue's, unless the sentence names a country that grows."""
    if "#" not in hit.key or target.view.subject != "company":
        return metric
    economy = target.view.text[hit.start : hit.end].lower() == "economy"
    kinds = [name.key for atom, name in target.near("kind") if atom < target.atom]
    return metric if economy or (kinds and kinds[-1] in ("country", "region")) else "revenue"


def _indicator(target: Target, metric: str, hit: Hit) -> str:
    """The growth of earnings is one of wages in an economy, of profit in a company."""
    earned = target.view.text[hit.start : hit.end].lower() == "earnings growth"
    return "net_income" if earned and target.view.subject in ("company", "unknown") else metric


def _level(target: Target, metric: str, hit: Hit) -> str:
    """What a price has a chance to fall below is a price, no level of a chart."""
    senses = target.tables.senses
    odds = [at for at, other in target.near("metric") if at < target.atom and senses[other.key].metric == "probability"]
    if not odds or _BREAKS.match(target.view.text, hit.start, hit.end) is None:
        return metric
    return metric if _ENDS_CHANCE & set(target.gap(odds[-1])) else _market(target, metric, hit)


def _contract(target: Target, metric: str, hit: Hit) -> str:
    """A contract on a commodity is what it trades as: "the aluminium contract fell 2%"."""
    named = [name.key for _, name in target.near("kind") if 0 <= hit.start - name.end <= 1]
    return MARKET[named[-1]] if named and named[-1] in ("commodity", "index", "currency", "bond", "coin") else metric


def _premium(target: Target, metric: str, _hit: Hit) -> str:
    """The premium of futures over spot, or of a metal at a port, is no bidder's."""
    return "other" if target.view.subject in ("coin", "commodity", "index", "currency", "country") else metric


_RULES: dict[str, Callable[[Target, str, Hit], str]] = {
    "@market": _market,
    "@target": _aim,
    "@yield": _yield,
    "share_price": _stocks,
    "market_cap": what_is_worth,
    "valuation_private": what_is_worth,
    "deal_value": what_is_worth,
    "policy_rate": _rate,
    "funding_round": what_is_raised,
    "equity_raised": what_is_raised,
    "revenue": what_sells,
    "eps": _lost,
    "net_income": _lost,
    "payrolls": whose_jobs,
    "layoffs": what_is_cut,
    "stake": _owned,
    "price": whose_price,
    "ev_ebitda": _times_ebitda,
    "gdp_growth": _growth,
    "economic_indicator": _indicator,
    "contract_value": _contract,
    "power_capacity": _contract,
    "contract_duration": _contract,
    "cost_per_coin": what_is_paid,
    "crypto_holdings_value": what_is_held_for,
    "land_area": which_area,
    "trading_volume": what_volume,
    "storage_level": what_is_stored,
    "units_sold": what_units,
    "crypto_holdings": what_is_held,
    "deal_premium": _premium,
    "support_level": _level,
    "resistance_level": _level,
}
