"""Turns a bare exchange rate and whose it is into the currency that it is written in: USD/JPY at 151.2 is in yen."""

import re

from assets.extracted.entities.record import EntityReading, Kind
from assets.extracted.record import Quantity

# These are told in another's money ("sterling at 1.25"), all others in units of their own per dollar.
_BASES = frozenset({"EUR", "GBP", "AUD", "NZD"})
_ISO = {"CNH": "CNY"}  # the yuan traded outside of China is no currency of ISO 4217
_AGAINST = re.compile(
    r"\s(?:per|to|against|versus|vs\.?|on)\s(?:(?:the|a|one)\s)?(?:US\s|U\.S\.\s|Japanese\s|Swiss\s|British\s)?"
    r"(?P<word>dollar|greenback|euro|yen|pound|sterling|franc|USD|EUR|JPY|GBP|CHF)\b",
    re.IGNORECASE,
)
_CODES = {
    "dollar": "USD", "greenback": "USD", "euro": "EUR", "yen": "JPY", "pound": "GBP", "sterling": "GBP", "franc": "CHF",
}  # fmt: skip
_HIGHEST = 20  # above it a rate of these is one in yen
_REACH = 40


def quote_currency(text: str, quantity: Quantity, owner: EntityReading) -> str | None:
    """The ISO 4217 code that a bare number is in as an exchange rate of `owner`; None where nothing tells."""
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
