"""Turns what is measured into the kinds of entity that can own it."""

from assets.extracted.entities.record import Kind
from assets.kernel.records import record

_K = Kind
COMPANY_LIKE = frozenset({_K.COMPANY, _K.UNKNOWN, _K.FUND, _K.EXCHANGE})
_GROUPS = frozenset({_K.SECTOR})
_PRICED = frozenset({_K.COIN, _K.COMMODITY, _K.CURRENCY, _K.PAIR})
_PLACES = frozenset({_K.COUNTRY, _K.REGION})
_OFFICES = frozenset({_K.AGENCY, _K.CENTRAL_BANK})

Preference = tuple[frozenset[Kind], ...]  # the likeliest kinds first

_COMPANY: Preference = (COMPANY_LIKE, _GROUPS, _PLACES, frozenset({_K.COIN, _K.PROVIDER, _K.COMMODITY}))
_MACRO: Preference = (_PLACES | _OFFICES | {_K.CURRENCY}, _GROUPS, frozenset({_K.COMMODITY}))
_ANYTHING: Preference = (
    COMPANY_LIKE | _PLACES | {_K.COIN, _K.INDEX, _K.CENTRAL_BANK},
    _GROUPS | {_K.COMMODITY, _K.CURRENCY},
    frozenset({_K.AGENCY}),
)
_BY_METRIC: dict[str, Preference] = {
    "share_price": (COMPANY_LIKE, _GROUPS | {_K.INDEX}, frozenset({_K.COIN, _K.PROVIDER})),
    "index_level": (frozenset({_K.INDEX}) | _GROUPS, frozenset(), _PLACES),
    "price": (_PRICED, frozenset(), COMPANY_LIKE | {_K.INDEX}),
    "fx_rate": (frozenset({_K.CURRENCY, _K.PAIR, _K.INDEX}), frozenset({_K.COIN})),
    "bond_yield": (frozenset({_K.BOND}), _PLACES, COMPANY_LIKE),
    "credit_spread": (frozenset({_K.INDEX, _K.BOND}), COMPANY_LIKE | _PLACES),
    "etf_flows": (frozenset({_K.FUND, _K.SECTOR}), frozenset({_K.COIN}), COMPANY_LIKE | _PLACES),
    "storage_level": (frozenset({_K.COMMODITY}) | _PLACES, COMPANY_LIKE),
    "sentiment_index": (frozenset({_K.INDEX}), frozenset({_K.COIN, _K.SECTOR}), _PLACES | COMPANY_LIKE),
    "trading_volume": (COMPANY_LIKE | _PRICED, frozenset({_K.INDEX, _K.SECTOR})),
    "probability": (frozenset({_K.CENTRAL_BANK}) | _PRICED | COMPANY_LIKE | _PLACES, frozenset({_K.INDEX, _K.SECTOR})),
    "policy_rate": (frozenset({_K.CENTRAL_BANK}), _PLACES),
    "liquidations": (_GROUPS, frozenset(), frozenset({_K.COIN}), COMPANY_LIKE),
    "production_volume": (COMPANY_LIKE | _PLACES, frozenset({_K.COMMODITY})),
    "power_capacity": (COMPANY_LIKE, _PLACES, _GROUPS, frozenset({_K.COIN, _K.PROVIDER, _K.COMMODITY})),
    "energy_consumed": (COMPANY_LIKE, _PLACES, _GROUPS, frozenset({_K.COIN, _K.PROVIDER, _K.COMMODITY})),
    "hashrate": (COMPANY_LIKE, frozenset({_K.COIN})),
    "cost_per_coin": (COMPANY_LIKE, _GROUPS),
    "market_share": (COMPANY_LIKE | {_K.COIN}, _GROUPS, _PLACES, frozenset({_K.COMMODITY, _K.PROVIDER})),
    "market_cap": (COMPANY_LIKE | {_K.COIN}, _GROUPS | {_K.INDEX}, frozenset(), _PLACES),
    "implied_volatility": (frozenset({_K.INDEX}) | COMPANY_LIKE | _PRICED,),
    "inflation": (_PLACES | _OFFICES | {_K.CURRENCY}, _GROUPS | {_K.COMMODITY}),
    "units_sold": (COMPANY_LIKE, _GROUPS | _PLACES, frozenset({_K.COMMODITY})),
    "tariff_rate": (_PLACES, COMPANY_LIKE),
    "other": _ANYTHING,
    "ranking_size": _ANYTHING,
}
_WEIGHED = frozenset({"bbl", "boe", "gal", "ozt", "oz", "t", "ton_us", "kg", "lb", "MMBtu", "bu", "MWh", "kWh"})
_WARES: Preference = (frozenset({_K.COMMODITY}), frozenset(), _PRICED | COMPANY_LIKE | {_K.INDEX})
_BY_CATEGORY: dict[str, Preference] = {
    "analyst": (COMPANY_LIKE, frozenset(), _PLACES | {_K.COIN, _K.COMMODITY}, _GROUPS | {_K.PROVIDER}),
    "macro": _MACRO,
    "technical": (COMPANY_LIKE | _PRICED | {_K.INDEX}, frozenset({_K.BOND, _K.SECTOR})),
    "market": (COMPANY_LIKE | _PRICED | {_K.INDEX}, _GROUPS),
}


@record
class Hint:
    """What is known of a figure when its owner is asked for: metric id, its category in metrics.csv, unit id."""

    metric: str
    category: str
    unit: str


def wanted_kinds(hint: Hint) -> Preference:
    """The kinds of entity that can own the metric, the likeliest set first."""
    if hint.metric == "price" and hint.unit.partition("/")[2] in _WEIGHED:
        return _WARES
    if hint.metric == "other" and (hint.unit == "shares" or hint.unit.endswith("/share")):
        return _COMPANY
    return _BY_METRIC.get(hint.metric) or _BY_CATEGORY.get(hint.category) or _COMPANY
