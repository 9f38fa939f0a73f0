"""Gives a quantity the unit that its meaning asks for: a price of "$9.81" is money per share, a bare 75.9 a score."""

from collections.abc import Mapping
from dataclasses import replace

from assets.extracted.quantities.tables import Unit
from assets.extracted.record import Evidence, Quantity


def per_share(unit: str, units: Mapping[str, Unit]) -> str:
    """Money as money per share; any other unit, and what is per something already, stays."""
    return f"{unit}/share" if unit in units and units[unit].dimension == "monetary" else unit


def reunit(quantity: Quantity, unit: str, note: str) -> Quantity:
    """`quantity` in `unit`, its value unchanged; `note` says which context decided (a metric, a header, a lead-in).

    The units it might have had stay as choices, each changed in the same way where money becomes money per share.
    """
    if unit == quantity.unit:
        return quantity
    choices = quantity.unit_choices
    if unit == f"{quantity.unit}/share":
        choices = tuple(f"{choice}/share" for choice in choices)
    elif choices:
        choices = (unit, *(choice for choice in choices if choice != unit))
    evidence = (*quantity.evidence, Evidence("unit", None, None, note))
    return replace(quantity, unit=unit, unit_choices=choices, evidence=evidence)
