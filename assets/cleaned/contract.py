"""Turns clean articles into frames of articles, blocks and hidden ranges and back, and says what a row must hold."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandera.polars as pa
import polars as pl

from assets.cleaned.record import BlockKind, CleanArticle, Hidden, Section
from assets.cleaned.rows import Row, article_row, block_rows, hidden_rows, read_article_rows
from assets.kernel.spans import map_bytes

BASES = ("feed", "front_matter", "meta", "json_ld", "text", "relative", "none")
_SHA256 = pa.Check.str_matches(r"^[0-9a-f]{64}$")
_ID = pa.Check.str_matches(r"^[0-9a-f]{16}$")
_OFFSET = pa.Check.ge(0)
_CELL = pl.Struct({"start": pl.Int64, "end": pl.Int64, "row": pl.Int64, "column": pl.Int64, "header": pl.Boolean})


def _text(description: str) -> pa.Column:
    return pa.Column(pl.String, nullable=True, description=description)


def _offset(description: str) -> pa.Column:
    return pa.Column(pl.Int64, _OFFSET, description=description)


CLEAN_ARTICLES = pa.DataFrameSchema(
    {
        "article_id": pa.Column(pl.String, _SHA256, description="SHA-256 of the article's bytes"),
        "title": _text("The article's title, by its metadata or its headline"),
        "publisher": _text("Who published it: the site, the agency, else the domain"),
        "author": _text("Who wrote it, by its metadata or byline"),
        "language": _text("ISO 639 code, as stated, else guessed from its small words"),
        "canonical_url": _text("Where it was published"),
        "published_at": pa.Column(
            pl.Datetime("us", "UTC"),
            nullable=True,
            description="When it was published; midnight where only a day is known",
        ),
        "published_at_basis": pa.Column(
            pl.String, pa.Check.isin(BASES), description="Where that stands; `relative` ('1h ago') gives no date"
        ),
        "stated": _text("What a feed says of the article, which counts before its own word, as JSON: column and text"),
        "text": pa.Column(pl.String, description="The clean text"),
        "edit_starts": pa.Column(
            pl.List(pl.Int64), description="Code-point offset in the raw text of each edit's start"
        ),
        "edit_ends": pa.Column(pl.List(pl.Int64), description="Code-point offset in the raw text of each edit's end"),
        "edit_texts": pa.Column(pl.List(pl.String), description="What each edit wrote instead"),
        "run_id": pa.Column(pl.String, description="The run that first derived the row"),
        "code_version": pa.Column(pl.String, description="Version of the rules that derived the row"),
    },
    strict=True,
    unique=["article_id"],
    name="clean_articles",
    description="One article as clean text, with the edits that lead back to its bytes.",
)

CLEAN_BLOCKS = pa.DataFrameSchema(
    {
        "article_id": pa.Column(pl.String, _SHA256, description="SHA-256 of the article's bytes"),
        "block_id": pa.Column(pl.String, _ID, description="Hash of article_id and ordinal"),
        "ordinal": _offset("Place of the block in its article, from 0"),
        "kind": pa.Column(pl.String, pa.Check.isin([k.value for k in BlockKind]), description="Typographic form"),
        "section": pa.Column(
            pl.String, pa.Check.isin([s.value for s in Section]), description="Part it plays on its page"
        ),
        "clean_start": _offset("Code-point offset in the clean text"),
        "clean_end": _offset("Code-point offset in the clean text, exclusive"),
        "char_start": _offset("Code-point offset in the raw text"),
        "char_end": _offset("Code-point offset in the raw text, exclusive"),
        "byte_start": _offset("Byte offset in the raw bytes"),
        "byte_end": _offset("Byte offset in the raw bytes, exclusive"),
        "line": pa.Column(pl.Int64, pa.Check.ge(1), description="Line of the raw text on which it starts, from 1"),
        "text": pa.Column(pl.String, pa.Check.str_length(min_value=1), description="Its clean text"),
        "heading_block_id": pa.Column(pl.String, _ID, nullable=True, description="The heading that governs it"),
        "copy_of_block_id": pa.Column(
            pl.String, _ID, nullable=True, description="First block of the article of equal text"
        ),
        "text_hash": pa.Column(pl.String, _ID, description="Hash of its text in lower case"),
        "cells": pa.Column(
            pl.List(_CELL), description="Cells of a table; offsets in the clean text, row and column from 0"
        ),
    },
    strict=True,
    unique=["block_id"],
    name="clean_blocks",
    description="One block of an article: a paragraph, heading, list item, line or table.",
)

CLEAN_HIDDEN = pa.DataFrameSchema(
    {
        "article_id": pa.Column(pl.String, _SHA256, description="SHA-256 of the article's bytes"),
        "char_start": _offset("Code-point offset in the raw text"),
        "char_end": _offset("Code-point offset in the raw text, exclusive"),
        "byte_start": _offset("Byte offset in the raw bytes"),
        "byte_end": _offset("Byte offset in the raw bytes, exclusive"),
        "reason": pa.Column(
            pl.String, pa.Check.isin([r.value for r in Hidden]), description="Why it is not in the clean text"
        ),
    },
    strict=True,
    unique=["article_id", "byte_start"],
    name="clean_hidden",
    description="One range of an article that its clean text leaves out.",
)


class Cleaned(NamedTuple):
    """A clean article with what its offsets count in."""

    article: CleanArticle
    raw_text: str
    encoding: str


class CleanFrames(NamedTuple):
    """The rows of clean articles in their three tables."""

    articles: pl.DataFrame
    blocks: pl.DataFrame
    hidden: pl.DataFrame


def clean_frames(cleaned: Iterable[Cleaned], run_id: str, code_version: str) -> CleanFrames:
    """The rows of `cleaned`, in their order."""
    articles: list[tuple[Any, ...]] = []
    blocks: list[tuple[Any, ...]] = []
    hidden: list[tuple[Any, ...]] = []
    for article, raw_text, encoding in cleaned:
        to_bytes = map_bytes(raw_text, encoding)
        articles.append((*article_row(article), run_id, code_version))
        blocks += block_rows(article, raw_text, to_bytes)
        hidden += hidden_rows(article, to_bytes)
    return CleanFrames(
        pl.DataFrame(articles, schema=_types(CLEAN_ARTICLES), orient="row"),
        pl.DataFrame(blocks, schema=_types(CLEAN_BLOCKS), orient="row"),
        pl.DataFrame(hidden, schema=_types(CLEAN_HIDDEN), orient="row"),
    )


def read_clean_frames(frames: CleanFrames) -> list[CleanArticle]:
    """The articles of rows of the three tables, in the order of `frames.articles`; equal to what made the rows."""
    blocks = _by_article(frames.blocks.sort("article_id", "ordinal"))
    hidden = _by_article(frames.hidden.sort("article_id", "char_start"))
    return [
        read_article_rows(row, blocks.get(row["article_id"], []), hidden.get(row["article_id"], []))
        for row in frames.articles.iter_rows(named=True)
    ]


def _by_article(frame: pl.DataFrame) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = {}
    for row in frame.iter_rows(named=True):
        grouped.setdefault(row["article_id"], []).append(row)
    return grouped


def _types(schema: pa.DataFrameSchema) -> pl.Schema:
    return pl.Schema({name: column.dtype.type for name, column in schema.columns.items()})
