"""What numbers mean in cells, lines and odd text, and that reading them never fails, cites true places and stays linear."""

# ruff: noqa: E501 - a sentence and its figures are one row

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from meaning_sentences import lexicon, read, tables

from assets.cleaned.record import Block, BlockKind, Cell, CleanArticle, Section
from assets.extracted.meaning.article import read_article
from assets.extracted.passages import split_passages
from assets.extracted.record import Quantity
from assets.kernel.spans import apply_edits

CELLS = [
    # column header, row label, value, unit, metric
    ("Q1 2025", "Revenue", "412.5", "USD", "revenue"),
    ("Q1 2025", "Net income", "38.1", "USD", "net_income"),
    ("Current", "EPS", "1.02", "USD", "eps"),
    ("Value", "P/E ratio", "18.4", "count", "pe_ratio"),
    ("Market cap", "Acme", "3200000000", "USD", "market_cap"),
    ("Gross margin", "2024", "41.5", "percent", "gross_margin"),
    ("RSI", "Acme", "61.2", "count", "rsi"),
    ("Dividend yield", "Acme", "3.1", "percent", "dividend_yield"),
    ("52-week high", "Acme", "88.10", "USD", "share_price_52w_high"),
    ("Value", "Employees", "12000", "count", "employees"),
]


@pytest.mark.parametrize(("header", "label", "value", "unit", "metric"), CELLS, ids=[f"{h}-{r}" for h, r, *_ in CELLS])
def test_cells(header: str, label: str, value: str, unit: str, metric: str) -> None:
    text = f"{header}\n{label}\n{value}"
    first, second = len(header) + 1, len(header) + len(label) + 2
    cells = (
        Cell(0, len(header), 0, 1, True),
        Cell(first, first + len(label), 1, 0, False),
        Cell(second, len(text), 1, 1, False),
    )
    block = Block(0, 0, len(text), BlockKind.TABLE, Section.TABLE, cells=cells)
    article = CleanArticle("test", apply_edits(text, ()), (block,), ())
    quantity = Quantity(second, len(text), Decimal(value), 0, unit, "test")
    passages = split_passages(article, frozenset())
    (meaning,) = read_article(
        text, passages, [quantity], lexicon().find(text), tables(), subject="company", currency="USD"
    )
    assert meaning is not None
    assert meaning.metric == metric


UNITS = [
    ("Acme earned [$1.20] in EPS.", "USD/share"),
    ("Acme's share price is [$41.20].", "USD/share"),
    ("The RSI is [44].", "score"),
    ("It has a P/E of [18].", "x"),
    ("The share price is [$1,250].", "USD/share"),
    ("Acme's market value is [$1,250].", "USD"),
    ("Revenue was [$41 million].", "USD"),
    ("The Nifty index level was [22,000].", "points"),
    ("It bought back [2 million] shares.", "shares"),
    ("The price target is [$55].", "USD/share"),
    ("Gross margin rose [150 basis points].", "basis_point"),
    ("The 50-day moving average is [$44].", "USD/share"),
]


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_units_follow_the_metric(text: str, unit: str) -> None:
    assert [meaning.unit for _, meaning in read(text)] == [unit]


VINTAGES = [
    ("It raised its guidance for revenue to [$9 million] from [$8 million].", ["current", "prior"]),
    ("The broker cut its price target to [$50] from [$60].", ["current", "prior"]),
    ("Revenue of [$9 million] compares with a previous estimate of [$8 million].", ["current", "prior"]),
    ("Revenue rose to [$9 million] from [$8 million].", ["current", "current"]),
]


@pytest.mark.parametrize(("text", "vintages"), VINTAGES)
def test_vintage(text: str, vintages: list[str]) -> None:
    assert [meaning.vintage for _, meaning in read(text)] == vintages


ACCOUNTING = [
    ("Adjusted earnings per share were [$1.10].", ["adjusted"]),
    ("GAAP net income was [$4 million].", ["gaap"]),
    ("Non-GAAP EPS was [$1.10], while GAAP EPS was [$0.90].", ["adjusted", "gaap"]),
    ("Net income was [$4 million].", [None]),
    ("Excluding items, Acme earned [$2.20 a share].", ["adjusted"]),
]


@pytest.mark.parametrize(("text", "accounting"), ACCOUNTING)
def test_accounting(text: str, accounting: list[str | None]) -> None:
    assert [meaning.accounting for _, meaning in read(text)] == accounting


ASPECTS = [
    ("Cloud revenue was [$4 million].", "cloud"),
    ("Sales in Europe were [$4 million].", "europe"),
    ("Core inflation was [3%].", "core"),
    ("Transaction revenue was [$4 million].", "transaction"),
    ("Revenue was [$4 million].", None),
    ("Total revenue was [$4 million].", None),
    ("First-quarter revenue was [$4 million].", None),
    ("Retail sales rose [2%].", "retail sales"),
    ("Revenue from the wealth management unit was [$4 million].", "wealth management unit"),
]


@pytest.mark.parametrize(("text", "aspect"), ASPECTS)
def test_aspect(text: str, aspect: str | None) -> None:
    assert [meaning.aspect for _, meaning in read(text)] == [aspect]


def test_a_meaning_cites_its_words_and_keeps_the_losers() -> None:
    text = "Net profit fell [11%] to [$40 million], below estimates of [$45 million]."
    plain = text.replace("[", "").replace("]", "")
    ((_, change), _, (_, expected)) = read(text)
    cited = {e.role: plain[e.start : e.end] for e in change.evidence if e.start is not None}
    assert cited["metric"] == "Net profit"
    assert cited["sign"] == "fell"
    assert {e.role: plain[e.start : e.end] for e in expected.evidence if e.start is not None}["basis"] == "estimates"
    assert len(change.candidates) > 1
    assert list(change.candidates) == sorted(change.candidates, key=lambda c: -c.score)


WORDS = st.sampled_from(
    [
        "revenue",
        "rose",
        "fell",
        "by",
        "to",
        "of",
        "the",
        "and,",
        "(",
        ")",
        ";",
        ":",
        "--",
        "Acme",
        "Bitcoin",
        "%",
        "analysts",
        "expected",
        "loss",
        "per",
        "share",
        "from",
        "a",
        "year",
        "earlier",
        "target",
        "—",
        "’s",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, st.just("[7%]"), st.just("[$3 million]"), st.text(max_size=6)), max_size=30))
def test_any_text_is_read_with_true_places(parts: list[str]) -> None:
    marked = " ".join(
        part if part in ("[7%]", "[$3 million]") else part.replace("[", "").replace("]", "") for part in parts
    )
    length = len(marked.replace("[", "").replace("]", ""))
    for quantity, meaning in read(marked.replace("\r", " ")):
        assert meaning.sign in (-1, 1)
        assert quantity.end <= length
        for evidence in meaning.evidence:
            assert evidence.start is None or 0 <= evidence.start <= (evidence.end or 0) <= length


def test_five_times_the_numbers_take_no_more_than_a_few_times_as_long() -> None:
    def seconds(count: int) -> float:
        marked = " ".join(["revenue [7%]"] * count)
        started = time.process_time()
        read(marked)
        return time.process_time() - started

    seconds(200)
    assert seconds(2000) < 20 * max(seconds(400), 0.01)


def test_a_written_sign_stands_alone() -> None:
    ((quantity, meaning),) = read("Exports slipped [-0.2%].")
    assert (quantity.value, meaning.sign) == (Decimal("-0.2"), 1)
    assert replace(quantity, signed=False).value < 0
