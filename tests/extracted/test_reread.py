"""A value is read again from its quote and the words that its row cites; what these do not say is a disagreement."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from assets.cleaned.clean import clean_article, load_cleaning_tables
from assets.cleaned.contract import Cleaned
from assets.extracted.quantities.reread import find_disagreement
from assets.extracted.rows import Signature
from assets.extracted.vocabulary import Vocabulary, load_vocabulary
from assets.extracted.work import extract_rows
from assets.kernel.versions import REFERENCE

Row = Mapping[str, Any]

TEXT = """Harlow (NYSE: HRLW) posted earnings per share of $0.31 in its third quarter on revenue of over $180 million.

It lost (4.2) million dollars in 2024, and its costs fell 12%. Two thirds of its ore came from Peru.

Lead cost $29 a tonne, up from $27.

It plans to spend between $8 and $17 million on each site, or $2.5 million per megawatt, and holds 1,250 bitcoin.
"""


@cache
def words() -> Vocabulary:
    return load_vocabulary(REFERENCE)


@cache
def rows() -> dict[str, Row]:
    article = clean_article("0" * 64, TEXT, "text/markdown", "a.md", load_cleaning_tables())
    found = extract_rows(Cleaned(article, TEXT, "utf-8"), words(), Signature("run", "code", "words"))
    return {str(row["quote"]): row for row in found.mentions}


def disagreement(row: Row) -> str | None:
    of_range = [r for r in rows().values() if r["range_id"] and r["range_id"] == row["range_id"]]
    return find_disagreement(row, [row if r["quote"] == row["quote"] else r for r in of_range], words().quantities)


def test_every_row_agrees_with_its_own_words() -> None:
    assert len(rows()) >= 11
    assert {quote: disagreement(row) for quote, row in rows().items() if disagreement(row)} == {}


@pytest.mark.parametrize(("unit", "agrees"), [("AUD", True), ("COP", True), ("BRL", False), ("EUR", False)])
def test_a_sign_stands_for_the_currencies_that_share_it(unit: str, agrees: bool) -> None:
    assert (disagreement({**rows()["$17 million"], "unit": unit}) is None) == agrees


def without(row: Row, role: str) -> Row:
    return {**row, "evidence": [item for item in row["evidence"] if item["role"] != role]}


@pytest.mark.parametrize(
    ("quote", "changed", "says"),
    [
        ("12%", {"value": Decimal(-13)}, "value is -13, its words read 12"),
        ("12%", {"unit": "bps"}, "unit is bps, its words read percent"),
        ("12%", {"decimals": 2}, "value is"),
        ("12%", {"value_high": Decimal(-10)}, "the high of its interval"),
        ("$180 million", {"bound": "<"}, "bound is <, its words read >"),
        ("$180 million", {"qualifier": None}, "bound is"),
        ("$180 million", {"outer_high": Decimal(190000000)}, "the outer_high of its interval"),
        ("$180 million", {"value": Decimal(180000)}, "value is"),
        ("$17 million", {"value_low": Decimal(8000000)}, "the low of its interval"),
        ("1,250 bitcoin", {"unit": "ETH"}, "unit is ETH, its words read BTC"),
        ("1,250 bitcoin", {"quote": "bitcoin"}, "no number stands in the quote"),
        ("(4.2) million dollars", {"value": Decimal(4200000)}, "value is 4200000, and no sign is cited"),
    ],
)
def test_a_changed_row_does_not(quote: str, changed: dict[str, Any], says: str) -> None:
    assert says in (disagreement({**rows()[quote], **changed}) or "")


@pytest.mark.parametrize(
    ("quote", "role", "says"),
    [
        ("$8", "scale", "value is"),
        ("12%", "sign", "no sign is cited"),
        ("$180 million", "bound", "bound is >, its words read ="),
        ("$0.31", "unit", "unit is USD/share, its words read"),
    ],
)
def test_what_stands_elsewhere_has_to_be_cited(quote: str, role: str, says: str) -> None:
    assert says in (disagreement({**without(rows()[quote], role), "prefix": "", "suffix": ""}) or "")
