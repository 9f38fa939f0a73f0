"""Turns the tables of a few articles into a shard of Parquet files, and the shards of a room back into its tables."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from assets.kernel.durable import ASIDE, folder_written_aside

ARTICLES = "articles"  # in each shard: the ids it answers for, also those that yield no row
_NAME_CHARS = 16


@dataclass(frozen=True, slots=True)
class RoomLake:
    """The shards that one version of a room's code has made: `folder`/<shard>/<table>.parquet.

    A shard is whole or absent, and never changes. Each article is in one shard.
    """

    folder: Path

    def shards(self) -> list[Path]:
        """The folders of all shards, by name."""
        if not self.folder.is_dir():
            return []
        return sorted(path for path in self.folder.iterdir() if not path.name.startswith(ASIDE))

    def write(self, article_ids: Iterable[str], tables: Mapping[str, pl.DataFrame]) -> Path:
        """Keeps `tables` as the shard of `article_ids`; its name follows from the ids and the room's version."""
        ids = sorted(article_ids)
        shard = self.folder / _name_shard(self.folder.name, ids)
        with folder_written_aside(shard) as aside:
            pl.DataFrame({"article_id": ids}, schema={"article_id": pl.String}).write_parquet(
                aside / f"{ARTICLES}.parquet"
            )
            for name, frame in tables.items():
                frame.write_parquet(aside / f"{name}.parquet")
        return shard

    def paths(self, table: str) -> list[Path]:
        """The Parquet files of `table`, one a shard."""
        return [shard / f"{table}.parquet" for shard in self.shards()]

    def done(self) -> frozenset[str]:
        """The ids of all articles that a shard answers for."""
        paths = self.paths(ARTICLES)
        return frozenset(pl.read_parquet(paths)["article_id"]) if paths else frozenset()

    def pending(self, article_ids: Iterable[str]) -> list[str]:
        """Those of `article_ids` that no shard answers for yet, in order of id."""
        return sorted(set(article_ids) - self.done())

    def scan(self, table: str, schema: pl.Schema, article_ids: Collection[str] | None = None) -> pl.LazyFrame:
        """The rows of `table` in all shards, or those of `article_ids` only; empty, with `schema`, without shards."""
        paths = self.paths(table)
        rows = pl.scan_parquet(paths) if paths else pl.LazyFrame(schema=schema)
        if article_ids is None:
            return rows
        wanted = pl.LazyFrame({"article_id": sorted(article_ids)}, schema={"article_id": pl.String})
        return rows.join(wanted, on="article_id", how="semi", maintain_order="left")


def read_shard(shard: Path, table: str) -> pl.DataFrame:
    """The rows of `table` in one shard."""
    return pl.read_parquet(shard / f"{table}.parquet")


def _name_shard(version: str, article_ids: list[str]) -> str:
    return hashlib.sha256("\n".join([version, *article_ids]).encode()).hexdigest()[:_NAME_CHARS]
