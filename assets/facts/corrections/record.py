"""What a correction is: one field of one mention, the value that someone puts in its place, who, when and why."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from assets.facts.corrections.periods import is_period

FILE = "corrections.csv"
COLUMNS = ("mention_id", "article_id", "byte_start", "byte_end", "field", "value", "who", "corrected_at", "why")
_NAMING = ("mention_id", "article_id", "byte_start", "byte_end")  # a file may name its mentions in one way only
REQUIRED = tuple(column for column in COLUMNS if column not in _NAMING)

_MEASURES = ("level", "change", "percent_change")
_BASES = ("reported", "estimate", "guidance")
_ACCOUNTINGS = ("gaap", "adjusted")
_VINTAGES = ("current", "prior")
_CLEARED = ("aspect", "entity", "comparator", "accounting", "attributed_to", "period")  # these may be empty
_WHOLE_DIGITS, _DECIMALS = 29, 8  # DECIMAL(38,9) less the half digit of its interval


@dataclass(frozen=True, slots=True)
class Words:
    """The ids that a corrected field may take."""

    metrics: Collection[str]
    units: Collection[str]
    comparators: Collection[str]


def find_wrong_moment(moment: str) -> str | None:
    """What is wrong with `moment`, which has the form of a time; None where the calendar has it."""
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return f"corrected_at is {moment!r}, which no calendar has"
    return None


def find_misfit(field: str, value: str, words: Words) -> str | None:
    """What is wrong with `value` as a value of `field`, one of FIELDS, and what to write; None where it fits."""
    if not value:
        return None if field in _CLEARED else f"value is empty; {field} needs one"
    problem = _FITS[field](value, words)
    return f"value is {value!r}; {problem}" if problem else None


def _misfit_number(value: str, _: Words) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "write a plain number, as 181180000 or -0.15"
    plain = value.lstrip("+-").replace(".", "", 1).isdecimal() and value.isascii()
    if not plain or not number.is_finite():
        return "write a plain number, as 181180000 or -0.15"
    if number.adjusted() >= _WHOLE_DIGITS or len(value.partition(".")[2]) > _DECIMALS:
        return f"a number has at most {_WHOLE_DIGITS} digits before and {_DECIMALS} after the point"
    return None


def _misfit_unit(value: str, words: Words) -> str | None:
    known = value in words.units or all(part in words.units for part in value.split("/"))
    return None if known else "write a unit of seeds/reference/units.csv, or two of them as USD/MW"


def _misfit_metric(value: str, words: Words) -> str | None:
    return None if value in words.metrics else "write a metric of seeds/reference/metrics.csv"


def _misfit_comparator(value: str, words: Words) -> str | None:
    return None if value in words.comparators else f"write one of {', '.join(sorted(words.comparators))}"


def _misfit_entity(value: str, _: Words) -> str | None:
    return "write an id without spaces: ticker, ISO country, coin code or slug" if len(value.split()) != 1 else None


def _misfit_period(value: str, _: Words) -> str | None:
    return None if is_period(value) else "write a period as FY2026Q1, 2025Q4, 2025H2, 2025, 2026-01 or 2026-01-31"


def _fits_any(_value: str, _words: Words) -> str | None:
    return None


def _one_of(*allowed: str) -> Callable[[str, Words], str | None]:
    return lambda value, _: None if value in allowed else f"write one of {', '.join(allowed)}"


_FITS: Mapping[str, Callable[[str, Words], str | None]] = {
    "value": _misfit_number,
    "unit": _misfit_unit,
    "metric": _misfit_metric,
    "aspect": _fits_any,
    "entity": _misfit_entity,
    "measure": _one_of(*_MEASURES),
    "comparator": _misfit_comparator,
    "basis": _one_of(*_BASES),
    "accounting": _one_of(*_ACCOUNTINGS),
    "vintage": _one_of(*_VINTAGES),
    "attributed_to": _fits_any,
    "period": _misfit_period,
}
FIELDS = tuple(_FITS)
