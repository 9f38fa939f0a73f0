"""Turns a price and what is priced into the currency that it is written in: USD/JPY at 151.2 is in yen."""

import re

from assets.extracted.entities.record import EntityIndex, EntityReading, Kind
from assets.extracted.record import Quantity

# These are told in another's money ("sterling at 1.25"), all others in units of their own per dollar.
_BASES = frozenset({"EUR", "GBP", "AUD", "NZD"})
_ISO = {"CNH": "CNY"}  # the yuan traded outside of China is no currency of ISO 4217
_AGAINST = re.compile(
    r"\s(?:per|to|against|versus|vs\.?|on)\s(?:(?:the|a|one)\s)?(?:US\s|U\.S\.\s|Japanese\s|Swiss\s|British\s)?"
    r"(?P<word>dollar|greenback|euro|yen|pound|sterling|franc|USD|EUR|JPY|GBP|CHF)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(r"\s(?:per|to|against|versus|vs\.?|on)\s(?:(?:the|a|one)\s)?", re.IGNORECASE)
_CODES = {
    "dollar": "USD", "greenback": "USD", "euro": "EUR", "yen": "JPY", "pound": "GBP", "sterling": "GBP", "franc": "CHF",
}  # fmt: skip
_IN_DOLLARS = frozenset({Kind.COMMODITY, Kind.COIN})  # the world trades them so, whatever the country's own dollar
_OF_CHARTS = frozenset(("support_level", "resistance_level", "moving_average", "index_level"))
_ISO_LENGTH = 3
_HIGHEST = 20  # above it a rate of these is one in yen
_REACH = 40


def quote_unit(text: str, quantity: Quantity, metric: str, owner: EntityReading, names: EntityIndex) -> str:
    """The unit of `quantity` as a price of `owner`: a bare exchange rate gets its currency, an index has points.

    `names` are those of the article, for the other currency: "33.88 versus the Thai baht".
    """
    if metric == "fx_rate" and quantity.unit == "count":
        found = _find_currency(text, quantity, owner)
        return found or _find_against(text, quantity, owner, names) or quantity.unit
    if owner.kind is Kind.INDEX and metric in _OF_CHARTS and text[quantity.start].isdigit():
        return "points" if quantity.unit == "count" or quantity.unit.endswith("/share") else quantity.unit
    told = metric == "fx_rate" and owner.entity != "USD"
    if (told or (metric == "price" and owner.kind in _IN_DOLLARS)) and text.startswith("$", quantity.start):
        currency, per, base = quantity.unit.partition("/")
        return f"USD{per}{base}" if len(currency) == _ISO_LENGTH else quantity.unit
    return quantity.unit


def _find_against(text: str, quantity: Quantity, owner: EntityReading, names: EntityIndex) -> str | None:
    """The currency that is named as the other of a rate behind the number."""
    if owner.kind not in (Kind.CURRENCY, Kind.INDEX):
        return None
    for name in names.between(quantity.end, quantity.end + _REACH):
        if name.entity.kind is Kind.CURRENCY and name.entity.entity_id != owner.entity:
            told = _OTHER.fullmatch(text, quantity.end, name.start)
            return _ISO.get(name.entity.entity_id, name.entity.entity_id) if told else None
    return None


def _find_currency(text: str, quantity: Quantity, owner: EntityReading) -> str | None:
    if owner.entity is None or owner.kind not in (Kind.CURRENCY, Kind.PAIR):
        return None
    if owner.kind is Kind.PAIR:
        return owner.entity.rpartition("/")[2] if "/" in owner.entity else None
    against = _AGAINST.match(text, quantity.end, quantity.end + _REACH)
    other = _CODES.get(against["word"].lower(), against["word"].upper()) if against else None
    if owner.entity in _BASES:
        return other or ("USD" if quantity.value < _HIGHEST else "JPY")
    if owner.entity == "USD":
        return other if other != "USD" else None
    return _ISO.get(owner.entity, owner.entity)
