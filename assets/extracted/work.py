"""Turns a shard of clean articles into a shard of mentions and residual numbers."""

import polars as pl

from assets.cleaned.contract import Cleaned, CleanFrames, read_clean_frames
from assets.cleaned.record import CleanArticle
from assets.extracted.contract import MENTIONS, RESIDUAL_NUMBERS
from assets.extracted.extract import Vocabulary, extract_article, extraction_frames
from assets.extracted.record import Extraction
from assets.kernel.issues import Issue
from assets.kernel.lake import read_shard
from assets.kernel.shards import Shard, Table, keep_tables, naming
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.contract import read_raw_frame
from assets.raw.read import decode


def extract_shard(home: Home, run: RunStamp, vocabulary_hash: str, vocabulary: Vocabulary, shard: Shard) -> None:
    """Extracts the figures of the articles of `shard` and keeps their rows."""
    extracted = [(article, _extract(article.article, vocabulary)) for article in _read_articles(home, shard)]
    mentions, residuals = extraction_frames(extracted, run.run_id, run.code_version, vocabulary_hash)
    kept = {"mentions": Table(mentions, MENTIONS), "residual_numbers": Table(residuals, RESIDUAL_NUMBERS)}
    issues: list[Issue] = [issue for _, extraction in extracted for issue in extraction.issues]
    keep_tables(home.room("extracted", run.code_version), "extracted", shard.article_ids, kept, issues)


def _read_articles(home: Home, shard: Shard) -> list[Cleaned]:
    """The clean articles of `shard` with their raw text."""
    wanted = pl.col("article_id").is_in(shard.article_ids)
    tables = ("clean_articles", "clean_blocks", "clean_hidden")
    frames = CleanFrames(*(read_shard(shard.upstream, table).filter(wanted) for table in tables))
    encodings = {raw.article_id: raw.encoding for raw in read_raw_frame(read_shard(shard.upstream, "raw_articles"))}
    return [
        Cleaned(article, decode(home.objects.read(article.article_id), encoding), encoding)
        for article in read_clean_frames(frames)
        if (encoding := encodings[article.article_id])
    ]


def _extract(article: CleanArticle, vocabulary: Vocabulary) -> Extraction:
    with naming(article.article_id, "extracting"):
        return extract_article(article, vocabulary)
