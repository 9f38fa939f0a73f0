"""Turns "worth", "valued at" and "bought for" into what has the value: coins, a stake, a deal, a company."""

import re

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.deals import DEAL
from assets.extracted.meaning.target import Target

_SALE_OF = re.compile(
    r"sale\sof\s(?:(?!convertible)[\w.%-]+\s){0,4}(?P<convertible>convertible\s)?(?:[\w.%-]+\s){0,3}(?P<what>notes|bonds|debentures)\b"
)
_ISSUED = {
    "convertible ": "convertible_notes_issued",
    "notes": "debt_issued",
    "bonds": "debt_issued",
    "debentures": "debt_issued",
}
_OF_COINS = ("crypto_holdings", "crypto_produced", "cost_per_coin", "crypto_holdings_value")
_SHARES_BACK = 2  # numbers back to the shares that are worth the money
_NEAR = 14  # atoms from one number to what it is worth
_FUNDING = frozenset(("funding_round", "ipo_proceeds"))


def what_is_worth(target: Target, metric: str, hit: Hit) -> str:
    """What is worth the money: coins, a stake, a deal, a company listed or not."""
    if "#" not in hit.key:  # its own name: "market capitalization of"
        valued = metric == "market_cap" and target.view.text[hit.start : hit.end].lower() == "market value"
        return "crypto_holdings_value" if valued and _follows_coins(target) else metric
    sold = _SALE_OF.match(target.view.text, hit.start) if metric == "deal_value" else None
    if sold is not None:
        return _ISSUED[sold["convertible"] or sold["what"]]
    if target.view.text[hit.start : hit.end].lower() == "in cash":
        return metric if _tells_of_deal(target, hit) else "cash"
    return _of_noun(target, metric) or _listed(target, metric)


def what_is_held_for(target: Target, metric: str, hit: Hit) -> str:
    """A total cost is that of coins where coins were told of before."""
    words = target.view.text[hit.start : hit.end].lower()
    coins = any(meaning.metric in _OF_COINS for meaning in target.meanings)
    return "other" if ("cost" in words or "price" in words) and not coins else metric


def what_is_paid(target: Target, metric: str, hit: Hit) -> str:
    """What was paid on average is of a coin where one is told of, else of a share."""
    coins = target.view.subject == "coin" or any(name.key == "coin" for _, name in target.near("kind"))
    of_coin = target.kind == "per_unit" or coins
    return metric if of_coin or "#" not in hit.key else "share_price"


def _of_noun(target: Target, metric: str) -> str | None:
    """The value of what stands before: coins, shares, a deal; None where no such thing does."""
    nouns = _nouns_before(target)
    if _follows_coins(target):
        return "crypto_holdings_value"
    if any(meaning.unit == "shares" for meaning in target.meanings[-_SHARES_BACK:]):
        return "stake_value"  # "2 million shares of the trust worth", "sold 500 shares at $9 for a total value of"
    if metric != "deal_value" and "deal_value" in nouns:
        return "deal_value"  # "the deal is valued at"
    return "stake_value" if metric == "market_cap" and "share_price" in nouns else None  # "the shares are worth"


def _tells_of_deal(target: Target, hit: Hit) -> bool:
    """Whether other words around speak of a deal: "would buy the unit for $2 billion in cash"."""
    others = (other for _, other in target.near("metric") if other.start != hit.start)
    return any(target.tables.senses[other.key].metric in ("deal_value", "deal_premium") for other in others)


def _follows_coins(target: Target) -> bool:
    if not target.index or target.atom - target.view.numbers[target.index - 1] >= _NEAR:
        return False
    return target.meanings[-1].metric in ("crypto_holdings", "crypto_produced")


def _listed(target: Target, metric: str) -> str:
    """The value of a company is its market capitalisation where its stock is told of, else a private valuation."""
    metrics, text, passage = metrics_near(target), target.view.text, target.view.passage
    if (
        metric == "valuation_private"
        and not metrics & _FUNDING
        and DEAL.search(text, passage.start, target.quantity.start)
    ):
        return "deal_value"  # "agreed to be bought by a fund, valuing the company at"
    if metric == "valuation_private" and "share_price" in metrics and not metrics & _FUNDING:
        return "market_cap"
    private = metrics & _FUNDING or "startup" in text[passage.start : passage.end].lower()
    return "valuation_private" if metric == "market_cap" and private else metric


def metrics_near(target: Target) -> set[str]:
    """The metrics of the nouns that are near enough to govern the number."""
    senses = (target.tables.senses[hit.key] for _, hit in target.near("metric"))
    return {sense.metric for sense in senses if sense.slot == "any"}


def _nouns_before(target: Target) -> set[str]:
    """The metrics of the nouns between the number before and this one."""
    last = target.view.numbers[target.index - 1] if target.index else -1
    letters = target.view.atoms.letters
    return {
        target.tables.senses[hit.key].metric
        for at, hit in target.near("metric")
        if last < at < target.atom and letters[at] == "M"
    }
