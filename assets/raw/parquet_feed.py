"""Turns a Parquet file with a column of texts into those texts, a batch of rows in memory at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl
from polars.exceptions import PolarsError

from assets.kernel.issues import Issue
from assets.raw.read import tell_issue

_BATCH_ROWS = 1000


def read_parquet(path: Path, source_path: str, columns: Sequence[str]) -> Iterator[tuple[str, str, int] | Issue]:
    """Value, column and row (from 1) of the first of `columns` that the file has; an issue where a row has none."""
    try:
        schema = pl.read_parquet_schema(path)
        column = next((name for name in columns if schema.get(name) == pl.String), None)
        if column is None:
            says = f"has no column of texts named {' or '.join(columns)}: name the article's column so"
            yield tell_issue(source_path, "bad_feed", says)
            return
        yield from _read_column(path, source_path, column)
    except (PolarsError, OSError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        yield tell_issue(source_path, "corrupt_feed", f"is no sound Parquet file ({first}): fetch it again")


def _read_column(path: Path, source_path: str, column: str) -> Iterator[tuple[str, str, int] | Issue]:
    rows = pl.scan_parquet(path).select(column)
    for start in range(0, rows.select(pl.len()).collect().item(), _BATCH_ROWS):
        for row, value in enumerate(rows.slice(start, _BATCH_ROWS).collect()[column], start=start + 1):
            if value is None:
                yield tell_issue(source_path, "bad_line", f"has no text in row {row}: fill or drop it")
            else:
                yield value, column, row
