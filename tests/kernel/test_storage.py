import stat
import threading
from pathlib import Path

import polars as pl
import pytest

from assets.kernel.durable import ASIDE, written_aside
from assets.kernel.lake import RoomLake
from assets.kernel.objects import DamagedObjectError
from assets.kernel.storage import Home

SCHEMA = pl.Schema({"article_id": pl.String, "n": pl.Int64})


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def rows(*pairs: tuple[str, int]) -> pl.DataFrame:
    return pl.DataFrame(list(pairs), schema=SCHEMA, orient="row")


def test_equal_bytes_are_kept_once_and_read_only(home: Home) -> None:
    first, second = home.objects.put(b"profit rose"), home.objects.put(b"profit rose")
    path = home.objects.path(first)
    assert first == second
    assert home.objects.read(first) == b"profit rose"
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert [p for p in home.path.rglob("*") if p.is_file()] == [path]


def test_a_changed_byte_is_found_where_it_is_asked_for(home: Home) -> None:
    sha256 = home.objects.put(b"profit rose")
    home.objects.path(sha256).chmod(0o644)
    home.objects.path(sha256).write_bytes(b"profit fell")
    assert home.objects.read(sha256) == b"profit fell"
    with pytest.raises(DamagedObjectError, match=sha256):
        home.objects.read(sha256, check=True)


def test_a_name_that_a_power_cut_left_without_its_bytes_is_filled(home: Home) -> None:
    sha256 = home.objects.put(b"profit rose")
    home.objects.path(sha256).chmod(0o644)
    home.objects.path(sha256).write_bytes(b"")
    assert home.objects.put(b"profit rose") == sha256
    assert home.objects.read(sha256, check=True) == b"profit rose"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), written_aside(path) as aside:  # noqa: PT012
        aside.write_text("half of the ne")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_pending_are_the_articles_that_no_shard_answers_for(home: Home) -> None:
    room = home.room("cleaned", "v1")
    room.write(["b", "a"], {"t": rows(("a", 1))})  # b yields no row
    assert room.pending(["c", "b", "a"]) == ["c"]
    assert home.room("cleaned", "v2").pending(["a", "b"]) == ["a", "b"]


def test_a_shard_is_named_by_its_articles_and_version(tmp_path: Path) -> None:
    one, other = RoomLake(tmp_path / "1" / "v"), RoomLake(tmp_path / "2" / "v")
    shard = one.write(["b", "a"], {"t": rows(("a", 1))})
    assert other.write(["a", "b"], {"t": rows(("a", 1))}).name == shard.name
    assert RoomLake(tmp_path / "1" / "w").write(["a", "b"], {}).name != shard.name
    assert one.write(["a", "b"], {"t": rows(("a", 2))}) == shard
    assert pl.read_parquet(shard / "t.parquet")["n"].to_list() == [1]  # a shard never changes


def test_a_table_is_read_over_its_shards_for_the_articles_asked_for(home: Home) -> None:
    room = home.room("cleaned", "v1")
    assert room.scan("t", SCHEMA).collect().equals(rows())
    room.write(["a"], {"t": rows(("a", 1), ("a", 2))})
    room.write(["b", "c"], {"t": rows(("b", 3), ("c", 4))})
    assert sorted(room.scan("t", SCHEMA).collect().rows()) == [("a", 1), ("a", 2), ("b", 3), ("c", 4)]
    assert sorted(room.scan("t", SCHEMA, {"a", "c", "unknown"}).collect().rows()) == [("a", 1), ("a", 2), ("c", 4)]


def test_what_was_never_finished_is_no_shard(home: Home) -> None:
    room = home.room("cleaned", "v1")
    (room.folder / f"{ASIDE}killed").mkdir(parents=True)
    assert room.shards() == []
    assert room.pending(["a"]) == ["a"]


def test_a_second_writer_waits_and_says_so(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    order: list[str] = []

    def write() -> None:
        with home.writing("run"):
            order.append("second")

    with home.writing("run"):
        second = threading.Thread(target=write)
        second.start()
        second.join(0.3)
        order.append("first")
    second.join(5)
    assert order == ["first", "second"]
    assert "waiting" in caplog.text
