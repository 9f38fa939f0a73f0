"""A number that the table cannot hold exactly is an issue and a residual number; one that it can is never rounded."""

from decimal import Decimal

import pytest

from assets.cleaned.clean import clean_article, load_cleaning_tables
from assets.cleaned.contract import Cleaned
from assets.extracted.rows import Signature
from assets.extracted.vocabulary import load_vocabulary
from assets.extracted.work import ExtractedRows, extract_rows
from assets.kernel.versions import REFERENCE


@pytest.fixture(scope="module")
def read():
    tables, vocabulary = load_cleaning_tables(), load_vocabulary(REFERENCE)

    def rows(text: str) -> ExtractedRows:
        article = clean_article("0" * 64, text, "text/plain", "a.txt", tables)
        return extract_rows(Cleaned(article, text, "utf-8"), vocabulary, Signature("run", "code", "words"))

    return rows


@pytest.mark.parametrize("digits", ["181234567", "1" * 17 + ".12345678", "3" * 26])
def test_a_value_is_kept_to_its_last_digit(read, digits: str) -> None:
    (row,) = read(f"Revenue was ${digits}.").mentions
    half = Decimal("0.5") if "." not in digits else Decimal("5e-9")
    assert row["value"] == Decimal(digits)
    assert {row["value"] - row["value_low"], row["value_high"] - row["value"]} <= {half, 2 * half}


@pytest.mark.parametrize("amount", ["$" + "7" * 28, "$" + "7" * 22 + " million", "$0." + "1" * 10, "3" * 20 + "%"])
def test_a_value_that_does_not_fit_is_said_and_left_out(read, amount: str) -> None:
    rows = read(f"Revenue was {amount} in all.")
    assert rows.mentions == []
    assert [issue.code for issue in rows.issues] == ["value_not_held"]
    assert sum(row["count"] for row in rows.residuals) >= 1
