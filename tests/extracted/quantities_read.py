"""Reads a line of text as the only passage of an article, and writes what was found in one line for the tables."""

from pathlib import Path

from assets.cleaned.record import Block, BlockKind, Section
from assets.extracted.passages import Passage
from assets.extracted.quantities.find import Found, find_quantities
from assets.extracted.quantities.grammar import load_grammar
from assets.extracted.quantities.money import MoneyContext

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
GRAMMAR = load_grammar(REFERENCE)


def read(text: str, money: MoneyContext | None = None, section: Section = Section.BODY) -> Found:
    block = Block(0, 0, len(text), BlockKind.PARAGRAPH, section)
    return find_quantities(text, Passage(block, 0, len(text), ()), (), GRAMMAR, money or MoneyContext())


def figures(text: str, money: MoneyContext | None = None) -> str:
    """ "quote = value unit; quote = value unit"."""
    return "; ".join(
        f"{text[q.start : q.end]} = {q.value.normalize():f} {q.unit}" for q in read(text, money).quantities
    )


def bounds(text: str) -> str:
    """ "quote bound qualifier; ..."."""
    return "; ".join(f"{text[q.start : q.end]} {q.bound} {q.qualifier or ''}".strip() for q in read(text).quantities)


def rows(table: str) -> list[tuple[str, str]]:
    """The rows of a table "text | expected"."""
    lines = [line for line in table.splitlines() if line.strip()]
    return [(text.strip(), expected.strip()) for text, _, expected in (line.rpartition("|") for line in lines)]
