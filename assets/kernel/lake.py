"""Turns the tables of a few articles into a shard of Parquet files, and the shards of a room back into its tables."""

import hashlib
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl
from polars.exceptions import PanicException, PolarsError

from assets.kernel.durable import ASIDE, flush, folder_written_aside

ARTICLES = "articles"  # in each shard: the ids it answers for, also those that yield no row
UNREADABLE = (PolarsError, PanicException)  # what polars raises for a Parquet file that is damaged inside
REPLACING = ".replacing"  # ends the name of a shard while one that it stands for is still there
_REPLACED = "replaced.txt"
_NAME_CHARS = 16


@dataclass(frozen=True, slots=True)
class RoomLake:
    """The shards that one version of a room's code has made: `folder`/<shard>/<table>.parquet.

    A shard is whole or absent, and never changes; others may take its place (`replace`). Each article is in one shard.
    """

    folder: Path

    def shards(self) -> list[Path]:
        """The folders of all shards, by name."""
        if not self.folder.is_dir():
            return []
        found = sorted(path for path in self.folder.iterdir() if not path.name.startswith(ASIDE))
        replaced = {name for shard in found if shard.suffix == REPLACING for name in _read_replaced(shard)}
        return [path for path in found if path.name not in replaced]

    def write(self, article_ids: Iterable[str], tables: Mapping[str, pl.DataFrame]) -> Path:
        """Keeps `tables` as the shard of `article_ids`; its name follows from the ids and the room's version."""
        ids = sorted(article_ids)
        shard = self.folder / _name_shard(self.folder.name, ids)
        with folder_written_aside(shard) as aside:
            _write_tables(aside, ids, tables)
        return shard

    def replace(self, shards: Sequence[Path], article_ids: Iterable[str], tables: Mapping[str, pl.DataFrame]) -> None:
        """Puts one shard in the place of `shards`, with those `article_ids` of theirs that are to stay, if any.

        At every moment each of these articles is in one shard: cut short, it is completed by `finish_replacing`.
        """
        ids = sorted(article_ids)
        shard = self.folder / (_name_shard(self.folder.name, ids) + REPLACING)
        with folder_written_aside(shard) as aside:
            _write_tables(aside, ids, tables)
            (aside / _REPLACED).write_text("\n".join(path.name for path in shards), encoding="utf-8")
        _finish(shard)

    def forget(self, article_ids: Collection[str]) -> int:
        """Takes `article_ids` out of every shard that has one, or that cannot be read; returns how many these were."""
        held = [(shard, others) for shard in self.shards() if (others := _without(shard, article_ids)) is not None]
        for shard, tables in held:
            self.replace([shard], tables.pop(ARTICLES)["article_id"] if tables else [], tables)
        return len(held)

    def finish_replacing(self) -> None:
        """Completes what a killed `replace` has begun."""
        for shard in self.folder.glob(f"[!.]*{REPLACING}"):
            _finish(shard)

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


def hide(folder: Path) -> Path:
    """Gives the folder a name that the next writer removes, and returns it."""
    aside = folder.with_name(f"{ASIDE}{folder.name}")
    shutil.rmtree(aside, ignore_errors=True)
    return folder.rename(aside)


def _without(shard: Path, article_ids: Collection[str]) -> dict[str, pl.DataFrame] | None:
    """The tables of a shard without the rows of `article_ids`; None where it has none of them.

    Of a shard that cannot be read nothing is left: its articles are done again.
    """
    gone = pl.col("article_id").is_in(list(article_ids)).fill_null(value=False)
    try:
        if read_shard(shard, ARTICLES).filter(gone).is_empty():
            return None
        return {path.stem: pl.read_parquet(path).filter(~gone) for path in sorted(shard.glob("*.parquet"))}
    except (OSError, *UNREADABLE):
        return {}


def _write_tables(folder: Path, ids: list[str], tables: Mapping[str, pl.DataFrame]) -> None:
    answered = pl.DataFrame({"article_id": ids}, schema={"article_id": pl.String})
    for name, frame in {ARTICLES: answered, **tables}.items():
        frame.write_parquet(folder / f"{name}.parquet")


def _read_replaced(shard: Path) -> list[str]:
    return (shard / _REPLACED).read_text(encoding="utf-8").splitlines()


def _finish(shard: Path) -> None:
    """Removes what `shard` replaces; then it takes its lasting name, or goes too where it answers for no article."""
    for old in (shard.with_name(name) for name in _read_replaced(shard)):
        if old.exists():
            shutil.rmtree(hide(old))
    if read_shard(shard, ARTICLES).is_empty():
        shutil.rmtree(hide(shard))
    else:
        lasting = shard.rename(shard.with_suffix(""))
        (lasting / _REPLACED).unlink()
    flush(shard.parent)


def _name_shard(version: str, article_ids: list[str]) -> str:
    return hashlib.sha256("\n".join([version, *article_ids]).encode()).hexdigest()[:_NAME_CHARS]
