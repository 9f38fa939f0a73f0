"""Texts in, comparators out, as gold/GUIDE.md names them."""

from pathlib import Path

import pytest

from assets.extracted.times.comparators import comparator_of, find_comparators
from assets.extracted.times.find import find_times
from assets.extracted.times.grammar import TimeGrammar, load_time_grammar

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@pytest.fixture(scope="module")
def grammar() -> TimeGrammar:
    return load_time_grammar(REFERENCE)


def comparators(text: str, grammar: TimeGrammar) -> list[str]:
    times = find_times(text, 0, len(text), grammar)
    return [cue.comparator for cue in find_comparators(text, 0, len(text), times, grammar)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 12% year-over-year", ["yoy"]),
        ("up 4% y/y and 1% q/q", ["yoy", "qoq"]),
        ("against $3 in the same period last year", ["yoy"]),
        ("up from 2.1% in the prior-year quarter", ["yoy"]),
        ("from a year earlier", ["yoy"]),
        ("down 2% from the previous quarter", ["qoq"]),
        ("margins widened sequentially", ["qoq"]),
        ("orders fell 1% from a month earlier", ["mom"]),
        ("shares fell 3% on Tuesday", ["1d"]),
        ("bitcoin fell 5% in the past 24 hours", ["1d"]),
        ("ether rose 9% over the last seven days", ["1w"]),
        ("gained 8% in the past 30 days", ["1mo"]),
        ("up 20% over the past three months", ["3mo"]),
        ("up 44% over the past six months", ["6mo"]),
        ("lost 10% over the past year", ["1y"]),
        ("up 14% over the past 12 months", ["1y"]),
        ("has climbed 8% year to date", ["ytd"]),
        ("slid 6% in after-hours trading", ["after_hours"]),
        ("rose 2% before the bell", ["premarket"]),
        ("5% below its 20-day simple moving average", ["sma_20d"]),
        ("above the 50-day and 200-day moving averages", ["sma_50d", "sma_200d"]),
        ("3% above the 200-DMA", ["sma_200d"]),
        ("a close above SMA(100)", ["sma_100d"]),
        ("the 10-year note yielded 4%", []),
        ("a 15-year lease", []),
        ("revenue was $3 million", []),
    ],
)
def test_comparators(grammar: TimeGrammar, text: str, expected: list[str]) -> None:
    assert comparators(text, grammar) == expected


def test_a_price_and_a_report_read_a_year_differently(grammar: TimeGrammar) -> None:
    text = "from a year earlier"
    (cue,) = find_comparators(text, 0, len(text), find_times(text, 0, len(text), grammar), grammar)
    assert comparator_of(cue, is_market_price=False) == "yoy"
    assert comparator_of(cue, is_market_price=True) == "1y"
