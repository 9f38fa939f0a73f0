"""Turns an article into its text with every figure highlighted on its place, and the figures listed beside it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from explorer.clean_places import CleanPlaces
from explorer.highlights import Mark, Section, cut_text
from explorer.originals import Original, join_clean_text, read_original
from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.warehouse import Row, Warehouse

Text = Literal["raw", "clean"]

Find = Callable[[int, int], tuple[int, int] | None]  # from bytes to a place in the text that is shown

_SECTION_NAMES = {
    "outside": "outside the text",
    "chrome": "page furniture",
    "promo": "promotion",
    "related": "another article",
    "profile": "company profile",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that decided a field of a mention, and where they stand in the text that is shown; None where nowhere."""

    role: str
    words: str
    place: tuple[int, int] | None


def show_article(warehouse: Warehouse, article_id: str, text: Text) -> Page:
    """The page of an article, with its text as it was read (`raw`) or cleaned (`clean`)."""
    article = warehouse.row("article", article_id=article_id)
    if article is None:
        raise NotFoundError(f"no article {article_id}")
    blocks = warehouse.rows("article_blocks", article_id=article_id)
    mentions = warehouse.rows("article_mentions", article_id=article_id)
    residuals = warehouse.rows("article_residuals", article_id=article_id)
    original = read_original(warehouse.home, article_id, article["encoding"])
    find = _finder(original, blocks, text)
    evidence = {mention["mention_id"]: _place_evidence(mention, find) for mention in mentions}
    marks = [*_mark_mentions(mentions, text), *_mark_residuals(residuals, find)]
    values = {
        "article": article,
        "sources": warehouse.rows("article_sources", article_id=article_id),
        "sections": _cut(original, blocks, marks, evidence, text),
        "mentions": mentions,
        "evidence": evidence,
        "residuals": residuals,
        "kinds": sorted({mention["kind"] for mention in mentions}),
        "section_names": _SECTION_NAMES,
        "shown": text,
    }
    return Page("article.html", values, depth=1)


def _finder(original: Original | None, blocks: Sequence[Row], text: Text) -> Find:
    """Where bytes stand in the text that is shown.

    Nowhere in a clean text whose raw bytes are gone, or whose edits an older warehouse does not tell.
    """
    if text == "raw":
        return lambda start, end: (start, end)
    if original is None or not all("edits" in block for block in blocks):
        return lambda *_: None
    return CleanPlaces(original, blocks).find


def _place_evidence(mention: Row, find: Find) -> list[Cited]:
    cited = [item for item in mention["evidence"] if item["byte_start"] is not None]
    return [Cited(item["role"], item["words"], find(item["byte_start"], item["byte_end"])) for item in cited]


def _mark_mentions(mentions: Sequence[Row], text: Text) -> Iterator[Mark]:
    start, end = ("byte_start", "byte_end") if text == "raw" else ("clean_start", "clean_end")
    return (Mark(mention[start], mention[end], "mention", mention) for mention in mentions)


def _mark_residuals(residuals: Sequence[Row], find: Find) -> Iterator[Mark]:
    for row in residuals:
        if place := find(row["byte_start"], row["byte_end"]):
            yield Mark(*place, "residual", row)


def _cut(
    original: Original | None, blocks: Sequence[Row], marks: list[Mark], evidence: dict[str, list[Cited]], text: Text
) -> list[Section] | None:
    """The sections of the text; None where its bytes are gone."""
    words = ((*cited.place, mention) for mention, all_ in evidence.items() for cited in all_ if cited.place)
    if text == "clean":
        size, read = join_clean_text(blocks)
        spans = [(b["clean_start"], b["clean_start"] + len(b["text"]), b["section"]) for b in blocks]
    elif original:
        size, read = len(original.content), original.read
        spans = [(b["byte_start"], b["byte_end"], b["section"]) for b in blocks]
    else:
        return None
    return cut_text(
        size, read, marks, [{"start": start, "end": end, "section": name} for start, end, name in spans], words
    )
