"""Turns a figure as written into the interval it stands for: value, digits and wording in, limits out."""

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from assets.extracted.record import Bound

# Qualifiers whose limit is itself meant, and approximations that stay below their number (DESIGN, "What numbers mean").
_REACHES = frozenset({"at least", "up to", "at most", "as much as", "or more", "or less"})
_FALLS_SHORT = frozenset({"nearly", "almost"})
_TWO = Decimal(2)
_EXACT = Context(prec=100)


@dataclass(frozen=True, slots=True)
class Interval:
    """[low, high] with each end closed or open; `outer_low` None is minus infinity, `outer_high` None infinity.

    The outer limits say what the words allow at most: "over 180" means just over, but denies no 500.
    """

    low: Decimal
    high: Decimal
    low_closed: bool
    high_closed: bool
    outer_low: Decimal | None
    outer_high: Decimal | None


def interval(value: Decimal, decimals: int, bound: Bound = Bound.EXACT, qualifier: str | None = None) -> Interval:
    """The interval of one figure. `value` is signed and scaled out, `decimals` XBRL's (-5 for $181.2 million).

    Limits are about the magnitude and mirrored below zero: "dropped over 3%" is [-4, -3). The ends of a range are
    read as plain here; `range_interval` gives the one that both share.
    """
    size = abs(value)
    shown, nonzero = Decimal(1).scaleb(-decimals), _last_nonzero(size, decimals)
    if bound is Bound.OVER:
        found = _interval(size, size + nonzero, closed=(qualifier in _REACHES, True), outer=(size, None))
    elif bound is Bound.UNDER or (bound is Bound.ABOUT and qualifier in _FALLS_SHORT):
        found = _interval(size - nonzero, size, closed=(True, qualifier in _REACHES), outer=(None, size))
    else:
        width = max(shown, nonzero / _TWO) if bound is Bound.ABOUT else shown / _TWO
        found = _interval(size - width, size + width, closed=(True, False))
    return _mirror(found) if value < 0 else found


def range_interval(low: Decimal, low_decimals: int, high: Decimal, high_decimals: int) -> Interval:
    """The interval that both ends of a range share: half a last digit beyond each end."""
    if low < 0 and high <= 0:
        first, second = sorted((low, high), key=abs)
        digits = (low_decimals, high_decimals) if first == low else (high_decimals, low_decimals)
        return _mirror(range_interval(-first, digits[0], -second, digits[1]))
    half_low, half_high = (Decimal(1).scaleb(-decimals) / _TWO for decimals in (low_decimals, high_decimals))
    return _interval(low - half_low, high + half_high, closed=(True, False))


def refines(inner: Interval, outer: Interval) -> bool:
    """Whether `inner` lies strictly inside `outer`: within it, and not the same."""
    starts_inside = inner.low > outer.low or (inner.low == outer.low and inner.low_closed <= outer.low_closed)
    ends_inside = inner.high < outer.high or (inner.high == outer.high and inner.high_closed <= outer.high_closed)
    return starts_inside and ends_inside and _limits(inner) != _limits(outer)


def _limits(read: Interval) -> tuple[Decimal, Decimal, bool, bool]:
    return read.low, read.high, read.low_closed, read.high_closed


def _last_nonzero(size: Decimal, decimals: int) -> Decimal:
    """The unit of the last digit that is not zero; of zero, the unit of the last digit shown."""
    if not size:
        return Decimal(1).scaleb(-decimals)
    exponent = size.normalize(_EXACT).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(max(exponent, -decimals))


def _interval(
    low: Decimal,
    high: Decimal,
    closed: tuple[bool, bool],
    outer: tuple[Decimal | None, Decimal | None] | None = None,
) -> Interval:
    outer_low, outer_high = outer if outer is not None else (low, high)
    return Interval(low, high, *closed, outer_low, outer_high)


def _mirror(found: Interval) -> Interval:
    return replace(
        found,
        low=-found.high,
        high=-found.low,
        low_closed=found.high_closed,
        high_closed=found.low_closed,
        outer_low=None if found.outer_high is None else -found.outer_high,
        outer_high=None if found.outer_low is None else -found.outer_low,
    )
