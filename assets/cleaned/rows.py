"""Turns clean articles into rows of their three tables, and rows into clean articles."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from assets.cleaned.record import Block, BlockKind, Cell, CleanArticle, Hidden, HiddenRange, Section
from assets.kernel.ids import identify_block, identify_text
from assets.kernel.spans import ByteMap, Edit, restore_edits

Row = dict[str, Any]


def article_row(article: CleanArticle) -> tuple[Any, ...]:
    """The columns of clean_articles up to `edit_texts`."""
    edits = article.clean.edits
    return (
        article.article_id,
        article.title,
        article.publisher,
        article.author,
        article.language,
        article.canonical_url,
        datetime.fromisoformat(_to_moment(article.published_at)) if article.published_at else None,
        article.published_at_basis,
        article.stated,
        article.clean.text,
        [edit.start for edit in edits],
        [edit.end for edit in edits],
        [edit.replacement for edit in edits],
    )


def _to_moment(written: str) -> str:
    return written if "T" in written else f"{written}T00:00:00+00:00"


def block_rows(article: CleanArticle, raw_text: str, to_bytes: ByteMap) -> Iterator[tuple[Any, ...]]:
    """The rows of clean_blocks, in order."""
    line, counted = 1, 0
    for block in article.blocks:
        source = article.clean.to_source(block.start, block.end)
        line, counted = line + raw_text.count("\n", counted, source.start), source.start
        text = article.clean.text[block.start : block.end]
        yield (
            article.article_id,
            identify_block(article.article_id, block.ordinal),
            block.ordinal,
            block.kind.value,
            block.section.value,
            block.start,
            block.end,
            source.start,
            source.end,
            to_bytes.to_byte(source.start),
            to_bytes.to_byte(source.end),
            line,
            text,
            None if block.heading is None else identify_block(article.article_id, block.heading),
            None if block.copy_of is None else identify_block(article.article_id, block.copy_of),
            identify_text(text),
            [
                {"start": c.start, "end": c.end, "row": c.row, "column": c.column, "header": c.header}
                for c in block.cells
            ],
        )


def hidden_rows(article: CleanArticle, to_bytes: ByteMap) -> Iterator[tuple[Any, ...]]:
    """The rows of clean_hidden, in order."""
    for h in article.hidden:
        yield article.article_id, h.start, h.end, to_bytes.to_byte(h.start), to_bytes.to_byte(h.end), h.reason.value


def read_article_rows(row: Row, blocks: list[Row], hidden: list[Row]) -> CleanArticle:
    """The article of its row and of its blocks and hidden ranges, both in order."""
    ordinals = {block["block_id"]: block["ordinal"] for block in blocks}
    edits = [Edit(*edit) for edit in zip(row["edit_starts"], row["edit_ends"], row["edit_texts"], strict=True)]
    return CleanArticle(
        row["article_id"],
        restore_edits(row["text"], edits),
        tuple(_read_block(block, ordinals) for block in blocks),
        tuple(HiddenRange(h["char_start"], h["char_end"], Hidden(h["reason"])) for h in hidden),
        title=row["title"],
        publisher=row["publisher"],
        author=row["author"],
        language=row["language"],
        canonical_url=row["canonical_url"],
        published_at=_write_moment(row["published_at"]),
        published_at_basis=row["published_at_basis"],
        stated=row["stated"],
    )


def _read_block(row: Row, ordinals: dict[str, int]) -> Block:
    return Block(
        row["ordinal"],
        row["clean_start"],
        row["clean_end"],
        BlockKind(row["kind"]),
        Section(row["section"]),
        ordinals.get(row["heading_block_id"]),
        ordinals.get(row["copy_of_block_id"]),
        tuple(Cell(**cell) for cell in row["cells"]),
    )


def _write_moment(moment: datetime | None) -> str | None:
    """A day for midnight: a publication at midnight to the second is taken for a bare day."""
    if moment is None:
        return None
    written = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    return written.removesuffix("T00:00:00Z")
