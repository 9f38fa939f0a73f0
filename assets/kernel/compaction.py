"""Turns the many small shards that frequent runs leave into few, without any work anew."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from assets.kernel.lake import ARTICLES, RoomLake, read_shard
from assets.kernel.shards import SHARD_ARTICLES, SHARD_BYTES

_MOST_SMALL = 16  # shards less than half full, from which on they are put together
_SIZES = "raw_articles"  # of the rooms whose shards others work on: these bound the memory of a worker


def compact_room(room: RoomLake) -> int:
    """Puts the small shards of `room` together, in order of their names; returns how many these were.

    The rows stay as they are, and so do the hashes of their content. No shard gets larger than a full one.
    """
    shards = room.shards()
    if len(shards) < _MOST_SMALL:
        return 0
    sizes = _measure(shards)
    small = [shard for shard in shards if 2 * sizes[shard][0] < SHARD_ARTICLES and 2 * sizes[shard][1] < SHARD_BYTES]
    if len(small) < _MOST_SMALL:
        return 0
    groups = [group for group in _group(small, sizes) if len(group) > 1]
    for group in groups:
        tables = {path.stem: pl.concat([read_shard(shard, path.stem) for shard in group]) for path in _files(group[0])}
        room.replace(group, tables.pop(ARTICLES)["article_id"], tables)
    return sum(map(len, groups))


def _measure(shards: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """Articles and bytes of each shard: those of the articles, or what it takes on disk where it does not tell."""
    counted = pl.scan_parquet([shard / f"{ARTICLES}.parquet" for shard in shards], include_file_paths="path")
    counts = dict(counted.group_by("path").len().collect().iter_rows())
    return {shard: (counts.get(str(shard / f"{ARTICLES}.parquet"), 0), _weigh(shard)) for shard in shards}


def _weigh(shard: Path) -> int:
    sizes = shard / f"{_SIZES}.parquet"
    if sizes.exists():
        return int(pl.read_parquet(sizes, columns=["size_bytes"])["size_bytes"].sum())
    return sum(path.stat().st_size for path in _files(shard))


def _files(shard: Path) -> list[Path]:
    return sorted(shard.glob("*.parquet"))


def _group(shards: Sequence[Path], sizes: dict[Path, tuple[int, int]]) -> Iterator[list[Path]]:
    """`shards` in stretches of which each makes one shard that is full at most."""
    group: list[Path] = []
    articles = content = 0
    for shard in shards:
        more, weight = sizes[shard]
        if group and (articles + more > SHARD_ARTICLES or content + weight > SHARD_BYTES):
            yield group
            group, articles, content = [], 0, 0
        group.append(shard)
        articles, content = articles + more, content + weight
    if group:
        yield group
