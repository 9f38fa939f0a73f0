import os
from collections.abc import Sequence
from pathlib import Path

import pandera.polars as pa
import polars as pl
import pytest

from assets.kernel.checks import check_table
from assets.kernel.contracts import BrokenTableError, table_schema
from assets.kernel.lake import RoomLake, read_shard
from assets.kernel.materialize import column_schema, fingerprint
from assets.kernel.shards import Shard, Table, fill_room, keep_tables, make_shards, naming

CONTRACT = pa.DataFrameSchema(
    {
        "row_id": pa.Column(pl.String, description="Key"),
        "article_id": pa.Column(pl.String, description="Article"),
        "n": pa.Column(pl.Int64, pa.Check.ge(0), description="A number"),
        "run_id": pa.Column(pl.String, description="Run"),
    },
    strict=True,
    unique=["row_id"],
    name="rows",
)


def rows(*pairs: tuple[str, int], run: str = "run-1") -> pl.DataFrame:
    return pl.DataFrame([(f"{a}{n}", a, n, run) for a, n in pairs], schema=table_schema(CONTRACT), orient="row")


@pytest.fixture
def before(tmp_path: Path) -> RoomLake:
    room = RoomLake(tmp_path / "raw" / "v1")
    room.write(["a", "b", "c"], {})
    room.write(["d", "e"], {})
    return room


@pytest.fixture
def room(tmp_path: Path) -> RoomLake:
    return RoomLake(tmp_path / "cleaned" / "v1")


def test_shards_follow_those_of_the_room_before(before: RoomLake) -> None:
    shards = make_shards(before, ["e", "c", "a", "b", "unknown"], size=2)
    assert sorted(shard.article_ids for shard in shards) == [("a", "b"), ("c",), ("e",)]
    assert all(set(shard.article_ids) <= set(read_shard(shard.upstream, "articles")["article_id"]) for shard in shards)


def test_a_room_does_only_what_is_pending(before: RoomLake, room: RoomLake) -> None:
    worked: list[Sequence[str]] = []

    def work(shard: Shard) -> None:
        worked.append(shard.article_ids)
        keep_tables(room, "cleaned", shard.article_ids, {"rows": Table(rows(), CONTRACT)})

    assert fill_room(before, room, work, lambda _: None) == 5
    before.write(["f"], {})
    assert fill_room(before, room, work, lambda _: None) == 1
    assert fill_room(before, room, work, lambda _: None) == 0
    assert sorted(worked) == [("a", "b", "c"), ("d", "e"), ("f",)]


def test_a_killed_room_goes_on_where_it_was(before: RoomLake, room: RoomLake) -> None:
    def work(shard: Shard) -> None:
        if room.done():
            raise KeyboardInterrupt
        keep_tables(room, "cleaned", shard.article_ids, {})

    with pytest.raises(KeyboardInterrupt):
        fill_room(before, room, work, lambda _: None)
    left = room.pending("abcde")
    assert left in (["d", "e"], ["a", "b", "c"])


def test_rows_that_break_their_contract_stand_in_the_issues_of_the_shard(room: RoomLake) -> None:
    keep_tables(room, "cleaned", ["a", "b"], {"rows": Table(rows(("a", 1), ("b", -1)), CONTRACT)})
    (shard,) = room.shards()
    assert read_shard(shard, "rows")["article_id"].to_list() == ["a"]
    assert read_shard(shard, "issues")["article_id"].to_list() == ["b"]
    assert room.pending(["a", "b"]) == []


def test_a_broken_table_leaves_no_shard(room: RoomLake) -> None:
    with pytest.raises(BrokenTableError):
        keep_tables(room, "cleaned", ["a"], {"rows": Table(rows(("a", 1), ("a", 1)), CONTRACT)})
    assert room.shards() == []


def test_a_bug_stays_an_exception_and_names_the_article() -> None:
    with pytest.raises(ZeroDivisionError) as raised, naming("article-7", "cleaning"):
        _ = 1 / 0
    assert raised.value.__notes__ == ["cleaning of article article-7"]


def test_the_check_of_a_table_fires_on_what_stands_there(room: RoomLake) -> None:
    room.write(["a"], {"rows": rows(("a", 1))})
    assert check_table(room.paths("rows"), CONTRACT).passed
    room.write(["b"], {"rows": rows(("b", -1))})
    assert check_table(room.paths("rows"), CONTRACT).metadata["breaches"].value == 1
    room.write(["c"], {"rows": rows(("a", 1))})  # a key that another shard has
    assert check_table(room.paths("rows"), CONTRACT).metadata["breaches"].value == 2
    room.write(["d"], {"rows": rows(("d", 1)).drop("n")})
    failed = check_table(room.paths("rows"), CONTRACT)
    assert not failed.passed


def test_a_file_that_was_checked_is_read_again_only_where_it_was_touched(room: RoomLake, tmp_path: Path) -> None:
    shard, kept = room.write(["a"], {"rows": rows(("a", 1))}), tmp_path / "rows.checked.json"
    path = shard / "rows.parquet"
    assert check_table([path], CONTRACT, kept).passed
    times, size = path.stat(), path.stat().st_size
    path.write_bytes(bytes(size))  # unreadable, and it looks as before
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    again = check_table([path], CONTRACT, kept)
    assert (again.passed, again.metadata["rows"].value) == (True, 1)
    rows(("a", -1)).write_parquet(path)
    assert not check_table([path], CONTRACT, kept).passed
    kept.write_text("{")
    assert not check_table([path], CONTRACT, kept).passed


def test_a_fingerprint_is_of_the_content(tmp_path: Path) -> None:
    def keep(name: str, *frames: pl.DataFrame) -> list[Path]:
        room = RoomLake(tmp_path / name)
        for index, frame in enumerate(frames):
            room.write([f"{name}{index}"], {"rows": frame})
        return room.paths("rows")

    one = fingerprint(keep("one", rows(("a", 1), ("b", 2))), CONTRACT)
    parted = fingerprint(keep("parted", rows(("b", 2), run="run-2"), rows(("a", 1))), CONTRACT)
    changed = fingerprint(keep("changed", rows(("a", 1), ("b", 3))), CONTRACT)
    doubled = fingerprint(keep("doubled", rows(("a", 1), ("b", 2)), rows(("a", 1), ("a", 1))), CONTRACT)
    assert one == parted
    assert len({one, changed, doubled, fingerprint([], CONTRACT)}) == 4
    assert one[0] == 2


def test_a_fingerprint_reads_new_and_touched_files_only_and_is_that_of_all(room: RoomLake, tmp_path: Path) -> None:
    kept = tmp_path / "rows.rows.json"
    first, second = (room.write([name], {"rows": rows((name, 1))}) / "rows.parquet" for name in "ab")
    assert fingerprint([first], CONTRACT, kept) == fingerprint([first], CONTRACT)
    both = fingerprint([first, second], CONTRACT)
    assert fingerprint([first, second], CONTRACT, kept) == both
    times, content = first.stat(), first.read_bytes()
    first.write_bytes(bytes(len(content)))  # unreadable, and it looks as before
    os.utime(first, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert fingerprint([first, second], CONTRACT, kept) == both
    assert fingerprint([second], CONTRACT, kept) == fingerprint([second], CONTRACT)
    rows(("a", 2)).write_parquet(first)
    assert fingerprint([first, second], CONTRACT, kept) == fingerprint([first, second], CONTRACT) != both


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"a": 1}', '{"a/rows.parquet": ["x"]}'])
def test_a_damaged_memory_of_files_is_none(room: RoomLake, tmp_path: Path, damage: str) -> None:
    kept = tmp_path / "rows.rows.json"
    files = [room.write(["a"], {"rows": rows(("a", 1))}) / "rows.parquet"]
    fresh = fingerprint(files, CONTRACT, kept)
    kept.write_text(damage)
    assert fingerprint(files, CONTRACT, kept) == fresh


def test_a_key_that_two_files_have_is_found_again_until_one_is_gone(room: RoomLake, tmp_path: Path) -> None:
    kept = tmp_path / "rows.checked.json"
    one, other = (room.write([name], {"rows": rows(("a", 1))}) / "rows.parquet" for name in "ab")
    assert check_table([one], CONTRACT, kept).passed
    for _ in range(2):
        assert not check_table([one, other], CONTRACT, kept).passed
    assert check_table([one], CONTRACT, kept).passed


def test_columns_are_described() -> None:
    columns = {column.name: column for column in column_schema(CONTRACT).columns}
    assert columns["n"].description == "A number"
    assert columns["n"].type == "Int64"
    assert not columns["n"].constraints.nullable
