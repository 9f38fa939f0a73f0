"""Turns a figure into its page: its claims on a number line, each with its sentence, and what it is tied to."""

from collections.abc import Sequence
from typing import Any

from explorer.number_line import Interval, NumberLine, draw_number_line
from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.sentences import Sentence, cut_sentence
from explorer.sparkline import draw_sparkline
from explorer.warehouse import Row, Warehouse

_SHOWN_MENTIONS = 200
_DRAWN = 40  # bars; more would be no drawing any more


def show_figure(warehouse: Warehouse, figure_id: str) -> Page:
    """The page of a figure."""
    figure, mentions = read_figure(warehouse, figure_id)
    series = warehouse.rows("figure_series", series_id=figure["series_id"])
    values = {
        "figure": figure,
        "mentions": [{**mention, "sentence": find_sentence(mention)} for mention in mentions],
        "line": draw_mentions(mentions),
        "line_unit": line_unit(mentions),
        "relations": warehouse.rows("figure_relations", figure_id=figure_id),
        "conflicts": warehouse.rows("figure_conflicts", figure_id=figure_id),
        "corrections": warehouse.rows("figure_corrections", figure_id=figure_id),
        "history": warehouse.rows("figure_history", figure_id=figure_id),
        "series": series,
        "spark": draw_sparkline([float(row["base_value"]) for row in series if _is_past(row)]),
    }
    return Page("figure.html", values, depth=1)


def export_figure(warehouse: Warehouse, figure_id: str) -> dict[str, Any]:
    """A figure with all its mentions, for a program."""
    figure, mentions = read_figure(warehouse, figure_id)
    hidden = ("block_text", "block_start", "scale")
    return {
        "figure": figure,
        "mentions": [{key: value for key, value in row.items() if key not in hidden} for row in mentions],
        "relations": warehouse.rows("figure_relations", figure_id=figure_id),
        "conflicts": warehouse.rows("figure_conflicts", figure_id=figure_id),
        "corrections": warehouse.rows("figure_corrections", figure_id=figure_id),
    }


def read_figure(warehouse: Warehouse, figure_id: str) -> tuple[Row, list[Row]]:
    """A figure and its mentions, the preferred first. Raises NotFoundError."""
    figure = warehouse.row("figure", figure_id=figure_id)
    if figure is None:
        raise NotFoundError(f"no figure {figure_id}")
    return figure, warehouse.rows("figure_mentions", figure_id=figure_id, limit=_SHOWN_MENTIONS)


def find_sentence(mention: Row) -> Sentence:
    """The sentence that a mention stands in; the words around it where its block is not known."""
    if mention["block_text"] is None:
        return Sentence(mention["prefix"], mention["quote"], mention["suffix"])
    start = mention["clean_start"] - mention["block_start"]
    return cut_sentence(mention["block_text"], start, mention["clean_end"] - mention["block_start"])


def line_unit(mentions: Sequence[Row]) -> str | None:
    """The unit that mentions are drawn in: their own where they share one, else the base unit."""
    units = {mention["unit"] for mention in mentions}
    return next(iter(units)) if len(units) == 1 else next((mention["base_unit"] for mention in mentions), None)


def draw_mentions(mentions: Sequence[Row]) -> NumberLine | None:
    """Every claim as a bar, a copy not again; the tone is its rank."""
    own = line_unit(mentions) == (mentions[0]["unit"] if mentions else None)
    claims = [mention for mention in mentions if mention["copy_of_mention_id"] is None] or list(mentions)
    return draw_number_line([draw_mention(claim, own_unit=own, tone=claim["rank"]) for claim in claims[:_DRAWN]])


def draw_mention(mention: Row, *, own_unit: bool, tone: str) -> Interval:
    """The interval of a mention, in its own unit or in the base unit."""
    scale = 1.0 if own_unit else mention["scale"]
    ends = ("value_low", "value_high", "outer_low", "outer_high")
    low, high, outer_low, outer_high = (None if mention[end] is None else float(mention[end]) * scale for end in ends)
    place = (mention["article_id"], mention["mention_id"])
    label = f"{mention['qualifier']} {mention['quote']}" if mention["qualifier"] else mention["quote"]
    return Interval(label, low, high, outer_low, outer_high, tone, place)


def _is_past(row: Row) -> bool:
    return row["basis"] == "reported" and row["base_value"] is not None and row["period_end"] is not None
