"""Texts in, times out: each expression with its kind and its meaning, and numbers that are no times."""

from pathlib import Path

import pytest

from assets.extracted.times.find import find_times
from assets.extracted.times.grammar import TimeGrammar, load_time_grammar

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@pytest.fixture(scope="module")
def grammar() -> TimeGrammar:
    return load_time_grammar(REFERENCE)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The board met on Feb. 5.", "Feb. 5", "date"),
        ("Issued 5 February 2026", "5 February 2026", "date"),
        ("guidance for FY25", "FY25", "year"),
        ("in its fiscal Q1 2026", "fiscal Q1 2026", "quarter"),
        ("the three months ended March 31", "three months ended March 31", "span"),
        ("the crop year 2024/25", "crop year 2024/25", "year"),
        ("below its 50-day average", "50-day", "duration"),
    ],
)
def test_time_is_found(grammar: TimeGrammar, text: str, words: str, kind: str) -> None:
    assert [(text[time.start : time.end], time.kind) for time in find_times(text, 0, len(text), grammar)] == [
        (words, kind)
    ]
