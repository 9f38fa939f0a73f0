"""Turns what a home still knows of an article or a place into when it was first seen, where its table was lost."""

import logging

import duckdb
import polars as pl

from assets.kernel.contracts import table_schema
from assets.kernel.storage import Home
from assets.raw.contract import ARTICLE_SOURCES
from assets.raw.purge import read_purges

_log = logging.getLogger("sourceline")


def restore_sources(home: Home) -> pl.DataFrame:
    """article_sources as the published warehouse has it, without purged articles; empty where there is none to read."""
    schema = table_schema(ARTICLE_SOURCES)
    if not home.warehouse.exists():
        return pl.DataFrame(schema=schema)
    try:
        with duckdb.connect(home.warehouse.resolve(), read_only=True) as connection:
            connection.execute("SET TimeZone = 'UTC'")
            found: pl.DataFrame = connection.sql("FROM article_sources").pl().select(schema.names()).cast(dict(schema))
    except (duckdb.Error, pl.exceptions.PolarsError) as error:
        _log.warning("places are first seen anew: the warehouse does not tell (%s)", str(error).partition("\n")[0])
        return pl.DataFrame(schema=schema)
    return found.filter(~pl.col("article_id").is_in(list(read_purges(home))))


def keep_first_seen(articles: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """`articles`, rows of raw_articles, first seen when a place in `sources` first had them, where that is earlier."""
    known = sources.join(articles, on="article_id", how="semi").group_by("article_id")
    found = articles.join(
        known.agg(was=pl.col("first_seen_at").min()), on="article_id", how="left", maintain_order="left"
    )
    return found.with_columns(first_seen_at=pl.min_horizontal("first_seen_at", "was")).drop("was")
