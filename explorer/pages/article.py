"""Turns an article into its text with every figure highlighted on its place, and the figures listed beside it."""

from collections.abc import Iterator, Sequence
from typing import Literal

from explorer.highlights import Mark, Section, cut_text
from explorer.originals import join_clean_text, read_original
from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.warehouse import Row, Warehouse

Text = Literal["raw", "clean"]

_PLACES = {"raw": ("byte_start", "byte_end"), "clean": ("clean_start", "clean_end")}


_SECTION_NAMES = {
    "outside": "outside the text",
    "chrome": "page furniture",
    "promo": "promotion",
    "related": "another article",
    "profile": "company profile",
}


def show_article(warehouse: Warehouse, article_id: str, text: Text) -> Page:
    """The page of an article, with its text as it was read (`raw`) or cleaned (`clean`)."""
    article = warehouse.row("article", article_id=article_id)
    if article is None:
        raise NotFoundError(f"no article {article_id}")
    blocks = warehouse.rows("article_blocks", article_id=article_id)
    mentions = warehouse.rows("article_mentions", article_id=article_id)
    residuals = warehouse.rows("article_residuals", article_id=article_id)
    sections = (
        _cut_raw(warehouse, article, blocks, mentions, residuals) if text == "raw" else _cut_clean(blocks, mentions)
    )
    values = {
        "article": article,
        "sources": warehouse.rows("article_sources", article_id=article_id),
        "sections": sections,
        "mentions": mentions,
        "residuals": residuals,
        "kinds": sorted({mention["kind"] for mention in mentions}),
        "section_names": _SECTION_NAMES,
        "shown": text,
    }
    return Page("article.html", values, depth=1)


def _cut_raw(
    warehouse: Warehouse, article: Row, blocks: Sequence[Row], mentions: Sequence[Row], residuals: Sequence[Row]
) -> list[Section] | None:
    original = read_original(warehouse.home, article["article_id"], article["encoding"])
    if original is None:
        return None
    marks = [*_mark(mentions, "raw"), *(Mark(r["byte_start"], r["byte_end"], "residual", r) for r in residuals)]
    spans = [{"start": b["byte_start"], "end": b["byte_end"], "section": b["section"]} for b in blocks]
    return cut_text(len(original.content), original.read, marks, spans, _evidence(mentions))


def _cut_clean(blocks: Sequence[Row], mentions: Sequence[Row]) -> list[Section]:
    """Evidence is known by its bytes alone, so that it shows in the raw text only."""
    size, read = join_clean_text(blocks)
    spans = [
        {"start": b["clean_start"], "end": b["clean_start"] + len(b["text"]), "section": b["section"]} for b in blocks
    ]
    return cut_text(size, read, _mark(mentions, "clean"), spans, ())


def _mark(mentions: Sequence[Row], text: Text) -> list[Mark]:
    start, end = _PLACES[text]
    return [Mark(mention[start], mention[end], "mention", mention) for mention in mentions]


def _evidence(mentions: Sequence[Row]) -> Iterator[tuple[int, int, str]]:
    for mention in mentions:
        for item in mention["evidence"]:
            if item["byte_start"] is not None:
                yield item["byte_start"], item["byte_end"], mention["mention_id"]
