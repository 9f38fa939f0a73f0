"""Turns a value in its unit into the base unit that claims are compared in: 2 GW is 2,000,000,000 W."""

from collections.abc import Mapping
from decimal import Context, Decimal, Inexact

from assets.extracted.quantities.tables import Unit

_PLACES = 9  # DECIMAL(38,9), the column type of values
_LARGEST = Decimal(10) ** 27  # two digits below what the column holds: open ends and sums need room
_LARGEST_PART = Decimal(10) ** 16  # the same where the base is made by a fraction: that takes twelve digits more
_EXACT = Context(prec=60, traps=[Inexact])
ROOMY = Context(prec=60)  # for arithmetic of figures: what it rounds, no column would hold


def to_base(value: Decimal, unit: str, units: Mapping[str, Unit]) -> tuple[Decimal, str] | None:
    """`value` in the base unit of `unit`, and that unit; None where DECIMAL(38,9) cannot hold it exactly.

    Money per X follows the row of "USD/X", whatever its currency; a quotient or unit without a row is its own base.
    """
    factor, base = _find_base(unit, units)
    try:
        scaled = _EXACT.multiply(value, factor)
    except Inexact:
        return None
    held = fits(scaled) and (factor == int(factor) or abs(scaled) < _LARGEST_PART)
    return (scaled, base) if held else None


def fits(value: Decimal) -> bool:
    """Whether DECIMAL(38,9) holds `value` exactly, and what the models add to it."""
    exponent = value.normalize(Context(prec=100)).as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -_PLACES and abs(value) < _LARGEST


def _find_base(unit: str, units: Mapping[str, Unit]) -> tuple[Decimal, str]:
    row = units.get(unit)
    if row is not None:
        return row.factor, row.base_unit
    currency, _, per = unit.partition("/")
    model = units.get(f"USD/{per}")
    if per and model is not None:
        return model.factor, f"{currency}/{model.base_unit.partition('/')[2]}"
    return Decimal(1), unit
