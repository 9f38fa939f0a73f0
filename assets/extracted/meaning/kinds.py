"""Turns a quantity's unit into its kind, how well that fits a metric, and the unit that the metric gives it."""

from decimal import Decimal
from functools import lru_cache

from assets.extracted.meaning.tables import Metric
from assets.extracted.record import Quantity

_PER_SHARE_LIMIT = Decimal(1000)  # money below it, without a scale, may be of one share
_SMALL_CURRENCIES = {
    "INR": 100,
    "JPY": 100,
    "KRW": 2000,
    "TWD": 10,
    "THB": 10,
    "PHP": 10,
    "RUB": 50,
    "HUF": 100,
    "IDR": 1000,
    "CLP": 100,
    "COP": 1000,
    "VND": 1000,
    "PKR": 50,
    "NGN": 10,
    "ZAR": 10,
    "TRY": 10,
    "HKD": 5,
    "CNY": 5,
    "SEK": 5,
    "NOK": 5,
    "DKK": 5,
    "CZK": 10,
}  # times as much a share
_KIND_OF_UNIT = {
    "percent": "percent", "permille": "percent", "percentage_point": "points", "basis_point": "points",
    "x": "x", "pure": "count", "count": "count", "user": "count", "GPU": "count", "shares": "shares",
    "score": "score", "points": "index", "J/TH": "energy_per_hash", "USD/MW": "per_power",
    "acre": "area", "ha": "area", "sqft": "area", "sqm": "area", "sqkm": "area", "sqmi": "area",
    "s": "time", "min": "time", "h": "time", "d": "time", "wk": "time", "mo": "time", "yr": "time",
    "W": "power", "kW": "power", "MW": "power", "GW": "power", "TW": "power",
    "kWh": "energy", "MWh": "energy", "GWh": "energy", "TWh": "energy", "J": "energy",
    "H/s": "hashrate", "TH/s": "hashrate", "PH/s": "hashrate", "EH/s": "hashrate", "ZH/s": "hashrate",
    "BTC": "crypto", "ETH": "crypto", "SOL": "crypto", "XRP": "crypto", "USDT": "crypto", "USDC": "crypto",
    "DOGE": "crypto", "sat": "crypto", "ppm": "count", "TB": "other",
}  # fmt: skip
_KIND_OF_QUOTIENT = {"share": "per_share", "MW": "per_power", "GW": "per_power", "kW": "per_power",
                     "kWh": "per_energy", "MWh": "per_energy"}  # fmt: skip

# How well a kind of quantity fits a metric's unit_kind; what is not named does not fit.
_FIT = {
    "money": {"monetary": 1.0, "price": 0.95, "any": 0.9, "rate": 0.3, "either": 0.9},
    "small_money": {"monetary_per_share": 1.0, "price": 1.0, "monetary": 0.45, "rate": 0.9, "any": 0.8, "either": 0.9},
    "per_share": {"monetary_per_share": 1.0, "price": 1.0, "either": 0.6},
    "per_unit": {"monetary": 0.5, "price": 1.0, "either": 0.9, "rate": 0.4},
    "per_power": {"monetary_per_power": 1.0, "either": 0.5},
    "per_energy": {"monetary_per_energy": 1.0, "either": 0.7},
    "points": {"pct": 1.0, "bp": 1.0, "any": 0.9, "either": 0.6},
    "x": {"multiple": 1.0, "either": 0.8},
    "count": {"count": 1.0, "shares": 0.9, "score": 0.9, "points": 0.95, "rate": 0.9, "multiple": 0.8, "any": 0.8,
              "quantity": 0.95, "monetary_per_share": 0.8, "price": 0.8, "pct": 0.45, "either": 0.9, "crypto": 0.9,
              "monetary": 0.3},
    "shares": {"shares": 1.0, "count": 0.6, "either": 0.9, "pct": 0.6, "any": 0.9},
    "score": {"score": 1.0, "points": 0.8, "multiple": 0.4, "either": 0.8},
    "index": {"points": 1.0, "price": 0.8, "score": 0.9, "quantity": 0.3, "pct": 0.6, "either": 0.7},
    "power": {"power": 1.0, "quantity": 0.5, "either": 0.7},
    "energy": {"energy": 1.0, "quantity": 0.6, "either": 0.7},
    "hashrate": {"hashrate": 1.0},
    "energy_per_hash": {"energy_per_hash": 1.0},
    "area": {"area": 1.0, "either": 0.6},
    "time": {"time": 1.0, "either": 0.6},
    "crypto": {"crypto": 1.0, "shares": 0.5, "monetary": 0.4, "either": 0.9, "quantity": 0.3},
    "quantity": {"quantity": 1.0, "either": 0.9, "any": 0.7},
    "other": {"either": 0.9, "quantity": 0.6},
}  # fmt: skip
_ANY = 0.85
_PERCENT_MISFIT = {"count": 0.8, "time": 0.5, "score": 0.7, "bp": 0.8}


def kind_of(quantity: Quantity) -> str:
    """The kind of `quantity`: money, small_money (may be of one share), per_share, percent, points, count, ..."""
    unit = quantity.unit
    if unit in _KIND_OF_UNIT:
        return _KIND_OF_UNIT[unit]
    if "/" in unit:
        currency, _, base = unit.partition("/")
        return _KIND_OF_QUOTIENT.get(base, "per_unit") if len(currency) == 3 else "other"
    if is_money(unit):
        limit = _PER_SHARE_LIMIT * (_SMALL_CURRENCIES.get(unit, 1) if quantity.decimals >= 0 else 1)
        return "small_money" if abs(quantity.value) < limit else "money"
    return "quantity"


def is_money(unit: str) -> bool:
    """Whether `unit` is an ISO 4217 code, by its form."""
    return len(unit) == 3 and unit.isupper() and unit not in _KIND_OF_UNIT


@lru_cache(maxsize=4096)
def fit(kind: str, unit_kind: str) -> float:
    """How well a quantity of `kind` can be a value of a metric of `unit_kind`, 0 (never) to 1."""
    if kind == "percent":  # a change of anything
        return 1.0 if unit_kind == "pct" else _PERCENT_MISFIT.get(unit_kind, 0.93)
    return _FIT.get(kind, {}).get(unit_kind, _ANY if unit_kind == "any" else 0.0)


def reunite(
    quantity: Quantity, kind: str, metric: str, row: Metric, *, subject: str | None, currency: str | None
) -> str:
    """The unit that a value has as a value of `metric`: "USD" of eps is "USD/share", a bare count of rsi a score.

    `subject` is the kind of the thing priced (coin, company, ...); `currency` is the one for a bare number.
    """
    unit, unit_kind = quantity.unit, row.unit_kind
    if unit_kind == "price" and metric != "price" and subject in (None, "company"):
        unit_kind = "monetary_per_share"
    if unit_kind == "monetary_per_share" and kind in ("small_money", "money"):
        return f"{unit}/share"
    if metric == "deal_value" and kind == "small_money":
        return f"{unit}/share"  # no company sells for less than a thousand
    if kind == "shares":
        return "shares"
    if unit != "count" or kind not in ("count", "per_share"):
        return "percent" if (kind, unit) == ("percent", "count") else unit
    if "per_share" in (kind, unit_kind.removeprefix("monetary_")) and currency is not None:
        return f"{currency}/share"
    return {"score": "score", "points": "points", "multiple": "x", "shares": "shares"}.get(unit_kind, unit)
