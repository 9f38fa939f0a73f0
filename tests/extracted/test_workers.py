"""The rooms cleaned and extracted give the same shards, to the byte, on one process and on two."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from assets.cleaned.work import clean_pending
from assets.extracted.work import extract_pending
from assets.kernel.shards import fill_room
from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.intake import take_in

STAMP = RunStamp("run", "v1", datetime(2026, 3, 1, tzinfo=UTC))


def build(home: Home, articles: Path, workers: int) -> dict[str, bytes]:
    for name in ("a", "b"):  # each arrival is a shard of its own
        articles.mkdir(exist_ok=True)
        (articles / f"{name}.txt").write_text(f"Orbit Mills sold {ord(name)} looms for $12.5 million, up 8%.\n")
        take_in(home, articles, STAMP, lambda _: None)
    rooms = [home.room(room, "v1") for room in ("raw", "cleaned", "extracted")]
    reported: list[str] = []
    for before, room, work in zip(rooms, rooms[1:], (clean_pending, extract_pending), strict=False):
        done = fill_room(before, room, partial(work, home, STAMP), reported.append, workers=workers)
        assert done == 2
    assert reported == ["1 of 2 articles", "2 of 2 articles"] * 2
    return {str(path.relative_to(home.path)): path.read_bytes() for path in home.lake.rglob("v1/*/*.parquet")}


def test_two_workers_make_the_shards_of_one_to_the_byte(tmp_path: Path) -> None:
    one = build(Home(tmp_path / "one"), tmp_path / "articles", 1)
    two = build(Home(tmp_path / "two"), tmp_path / "articles2", 2)
    assert len(one) > 10
    assert one == two
