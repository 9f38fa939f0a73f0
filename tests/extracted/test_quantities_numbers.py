"""Numbers as written: text in, "quote = value unit" out."""

from pathlib import Path

import pytest

from assets.cleaned.record import Block, BlockKind, Section
from assets.extracted.passages import Passage
from assets.extracted.quantities.find import find_quantities
from assets.extracted.quantities.grammar import load_grammar
from assets.extracted.quantities.money import MoneyContext

GRAMMAR = load_grammar(Path(__file__).parents[2] / "seeds" / "reference")


def figures(text: str) -> list[str]:
    block = Block(0, 0, len(text), BlockKind.PARAGRAPH, Section.BODY)
    found = find_quantities(text, Passage(block, 0, len(text), ()), (), GRAMMAR, MoneyContext())
    return [f"{text[q.start : q.end]} = {q.value.normalize():f} {q.unit}" for q in found.quantities]


ROWS = [
    ("Sales came to $12.4 million.", ["$12.4 million = 12400000 USD"]),
    ("Output reached 310,000 barrels a day.", ["310,000 barrels a day = 310000 bpd"]),
    ("A net loss of $(0.41) per share.", ["$(0.41) per share = -0.41 USD/share"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_numbers(text: str, expected: list[str]) -> None:
    assert figures(text) == expected
