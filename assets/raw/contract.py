"""Turns raw articles and their sources into frames, and says what a row of each must hold."""

from collections.abc import Iterable
from datetime import datetime

import pandera.polars as pa
import polars as pl

from assets.raw.read import MEDIA_TYPES
from assets.raw.record import ArticleSource, RawArticle

MOMENT = pl.Datetime("us", "UTC")
SHA256 = pa.Check.str_matches(r"^[0-9a-f]{64}$")

RAW_ARTICLES = pa.DataFrameSchema(
    {
        "article_id": pa.Column(pl.String, SHA256, description="SHA-256 of the article's bytes"),
        "media_type": pa.Column(
            pl.String,
            pa.Check.isin(sorted(set(MEDIA_TYPES.values()))),
            description="text/plain, text/markdown or text/html, by the file's suffix",
        ),
        "encoding": pa.Column(
            pl.String,
            pa.Check.str_length(min_value=1),
            description="Python codec of the bytes, without byte-order mark",
        ),
        "size_bytes": pa.Column(pl.Int64, pa.Check.gt(0), description="Bytes of the article after decompression"),
        "first_seen_at": pa.Column(MOMENT, description="When a run first read these bytes"),
        "run_id": pa.Column(pl.String, description="The run that first read these bytes"),
    },
    strict=True,
    unique=["article_id"],
    name="raw_articles",
    description="One article: bytes kept under their SHA-256.",
)

ARTICLE_SOURCES = pa.DataFrameSchema(
    {
        "article_id": pa.Column(pl.String, SHA256, description="SHA-256 of the article's bytes"),
        "source_path": pa.Column(
            pl.String, pa.Check.str_length(min_value=1), description="File below the articles root, with slashes"
        ),
        "container_sha256": pa.Column(
            pl.String, SHA256, nullable=True, description="SHA-256 of the .gz, archive or feed that holds the article"
        ),
        "member": pa.Column(pl.String, nullable=True, description="Name of the member inside an archive"),
        "line": pa.Column(pl.Int64, pa.Check.ge(1), nullable=True, description="Line inside a feed, from 1"),
        "stated": pa.Column(
            pl.String, nullable=True, description="What the feed says of the article there, as JSON: column and text"
        ),
        "first_seen_at": pa.Column(MOMENT, description="When a run first found the article there"),
        "last_seen_at": pa.Column(MOMENT, description="When a run last found the article there"),
        "present": pa.Column(pl.Boolean, description="Whether the last run found it there"),
    },
    strict=True,
    unique=["article_id", "source_path", "member", "line"],
    name="article_sources",
    description="One place where an article stands or stood.",
)


def raw_frame(articles: Iterable[RawArticle], first_seen_at: datetime, run_id: str) -> pl.DataFrame:
    """The rows of `articles`, in their order."""
    rows = [(a.article_id, a.media_type, a.encoding, a.size_bytes, first_seen_at, run_id) for a in articles]
    return pl.DataFrame(rows, schema=_types(RAW_ARTICLES), orient="row")


def sources_frame(sources: Iterable[ArticleSource], seen_at: datetime) -> pl.DataFrame:
    """The rows of `sources` as a run finds them at `seen_at`, in their order."""
    rows = [
        (s.article_id, s.source_path, s.container_sha256, s.member, s.line, s.stated, seen_at, seen_at, True)
        for s in sources
    ]
    return pl.DataFrame(rows, schema=_types(ARTICLE_SOURCES), orient="row")


def read_raw_frame(frame: pl.DataFrame) -> list[RawArticle]:
    """The articles of rows of raw_articles."""
    columns = frame.select("article_id", "media_type", "encoding", "size_bytes")
    return [RawArticle(*row) for row in columns.iter_rows()]


def _types(schema: pa.DataFrameSchema) -> pl.Schema:
    return pl.Schema({name: column.dtype.type for name, column in schema.columns.items()})
