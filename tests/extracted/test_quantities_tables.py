"""The tables of the quantity grammar agree with each other."""

import csv

import pytest
from quantities_read import REFERENCE

from assets.extracted.quantities.money import load_money
from assets.extracted.quantities.reasons import Reason
from assets.extracted.quantities.tables import load_residual_cues, load_units

UNITS = load_units(REFERENCE)


def test_every_unit_word_names_a_unit() -> None:
    named = {unit for word in UNITS.words if word.place != "per" for unit in word.units}
    assert named <= set(UNITS.units)


def test_every_base_unit_is_its_own_base() -> None:
    bases = {unit.base_unit for unit in UNITS.units.values()}
    assert all(UNITS.units[base].factor == 1 for base in bases if base in UNITS.units)


def test_every_country_and_exchange_has_a_currency() -> None:
    tables = load_money(REFERENCE)
    currencies = {*tables.countries.values(), *tables.exchanges.values()}
    assert {UNITS.units[currency].dimension for currency in currencies} == {"monetary"}


def test_every_residual_cue_gives_a_reason() -> None:
    assert {cue.reason for cue in load_residual_cues(REFERENCE)} <= set(Reason)


@pytest.mark.parametrize(
    "table",
    [
        "bound_cues",
        "counted_nouns",
        "country_currencies",
        "exchange_currencies",
        "number_words",
        "quantity_words",
        "residual_cues",
        "scales",
        "unit_words",
        "units",
    ],
)
def test_every_row_names_its_source_and_stands_once(table: str) -> None:
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        rows = [tuple(row.items()) for row in csv.DictReader(lines)]
    assert all(dict(row)["source"] for row in rows)
    assert len(rows) == len(set(rows))
