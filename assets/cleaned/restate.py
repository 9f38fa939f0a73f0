"""Turns articles of which their feed now says something else into ones that no room has read yet."""

import polars as pl

from assets.cleaned.contract import CLEAN_ARTICLES
from assets.kernel.contracts import table_schema
from assets.kernel.current import current_files, current_room
from assets.kernel.storage import Home
from assets.raw.places import choose_places

_AFTER = "extracted", "cleaned"  # in this order: what is cleaned anew is extracted anew, wherever this is cut short


def forget_restated(home: Home) -> int:
    """Takes those articles out of the rooms that read what a feed says; returns how many they are."""
    ids = _find_restated(home)
    if ids:
        for room in _AFTER:
            current_room(home, room).forget(ids)
    return len(ids)


def _find_restated(home: Home) -> list[str]:
    files = current_files(home, "article_sources")
    if not files:
        return []
    cleaned = current_room(home, "cleaned").scan("clean_articles", table_schema(CLEAN_ARTICLES))
    now = choose_places(pl.scan_parquet(files)).rename({"stated": "now"})
    both = cleaned.select("article_id", "stated").join(now, on="article_id")
    return (
        both.filter(pl.col("stated").ne_missing(pl.col("now"))).select("article_id").collect()["article_id"].to_list()
    )
