"""Turns a Parquet file into its rows: those columns that a feed may have, as texts, a batch in memory at a time."""

import glob
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import polars as pl

from assets.kernel.engine import open_engine
from assets.kernel.issues import Issue
from assets.kernel.lake import UNREADABLE
from assets.raw.parquet_columns import find_columns
from assets.raw.read import ReadLimits, tell_issue
from assets.raw.stated import tell_unused
from assets.raw.unpack import UnpackedTooLargeError, limit_unpacked

_BATCH_ROWS, _BATCH_BYTES = 1000, 20_000_000
_UNPACKED = """
SELECT coalesce(sum(total_uncompressed_size), 0)::BIGINT FROM parquet_metadata(?)
WHERE list_contains(?, split_part(path_in_schema, ', ', 1))
"""


def read_parquet(
    path: Path, source_path: str, articles: Collection[str], others: Mapping[str, str], limits: ReadLimits
) -> Iterator[tuple[int, Mapping[str, str | None]] | Issue]:
    """Number (from 1) and texts of each row: the columns `articles`, of which it needs one, and those of `others`.

    Raises UnpackedTooLargeError beyond `limits` for a whole feed.
    """
    try:
        columns = find_columns(pl.scan_parquet(path, glob=False).collect_schema(), articles, others)
        if columns is None:
            says = f"has no column of texts named {' or '.join(articles)}: name the article's column so"
            yield tell_issue(source_path, "bad_feed", says)
            return
        if columns.unused:
            yield tell_unused(source_path, "a column", columns.unused)
        yield from _read_rows(path, columns.texts, limits)
    except (*UNREADABLE, duckdb.Error) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield tell_issue(source_path, "corrupt_feed", f"is no sound Parquet file ({first}): fetch it again")


def _read_rows(
    path: Path, texts: Sequence[pl.Expr], limits: ReadLimits
) -> Iterator[tuple[int, Mapping[str, str | None]]]:
    allowed = limit_unpacked(path, limits)
    unpacked = _measure(path, {name for text in texts for name in text.meta.root_names()})
    if unpacked > allowed:  # in memory a page of it stands whole
        raise UnpackedTooLargeError(allowed)
    rows = pl.scan_parquet(path, glob=False).select(texts)
    count = rows.select(pl.len()).collect().item()
    batch = max(1, min(_BATCH_ROWS, _BATCH_BYTES * count // max(unpacked, 1)))
    for start in range(0, count, batch):
        frame = rows.slice(start, batch).collect()
        allowed -= sum(int(frame[name].str.len_bytes().sum()) for name in frame.columns)
        if allowed < 0:  # one value may stand in many rows
            raise UnpackedTooLargeError(limit_unpacked(path, limits))
        for index in range(len(frame)):
            yield start + index + 1, frame.row(index, named=True)


def _measure(path: Path, columns: Collection[str]) -> int:
    """How many bytes `columns` take when unpacked, by what the file tells."""
    with open_engine() as connection:
        return int(connection.execute(_UNPACKED, [glob.escape(str(path)), list(columns)]).fetchall()[0][0])
