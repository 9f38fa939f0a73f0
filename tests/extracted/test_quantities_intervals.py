"""What a figure means as an interval, in base units: DESIGN's table as rows, and what holds of any figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantities_read import GRAMMAR

from assets.extracted.quantities.base import to_base
from assets.extracted.quantities.intervals import Interval, interval, range_interval, refines
from assets.extracted.quantities.reunit import per_share
from assets.extracted.record import Bound

ROWS = [
    # value, decimals, bound, qualifier, interval, outer limits
    ("181200000", -5, "=", None, "[181150000, 181250000)", "181150000 181250000"),
    ("181180000", -4, "=", None, "[181175000, 181185000)", "181175000 181185000"),
    ("180000000", -6, ">", "over", "(180000000, 190000000]", "180000000 inf"),
    ("600000000", -6, ">", "more than", "(600000000, 700000000]", "600000000 inf"),
    ("600000000", -6, ">", "at least", "[600000000, 700000000]", "600000000 inf"),
    ("1800", 0, ">", "or more", "[1800, 1900]", "1800 inf"),
    ("900", 0, "~", "nearly", "[800, 900)", "-inf 900"),
    ("3", 0, "~", "almost", "[2, 3)", "-inf 3"),
    ("50", 0, "<", "under", "[40, 50)", "-inf 50"),
    ("28000000000", -9, "<", "up to", "[27000000000, 28000000000]", "-inf 28000000000"),
    ("900", 0, "<", "at most", "[800, 900]", "-inf 900"),
    ("853", 0, "~", "approximately", "[852, 854)", "852 854"),
    ("20", 0, "~", "about", "[15, 25)", "15 25"),
    ("1.5", 1, "~", "roughly", "[1.4, 1.6)", "1.4 1.6"),
    ("-3", 0, ">", "over", "[-4, -3)", "-inf -3"),
    ("-4.4", 1, "=", None, "(-4.45, -4.35]", "-4.45 -4.35"),
    ("-3", 0, "~", "nearly", "(-3, -2]", "-3 inf"),
    ("0.0", 1, "=", None, "[-0.05, 0.05)", "-0.05 0.05"),
    ("0", 0, ">", "over", "(0, 1]", "0 inf"),
]


def written(found: Interval) -> str:
    return f"{'(['[found.low_closed]}{_plain(found.low)}, {_plain(found.high)}{')]'[found.high_closed]}"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


@pytest.mark.parametrize(("value", "decimals", "bound", "qualifier", "expected", "outer"), ROWS)
def test_intervals(value: str, decimals: int, bound: str, qualifier: str | None, expected: str, outer: str) -> None:
    found = interval(Decimal(value), decimals, Bound(bound), qualifier)
    low = "-inf" if found.outer_low is None else _plain(found.outer_low)
    high = "inf" if found.outer_high is None else _plain(found.outer_high)
    assert (written(found), f"{low} {high}") == (expected, outer)


RANGES = [
    ("8000000", -6, "17000000", -6, "[7500000, 17500000)"),
    ("0.6", 1, "0.7", 1, "[0.55, 0.75)"),
    ("-3", 0, "-2", 0, "(-3.5, -1.5]"),
    ("-2", 0, "-3.0", 1, "(-3.05, -1.5]"),
    ("-1", 0, "1", 0, "[-1.5, 1.5)"),
]


@pytest.mark.parametrize(("low", "low_decimals", "high", "high_decimals", "expected"), RANGES)
def test_ranges(low: str, low_decimals: int, high: str, high_decimals: int, expected: str) -> None:
    assert written(range_interval(Decimal(low), low_decimals, Decimal(high), high_decimals)) == expected


def test_a_figure_that_got_sharper() -> None:
    over = interval(Decimal(180000000), -6, Bound.OVER, "over")
    rounded, precise = interval(Decimal(181200000), -5), interval(Decimal(181180000), -4)
    assert refines(rounded, over)
    assert refines(precise, rounded)
    assert not refines(rounded, precise)
    assert not refines(interval(Decimal(187730000), -4), interval(Decimal(195540000), -4))


VALUES = st.integers(-(10**6), 10**6)
FIGURES = st.builds(
    lambda digits, decimals, bound, qualifier: interval(Decimal(digits).scaleb(-decimals), decimals, bound, qualifier),
    VALUES,
    st.integers(-3, 4),
    st.sampled_from([Bound.EXACT, Bound.ABOUT, Bound.OVER, Bound.UNDER]),
    st.sampled_from([None, "over", "at least", "nearly", "about", "up to", "below"]),
)


@given(FIGURES, FIGURES, FIGURES)
def test_refining_is_transitive_and_never_both_ways(first: Interval, second: Interval, third: Interval) -> None:
    assert not refines(first, first)
    assert not (refines(first, second) and refines(second, first))
    assert refines(first, third) or not (refines(first, second) and refines(second, third))


@given(VALUES.filter(bool), st.integers(-3, 4), st.sampled_from(list(Bound)))
def test_below_zero_is_the_mirror(digits: int, decimals: int, bound: Bound) -> None:
    value = Decimal(digits).scaleb(-decimals)
    found, mirrored = interval(value, decimals, bound), interval(-value, decimals, bound)
    assert (found.low, found.high) == (-mirrored.high, -mirrored.low)
    assert (found.low_closed, found.high_closed) == (mirrored.high_closed, mirrored.low_closed)


BASES = [
    ("2", "GW", "2000000000 W"),
    ("900", "MW", "900000000 W"),
    ("40", "EH/s", "40000000000000000000 H/s"),
    ("21.94", "J/TH", "21.94 J/TH"),
    ("28.6", "percent", "0.286 1"),
    ("150", "basis_point", "0.015 1"),
    ("0.4", "percentage_point", "0.004 1"),
    ("271", "acre", "1096698.0904704 m2"),
    ("181200000", "USD", "181200000 USD"),
    ("1.35", "USD/share", "1.35 USD/share"),
    ("1.02", "HKD/share", "1.02 HKD/share"),
    ("19000000", "USD/MW", "19 USD/W"),
    ("12000000", "EUR/MW", "12 EUR/W"),
    ("34", "EUR/MWh", "0.034 EUR/kWh"),
    ("0.043", "USD/kWh", "0.043 USD/kWh"),
    ("71.2", "USD/bbl", "71.2 USD/bbl"),
    ("950", "JPY/share", "950 JPY/share"),
    ("14", "CAD/feddan", "14 CAD/feddan"),
    ("1500", "sat", "0.000015 BTC"),
    ("1472000", "t", "1472000000 kg"),
    ("2", "TWh", "7200000000000000 J"),
    ("7", "unheard_of", "7 unheard_of"),
    ("0.05", "sat", None),
    ("1e29", "USD", None),
    ("1e26", "USD", "100000000000000000000000000 USD"),
    ("1e26", "percent", None),
    ("1e17", "percent", "1000000000000000 1"),
    ("0.0000000001", "USD", None),
]


@pytest.mark.parametrize(("value", "unit", "expected"), BASES)
def test_base_units(value: str, unit: str, expected: str | None) -> None:
    found = to_base(Decimal(value), unit, GRAMMAR.units)
    assert (f"{_plain(found[0])} {found[1]}" if found else None) == expected


@pytest.mark.parametrize(
    ("unit", "expected"), [("USD", "USD/share"), ("USD/share", "USD/share"), ("percent", "percent"), ("BTC", "BTC")]
)
def test_money_per_share(unit: str, expected: str) -> None:
    assert per_share(unit, GRAMMAR.units) == expected
