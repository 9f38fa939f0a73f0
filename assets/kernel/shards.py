"""Turns the pending articles of a room into shards of work, and runs them."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import partition
from assets.kernel.issue_table import issues_frame
from assets.kernel.issues import Issue
from assets.kernel.lake import ARTICLES, RoomLake, read_shard
from assets.kernel.pool import run_each

SHARD_ARTICLES = 500
SHARD_BYTES = 10_000_000  # of articles, from which on a shard is full: a worker holds all of one in memory


@dataclass(frozen=True, slots=True)
class Shard:
    """One unit of work: articles whose rows of the room before all stand in one shard, `upstream`."""

    upstream: Path
    article_ids: tuple[str, ...]

    def __str__(self) -> str:
        return f"the shard of {len(self.article_ids)} articles from {self.article_ids[0]} to {self.article_ids[-1]}"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows as a room made them, and the contract that they have to keep."""

    frame: pl.DataFrame
    contract: pa.DataFrameSchema


def make_shards(before: RoomLake, pending: Collection[str], size: int = SHARD_ARTICLES) -> list[Shard]:
    """Parts `pending` into shards of up to `size` articles, along the shards of the room before."""
    wanted = frozenset(pending)
    shards = []
    for upstream in before.shards():
        ids = [id_ for id_ in read_shard(upstream, ARTICLES)["article_id"] if id_ in wanted]
        shards += [Shard(upstream, tuple(ids[start : start + size])) for start in range(0, len(ids), size)]
    return shards


def fill_room(
    before: RoomLake,
    room: RoomLake,
    work: Callable[[Shard], None],
    report: Callable[[str], None],
    *,
    workers: int = 1,
) -> int:
    """Does the articles of the room `before` that `room` has not yet, shard by shard; returns how many they were.

    Those that left the folder are among them: their history needs them, and they may come back. `work` shares nothing
    with its caller: it reads and writes the lake only, so that `workers` processes can run it.
    """
    pending = room.pending(before.done())
    done = 0
    for shard in run_each(make_shards(before, pending), work, workers):
        done += len(shard.article_ids)
        report(f"{done} of {len(pending)} articles")
    return len(pending)


def keep_tables(
    room: RoomLake,
    stage: str,
    article_ids: Collection[str],
    tables: Mapping[str, Table],
    issues: Sequence[Issue] = (),
) -> None:
    """Writes the rows that keep their contracts as one shard of `room`, the others as its issues.

    Raises BrokenTableError before anything is written.
    """
    kept: dict[str, pl.DataFrame] = {}
    told = list(issues)
    for name, table in tables.items():
        parts = partition(table.frame, table.contract, stage)
        kept[name] = parts.good
        told += parts.issues
    room.write(article_ids, {**kept, "issues": issues_frame(told)})


@contextmanager
def naming(article_id: str, step: str) -> Iterator[None]:
    """Adds to an error inside which article it met and in which step; a bug stays an exception."""
    try:
        yield
    except Exception as error:
        error.add_note(f"{step} of article {article_id}")
        raise
