"""Small shards become few: no row is lost or doubled at any moment, whatever is killed."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from assets.kernel.compaction import compact_room
from assets.kernel.lake import RoomLake, read_shard
from assets.kernel.storage import Home

MANY = [f"{number:03}" for number in range(40)]


@pytest.fixture
def room(tmp_path: Path) -> RoomLake:
    return Home(tmp_path).room("cleaned", "v1")


def fill(room: RoomLake, ids: list[str], size_bytes: int = 100) -> None:
    for id_ in ids:
        room.write(
            [id_],
            {
                "rows": pl.DataFrame({"article_id": [id_, id_], "n": [1, 2]}),
                "raw_articles": pl.DataFrame({"article_id": [id_], "size_bytes": [size_bytes]}),
                "issues": pl.DataFrame({"article_id": [None]}, schema={"article_id": pl.String}),
            },
        )


def rows(room: RoomLake) -> list[tuple[object, ...]]:
    return sorted(row for shard in room.shards() for row in read_shard(shard, "rows").iter_rows())


def ids(room: RoomLake) -> list[str]:
    return sorted(id_ for shard in room.shards() for id_ in read_shard(shard, "articles")["article_id"])


def test_many_small_shards_become_one_and_a_few_stay(room: RoomLake) -> None:
    fill(room, MANY[:15])
    assert compact_room(room) == 0
    fill(room, MANY)
    before = rows(room)
    assert compact_room(room) == 40
    (shard,) = room.shards()
    assert (rows(room), ids(room)) == (before, MANY)
    assert read_shard(shard, "issues").height == 40
    assert sorted(path.name for path in room.folder.rglob("*")) == sorted(
        [shard.name, "articles.parquet", "issues.parquet", "raw_articles.parquet", "rows.parquet"]
    )
    assert compact_room(room) == 0


def test_the_same_shards_make_the_same_one(tmp_path: Path) -> None:
    lakes = [Home(tmp_path / name).room("cleaned", "v1") for name in "ab"]
    for lake, order in zip(lakes, (MANY, MANY[::-1]), strict=True):
        fill(lake, order)
        compact_room(lake)
    one, other = ({path.relative_to(lake.folder): path.read_bytes() for path in lake.paths("rows")} for lake in lakes)
    assert one == other


@pytest.mark.parametrize(("size_bytes", "shards"), [(100, 1), (1_000_000, 4), (6_000_000, 40)])
def test_no_shard_holds_more_than_a_worker_may(room: RoomLake, size_bytes: int, shards: int) -> None:
    fill(room, MANY, size_bytes)
    compact_room(room)
    assert len(room.shards()) == shards
    assert ids(room) == MANY


@pytest.mark.parametrize("moment", range(6))
def test_a_kill_loses_and_doubles_nothing(
    room: RoomLake, moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(room, MANY[:16])
    before = rows(room)
    real, left = (Path.rename, Path.unlink, shutil.rmtree), [moment * 7]

    def may(does: object) -> object:
        def do(*words: object, **more: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise KeyboardInterrupt
            return does(*words, **more)  # type: ignore[operator]

        return do

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", may(real[0]))
        patch.setattr(Path, "unlink", may(real[1]))
        patch.setattr(shutil, "rmtree", may(real[2]))
        with pytest.raises(KeyboardInterrupt):
            compact_room(room)
    assert (rows(room), ids(room)) == (before, MANY[:16])
    home = Home(tmp_path)
    home.writer.write_text("a run")  # as a kill leaves it
    with home.writing("the next"):
        assert (rows(room), ids(room)) == (before, MANY[:16])
    assert [path for path in room.folder.iterdir() if path.suffix or path.name.startswith(".")] == []
    compact_room(room)
    assert len(room.shards()) == 1


def test_articles_are_forgotten_and_the_others_stay(room: RoomLake) -> None:
    room.write(["a", "b"], {"rows": pl.DataFrame({"article_id": ["a", None, "b"], "n": [1, 2, 3]})})
    room.write(["c"], {"rows": pl.DataFrame({"article_id": ["c"], "n": [4]})})
    assert room.forget(["a", "c", "z"]) == 2
    assert ids(room) == ["b"]
    assert sorted(read_shard(room.shards()[0], "rows")["n"]) == [2, 3]
    assert room.forget(["a"]) == 0


def test_what_a_killed_query_put_aside_goes_with_the_next_run(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.spill.mkdir(parents=True)
    (home.spill / "duckdb_temp_storage-0.tmp").write_bytes(b"x")
    with home.writing("a run"):
        assert home.spill.exists()  # another process may read by it
    home.writer.write_text("a run")
    with home.writing("the next"):
        assert not home.spill.exists()
