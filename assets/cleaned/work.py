"""Turns a shard of raw articles into a shard of clean ones."""

from functools import cache

import polars as pl

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables
from assets.cleaned.contract import CLEAN_ARTICLES, CLEAN_BLOCKS, CLEAN_HIDDEN, Cleaned, clean_frames
from assets.kernel.current import present_articles
from assets.kernel.lake import read_shard
from assets.kernel.objects import ObjectStore
from assets.kernel.shards import Shard, Table, keep_tables, naming
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.contract import RAW_ARTICLES, read_raw_frame
from assets.raw.read import decode
from assets.raw.record import RawArticle

load_tables = cache(load_cleaning_tables)  # once a process


def clean_pending(home: Home, run: RunStamp, shard: Shard) -> None:
    """As `clean_shard`, with the tables of this process."""
    clean_shard(home, run, load_tables(), shard)


def clean_shard(home: Home, run: RunStamp, tables: CleaningTables, shard: Shard) -> None:
    """Cleans the articles of `shard` and keeps their rows, and those of raw_articles: the next room decodes too."""
    paths = present_articles(home, shard.article_ids)
    rows = read_shard(shard.upstream, "raw_articles").filter(pl.col("article_id").is_in(shard.article_ids))
    cleaned = [_clean(home.objects, raw, paths[raw.article_id], tables) for raw in read_raw_frame(rows)]
    frames = clean_frames(cleaned, run.run_id, run.code_version)
    kept = {
        "clean_articles": Table(frames.articles, CLEAN_ARTICLES),
        "clean_blocks": Table(frames.blocks, CLEAN_BLOCKS),
        "clean_hidden": Table(frames.hidden, CLEAN_HIDDEN),
        "raw_articles": Table(rows, RAW_ARTICLES),
    }
    keep_tables(home.room("cleaned", run.code_version), "cleaned", shard.article_ids, kept)


def _clean(objects: ObjectStore, raw: RawArticle, source_path: str, tables: CleaningTables) -> Cleaned:
    with naming(f"{raw.article_id} ({source_path})", "cleaning"):
        text = decode(objects.read(raw.article_id), raw.encoding)
        return Cleaned(clean_article(raw.article_id, text, raw.media_type, source_path, tables), text, raw.encoding)
