"""Turns a shard of raw articles into a shard of clean ones."""

from collections.abc import Iterator
from functools import cache

import polars as pl

from assets.cleaned.clean import CleaningTables, clean_article, load_cleaning_tables, name_stated
from assets.cleaned.contract import CLEAN_ARTICLES, CLEAN_BLOCKS, CLEAN_HIDDEN, Cleaned, clean_frames
from assets.cleaned.metadata import find_unread
from assets.kernel.issues import Issue, Severity
from assets.kernel.lake import read_shard
from assets.kernel.objects import ObjectStore
from assets.kernel.shards import Shard, Table, keep_tables, naming
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.contract import RAW_ARTICLES, read_raw_frame
from assets.raw.places import Place, read_places
from assets.raw.read import decode
from assets.raw.record import RawArticle

load_tables = cache(load_cleaning_tables)  # once a process
_NOWHERE = Place("", None)  # of a run that was killed between its bytes and its ledger


def clean_pending(home: Home, run: RunStamp, shard: Shard) -> None:
    """As `clean_shard`, with the tables of this process."""
    clean_shard(home, run, load_tables(), shard)


def clean_shard(home: Home, run: RunStamp, tables: CleaningTables, shard: Shard) -> None:
    """Cleans the articles of `shard` and keeps their rows, and those of raw_articles: the next room decodes too."""
    places = read_places(home, shard.article_ids)
    rows = read_shard(shard.upstream, "raw_articles").filter(pl.col("article_id").is_in(shard.article_ids))
    raws = [(raw, places.get(raw.article_id, _NOWHERE)) for raw in read_raw_frame(rows)]
    cleaned = [_clean(home.objects, raw, place, tables) for raw, place in raws]
    issues = [issue for raw, place in raws for issue in _tell_unread(raw, place, tables)]
    frames = clean_frames(cleaned, run.run_id, run.code_version)
    kept = {
        "clean_articles": Table(frames.articles, CLEAN_ARTICLES),
        "clean_blocks": Table(frames.blocks, CLEAN_BLOCKS),
        "clean_hidden": Table(frames.hidden, CLEAN_HIDDEN),
        "raw_articles": Table(rows, RAW_ARTICLES),
    }
    keep_tables(home.room("cleaned", run.code_version), "cleaned", shard.article_ids, kept, issues)


def _clean(objects: ObjectStore, raw: RawArticle, place: Place, tables: CleaningTables) -> Cleaned:
    with naming(f"{raw.article_id} ({place.source_path})", "cleaning"):
        text = decode(objects.read(raw.article_id), raw.encoding)
        article = clean_article(raw.article_id, text, raw.media_type, place.source_path, tables, stated=place.stated)
        return Cleaned(article, text, raw.encoding)


def _tell_unread(raw: RawArticle, place: Place, tables: CleaningTables) -> Iterator[Issue]:
    """An issue for each thing that the article's feed says and that nobody can read."""
    for value in find_unread(name_stated(place.stated), tables.field_keys):
        says = f"its feed says {value.key} = {value.text!r}, which cannot be read: the article stands without it"
        yield Issue("cleaned", Severity.WARNING, "unread_field", says, raw.article_id, place.source_path)
