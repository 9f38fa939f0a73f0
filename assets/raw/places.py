"""Turns article_sources into where each article stands, or stood, and what a feed says of it there."""

from collections.abc import Collection
from typing import NamedTuple

import polars as pl

from assets.kernel.current import current_files
from assets.kernel.storage import Home


class Place(NamedTuple):
    """`source_path` is the first one; `stated` is what the first place that says anything says (`read_stated`)."""

    source_path: str
    stated: str | None


def read_places(home: Home, among: Collection[str]) -> dict[str, Place]:
    """The places of those articles `among` all that were ever read."""
    files = current_files(home, "article_sources")
    if not files:
        return {}
    rows = pl.scan_parquet(files).filter(pl.col("article_id").is_in(list(among)))
    return {id_: Place(*place) for id_, *place in choose_places(rows).collect().iter_rows()}


def choose_places(sources: pl.LazyFrame) -> pl.LazyFrame:
    """article_id, source_path and stated of each article, by the places where it was last seen, in order.

    So an article that left and comes back is what it was.
    """
    last = sources.filter(pl.col("last_seen_at") == pl.col("last_seen_at").max().over("article_id"))
    order = last.sort("source_path", "member", "line", nulls_last=False)
    return order.group_by("article_id", maintain_order=True).agg(
        pl.col("source_path").first(), pl.col("stated").drop_nulls().first()
    )
