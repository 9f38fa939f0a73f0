"""Turns what stands in the articles root into the lasting account of it: article_sources and the files seen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from assets.kernel.contracts import table_schema
from assets.kernel.durable import written_aside
from assets.kernel.issue_table import ISSUES, issues_frame
from assets.kernel.issues import Issue
from assets.kernel.storage import Home
from assets.raw.arrivals import SeenFile
from assets.raw.contract import ARTICLE_SOURCES, sources_frame
from assets.raw.record import ArticleSource

_FILES = pl.Schema(
    {
        "source_path": pl.String,
        "size_bytes": pl.Int64,
        "mtime_ns": pl.Int64,
        "sha256": pl.String,
        "code_version": pl.String,
    }
)
_PLACE = ["article_id", "source_path", "member", "line"]  # what holds it may have grown since
_MOMENTS = "first_seen_at", "last_seen_at", "present"


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the last run found in the articles root. Rows of `sources` stay for ever, `present` or not."""

    sources: pl.DataFrame
    files: Mapping[str, SeenFile]
    issues: pl.DataFrame  # of files; those of articles stand in the shards


def sources_path(home: Home) -> Path:
    """The file of the table article_sources: one for every version of the code, for it is history."""
    return home.lake / "raw" / "article_sources.parquet"


def file_issues_path(home: Home) -> Path:
    """The issues of files that could not be read, or not wholly."""
    return home.lake / "raw" / "file_issues.parquet"


def read_ledger(home: Home, version: str) -> Ledger:
    """The ledger of `home`, empty at first. Files that code of another version has read count as never seen."""
    files = _read(files_path(home), _FILES).filter(pl.col("code_version") == version).drop("code_version")
    return Ledger(
        sources=_read(sources_path(home), table_schema(ARTICLE_SOURCES)),
        files={row["source_path"]: SeenFile(**row) for row in files.iter_rows(named=True)},
        issues=_read(file_issues_path(home), table_schema(ISSUES)),
    )


def keep_ledger(home: Home, version: str, ledger: Ledger) -> None:
    """Writes the ledger; the files come last, so that a run killed in between reads them again."""
    rows = [(file.source_path, file.size_bytes, file.mtime_ns, file.sha256, version) for file in ledger.files.values()]
    for path, frame in (
        (sources_path(home), ledger.sources),
        (file_issues_path(home), ledger.issues),
        (files_path(home), pl.DataFrame(rows, schema=_FILES, orient="row")),
    ):
        with written_aside(path) as aside:
            frame.write_parquet(aside)


def ledger_moment(home: Home) -> int:
    """When the ledger was last written, in nanoseconds: it is, whenever a run has found a difference; 0 before."""
    path = files_path(home)
    return path.stat().st_mtime_ns if path.exists() else 0


def update_sources(
    before: pl.DataFrame, read: Sequence[ArticleSource], unchanged: Collection[str], now: datetime
) -> pl.DataFrame:
    """article_sources after a run: places `read` now and those of files `unchanged` are present, all others absent."""
    found = sources_frame(read, now).unique(_PLACE, keep="first", maintain_order=True)
    known = before.group_by(_PLACE).agg(was_first_seen_at=pl.col("first_seen_at").min())
    found = found.join(known, on=_PLACE, how="left", nulls_equal=True, maintain_order="left").select(
        *(column for column in found.columns if column not in _MOMENTS),
        pl.coalesce("was_first_seen_at", "first_seen_at").alias("first_seen_at"),
        *_MOMENTS[1:],
    )
    stays = pl.col("present") & pl.col("source_path").is_in(list(unchanged))
    others = before.join(found, on=_PLACE, how="anti", nulls_equal=True).with_columns(
        present=stays,
        last_seen_at=pl.when(stays).then(pl.lit(now, before.schema["last_seen_at"])).otherwise("last_seen_at"),
    )
    return pl.concat([found, others]).sort("source_path", "member", "line", "article_id")


def update_issues(before: pl.DataFrame, found: Iterable[Issue], unchanged: Collection[str]) -> pl.DataFrame:
    """The issues of files: those `found` now, and the old ones of files `unchanged`."""
    return pl.concat([before.filter(pl.col("source_path").is_in(list(unchanged))), issues_frame(found)])


def files_path(home: Home) -> Path:
    """The files seen, as they were when they were read."""
    return home.lake / "raw" / "files.parquet"


def _read(path: Path, schema: pl.Schema) -> pl.DataFrame:
    """The table at `path`; an older version of the code may not have known all columns."""
    return pl.read_parquet(path, schema=schema, missing_columns="insert") if path.exists() else schema.to_frame()
