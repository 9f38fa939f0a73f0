"""Turns values of the warehouse into words and numbers for a reader, without losing a digit."""

import re
from calendar import month_name
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_COMPARATORS = {
    "yoy": "year over year",
    "qoq": "quarter over quarter",
    "mom": "month over month",
    "1d": "in a day",
    "1w": "in a week",
    "1mo": "in a month",
    "3mo": "in three months",
    "6mo": "in six months",
    "1y": "in a year",
    "ytd": "since the year began",
    "after_hours": "after hours",
    "premarket": "before the opening",
    "estimate": "against the estimate",
    "price": "against the price",
    "reference": "against a high or low",
    "other": "against something else",
}
_AVERAGE = re.compile(r"sma_(?P<n>\d+)(?P<of>[dw])")
_AVERAGED = {"d": "day", "w": "week"}
_SIGNS = {"percent": "%", "percentage_points": " pp", "basis_points": " bp", "count": "", "1": ""}


def show_number(value: Decimal | float | None) -> str:
    """`value` with thousands separated and no zeros behind; a true minus sign."""
    if value is None:
        return ""
    plain = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.replace("-", "−")


def show_count(value: int | None) -> str:
    """A number of things."""
    return f"{value or 0:,}"


def show_amount(value: Decimal | None, unit: str | None) -> str:
    """`value` and its unit: 181.18 million USD, −3%, 853 MW. Every digit of the value is shown."""
    if value is None:
        return "no single value"
    scaled, word = value, ""
    for power, name in _SCALES:
        if abs(value) >= Decimal(10) ** power:
            scaled, word = value.scaleb(-power), f" {name}"
            break
    number = show_number(scaled)
    if unit and unit.endswith("/share") and re.search(r"\.\d$", number):
        number += "0"  # cents are two digits
    return f"{number}{word}{show_unit(unit)}"


def show_range(low: Decimal, high: Decimal, unit: str | None) -> str:
    """Two ends and their unit, a scale that both have said once: 185.1 to 195.54 million USD."""
    ends, first = show_amount(high, unit), show_amount(low, None)
    number, _, scale = first.partition(" ")
    return f"{number if scale and f' {scale}' in ends else first} to {ends}"


def show_unit(unit: str | None) -> str:
    """A unit as it stands behind a number."""
    if unit is None:
        return ""
    return _SIGNS.get(unit, f" {unit}")


def show_interval(row: Mapping[str, object]) -> str:
    """What the wording of a mention means, as an interval: [181.15 million, 181.25 million) USD."""
    low, high = row["value_low"], row["value_high"]
    assert isinstance(low, Decimal | None)
    assert isinstance(high, Decimal | None)
    left = "[" if row["low_closed"] else "("
    right = "]" if row["high_closed"] else ")"
    ends = (show_amount(low, None) if low is not None else "−∞", show_amount(high, None) if high is not None else "∞")
    return f"{left}{ends[0]}, {ends[1]}{right}{show_unit(str(row['unit']))}"


def show_comparator(comparator: str) -> str:
    """What a change is told against: year over year, in a day, against the 50-day average."""
    average = _AVERAGE.fullmatch(comparator)
    if average:
        return f"against the {average['n']}-{_AVERAGED[average['of']]} average"
    return _COMPARATORS.get(comparator, f"against {show_words(comparator)}")


def show_month(number: int) -> str:
    """The name of a month."""
    return month_name[number]


def show_words(value: object) -> str:
    """An id of a vocabulary as words: plural_estimate is plural estimate."""
    return "" if value is None else str(value).replace("_", " ")


def show_label(label: str) -> str:
    """A metric's name without what its vocabulary adds in parentheses."""
    return label.partition(" (")[0]


def show_moment(value: date | datetime | None) -> str:
    """A day, or a time in UTC to the minute."""
    if value is None:
        return ""
    return f"{value:%Y-%m-%d %H:%M} UTC" if isinstance(value, datetime) else f"{value:%Y-%m-%d}"
