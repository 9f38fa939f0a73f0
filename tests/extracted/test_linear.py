"""What a text costs grows with its length and no faster: eight times the text, at most 24 times the CPU time.

Quadratic work would take 64 times as long. The factor is coarse, so that a busy machine does not fail the test.
"""

import time
from functools import cache
from pathlib import Path

import pytest

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.extracted.extract import extract_article
from assets.extracted.vocabulary import Vocabulary, load_vocabulary

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
SMALL, TIMES, MOST = 1_500, 8, 24  # characters; how many times longer; how many times slower at most
UNITS = {
    "paragraphs": "Northgate (NASDAQ: NGMX) said sales rose 12% to $181.2 million in the third quarter of 2025.\n\n",
    "one sentence": "Northgate and Harlow sold 3 of its 5 plants in 2024 for $2 million and ",
    "numbers in a row": "17 230 4,081 9.5 ",
    "amounts in a list": "$3 million, $4 million and 5%, ",
    "no space": "ab1c2d",
    "brackets": "(((",
    "short lines": "Sales rose 3%\n",
    "table rows": "| Q1 2025 | $12.5 million | 0.32 |\n",
    "names": "Microsoft, Apple and Tesla and ",
    "listed days": "March 3, 4 and 5, then 7 more, ",
    "times": "in March 2024 and a year earlier and ",
}


@cache
def tables() -> tuple[CleaningTables, Vocabulary]:
    return load_cleaning_tables(), load_vocabulary(REFERENCE)


def seconds(text: str) -> float:
    cleaning, vocabulary = tables()
    started = time.process_time()
    extract_article(clean_article("0" * 64, text, "text/markdown", "a.md", cleaning), vocabulary)
    return time.process_time() - started


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_cost_grows_with_length(unit: str) -> None:
    small = unit * (SMALL // len(unit))
    seconds(small)  # fills the caches of the rules
    usual = max(min(seconds(small) for _ in range(2)), 0.001)
    assert any(seconds(small * TIMES) <= MOST * usual for _ in range(3))  # CPU time, too, swells on a busy machine
