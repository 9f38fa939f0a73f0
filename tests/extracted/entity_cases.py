"""Turns the words of a test row into an article, its index of names, and the reading of one figure."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from assets.cleaned.record import Block, BlockKind, CleanArticle, Section
from assets.extracted.entities.choose import choose_entity
from assets.extracted.entities.find import find_names
from assets.extracted.entities.kinds import Hint
from assets.extracted.entities.record import EntityIndex, EntityReading
from assets.extracted.entities.surroundings import look_around
from assets.extracted.entities.table import EntityTable, entity_terms, load_entity_table
from assets.extracted.lexicon import Lexicon
from assets.extracted.passages import Passage, split_passages
from assets.extracted.record import Quantity
from assets.kernel.spans import apply_edits

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"


@cache
def table() -> EntityTable:
    return load_entity_table(REFERENCE)


@cache
def lexicon() -> Lexicon:
    return Lexicon(entity_terms(table()))


@cache
def categories() -> dict[str, str]:
    with (REFERENCE / "metrics.csv").open(encoding="utf-8", newline="") as rows:
        return {row["metric"]: row["category"] for row in csv.DictReader(rows)}


@cache
def abbreviations() -> frozenset[str]:
    with (REFERENCE / "abbreviations.csv").open(encoding="utf-8", newline="") as rows:
        return frozenset(row["abbreviation"] for row in csv.DictReader(rows))


def article(text: str) -> CleanArticle:
    """One block a line; a line that starts with "# " is a heading over those after it."""
    blocks: list[Block] = []
    heading: int | None = None
    start = 0
    for line in text.split("\n"):
        if line.strip():
            is_heading = line.startswith("# ")
            kind = BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH
            blocks.append(
                Block(len(blocks), start, start + len(line), kind, Section.BODY, None if is_heading else heading)
            )
            heading = len(blocks) - 1 if is_heading else heading
        start += len(line) + 1
    return CleanArticle("0" * 64, apply_edits(text, ()), tuple(blocks), ())


def index(text: str) -> EntityIndex:
    return find_names(article(text), lexicon().find(text), table())


def figure(text: str, words: str) -> tuple[Passage, Quantity]:
    """The figure `words` in `text`, and the passage that holds it."""
    start = text.index(words)
    passage = next(p for p in split_passages(article(text), abbreviations()) if p.start <= start < p.end)
    return passage, Quantity(start, start + len(words), Decimal(1), 0, "USD", "test")


def read(text: str, words: str, metric: str) -> EntityReading:
    passage, quantity = figure(text, words)
    return choose_entity(look_around(text, index(text), passage), quantity, Hint(metric, categories()[metric], "USD"))
