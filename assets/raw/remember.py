"""Turns what a home still knows of its articles into the rows of a table that was lost."""

import logging
import re
from collections.abc import Collection, Iterator

import duckdb
import polars as pl

from assets.kernel.contracts import table_schema
from assets.kernel.issues import Issue
from assets.kernel.objects import ObjectStore
from assets.kernel.storage import Home
from assets.raw.contract import ARTICLE_SOURCES
from assets.raw.purge import read_purges
from assets.raw.read import ReadLimits, read_article
from assets.raw.record import RawArticle

_log = logging.getLogger("sourceline")


def restore_sources(home: Home) -> pl.DataFrame:
    """article_sources as the published warehouse has it, without purged articles; empty where there is none to read."""
    schema = table_schema(ARTICLE_SOURCES)
    if not home.warehouse.exists():
        return pl.DataFrame(schema=schema)
    try:
        with duckdb.connect(home.warehouse.resolve(), read_only=True) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            table = connection.table("article_sources")
            known = [name for name in schema.names() if name in table.columns]  # an older version may have fewer
            rows = table.select(*known).fetchall()
    except duckdb.Error as error:
        _log.warning("places are first seen anew: the warehouse does not tell (%s)", str(error).partition("\n")[0])
        return pl.DataFrame(schema=schema)
    told = pl.DataFrame(rows, schema={name: schema[name] for name in known}, orient="row")
    found = pl.concat([pl.DataFrame(schema=schema), told], how="diagonal")
    return found.filter(~pl.col("article_id").is_in(list(read_purges(home))))


def keep_first_seen(articles: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """`articles`, rows of raw_articles, first seen when a place in `sources` first had them, where that is earlier."""
    known = sources.join(articles, on="article_id", how="semi").group_by("article_id")
    found = articles.join(
        known.agg(was=pl.col("first_seen_at").min()), on="article_id", how="left", maintain_order="left"
    )
    return found.with_columns(first_seen_at=pl.min_horizontal("first_seen_at", "was")).drop("was")


def read_lost(sources: pl.DataFrame, objects: ObjectStore, done: Collection[str]) -> Iterator[RawArticle]:
    """The articles that left the folder and are not `done`, from their kept bytes.

    Their shard was lost, or the code is new. Whether a line of a feed was text or HTML is seen by its content.
    """
    gone = sources.join(sources.filter("present"), on="article_id", how="anti").sort("source_path", "member", "line")
    gone = gone.unique("article_id", keep="first", maintain_order=True)
    for article_id, path, member in gone.select("article_id", "source_path", "member").iter_rows():
        if article_id in done or not objects.path(article_id).exists():
            continue
        content = objects.read(article_id)
        name = re.sub(r"\.gz$", "", member or path, flags=re.IGNORECASE)
        read = read_article(content, name, ReadLimits(max_bytes=len(content)))
        if not isinstance(read, Issue):
            yield read[0]
