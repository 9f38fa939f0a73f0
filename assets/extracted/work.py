"""Turns a shard of clean articles into a shard of mentions and residual numbers."""

from decimal import localcontext
from functools import cache
from typing import NamedTuple

import polars as pl

from assets.cleaned.contract import Cleaned, CleanFrames, read_clean_frames
from assets.extracted.contract import MENTIONS, RESIDUAL_NUMBERS, to_frame
from assets.extracted.extract import extract_article
from assets.extracted.place import Places
from assets.extracted.quantities.base import ROOMY
from assets.extracted.residual_rows import residual_rows
from assets.extracted.rows import Row, Signature, mention_rows
from assets.extracted.unheld import set_aside, tell_unheld
from assets.extracted.vocabulary import Vocabulary, load_vocabulary
from assets.kernel.issues import Issue
from assets.kernel.lake import read_shard
from assets.kernel.shards import Shard, Table, keep_tables, naming
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.kernel.versions import REFERENCE, vocabulary_hash
from assets.raw.contract import read_raw_frame
from assets.raw.read import decode


@cache
def load_words() -> tuple[Vocabulary, str]:
    """The vocabulary of the project and its hash, once a process."""
    return load_vocabulary(REFERENCE), vocabulary_hash()


def extract_pending(home: Home, run: RunStamp, shard: Shard) -> None:
    """As `extract_shard`, with the vocabulary of this process."""
    vocabulary, words = load_words()
    extract_shard(home, run, words, vocabulary, shard)


def extract_shard(home: Home, run: RunStamp, vocabulary_hash: str, vocabulary: Vocabulary, shard: Shard) -> None:
    """Extracts the figures of the articles of `shard` and keeps their rows."""
    signature = Signature(run.run_id, run.code_version, vocabulary_hash)
    mentions: list[Row] = []
    residuals: list[Row] = []
    issues: list[Issue] = []
    for cleaned in _read_articles(home, shard):
        with naming(cleaned.article.article_id, "extracting"):
            rows = extract_rows(cleaned, vocabulary, signature)
        mentions += rows.mentions
        residuals += rows.residuals
        issues += rows.issues
    kept = {
        "mentions": Table(to_frame(mentions, MENTIONS), MENTIONS),
        "residual_numbers": Table(to_frame(residuals, RESIDUAL_NUMBERS), RESIDUAL_NUMBERS),
    }
    keep_tables(home.room("extracted", run.code_version), "extracted", shard.article_ids, kept, issues)


class ExtractedRows(NamedTuple):
    """The rows of one article."""

    mentions: list[Row]
    residuals: list[Row]
    issues: list[Issue]


def extract_rows(cleaned: Cleaned, vocabulary: Vocabulary, signature: Signature) -> ExtractedRows:
    """The figures and residual numbers of one clean article as rows of their tables."""
    article = cleaned.article
    places = Places(article, cleaned.raw_text, cleaned.encoding)
    with localcontext(ROOMY):
        extraction = extract_article(article, vocabulary)
        mentions, unheld = mention_rows(article, extraction.mentions, places, vocabulary.quantities.units, signature)
    issues = [tell_unheld(article, mention, places) for mention in unheld]
    if unheld:
        extraction = set_aside(article.clean.text, extraction, unheld)
    residuals = residual_rows(article, extraction, places, signature)
    return ExtractedRows(mentions, residuals, [*extraction.issues, *issues])


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
