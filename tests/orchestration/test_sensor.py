import os
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
import pytest

from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.kernel.versions import room_version
from assets.raw.intake import take_in
from orchestration.sensor import build_sensor


class Watch:
    """A sensor over one folder, and a run's first step where it asks for one."""

    def __init__(self, root: Path) -> None:
        self.articles, self.home, self.cursor = root / "articles", root / "home", None
        self.articles.mkdir()
        self._sensor = build_sensor(self.home, self.articles, "build")

    def look(self) -> str | None:
        """The key of the run that this look asks for."""
        with dg.build_sensor_context(cursor=self.cursor) as context:
            result = self._sensor.evaluate_tick(context)
        self.cursor = result.cursor
        keys = [request.run_key for request in result.run_requests or []]
        assert len(keys) < 2
        return keys[0] if keys else None

    def run(self) -> None:
        stamp = RunStamp("run", room_version("raw"), datetime(2026, 3, 1, tzinfo=UTC))
        take_in(Home(self.home), self.articles, stamp, lambda _: None)

    def write(self, name: str, text: str = "Tin rose 3%.") -> None:
        (self.articles / name).write_text(text)


@pytest.fixture
def watch(tmp_path: Path) -> Watch:
    return Watch(tmp_path)


def test_a_folder_without_articles_starts_nothing(watch: Watch) -> None:
    assert watch.look() is None
    watch.articles.rmdir()
    assert watch.look() is None


def test_a_difference_starts_a_run_once_it_has_settled(watch: Watch) -> None:
    watch.write("a.txt", "Tin ro")
    assert watch.look() is None
    watch.write("a.txt", "Tin rose 3%.")  # it was half written
    assert watch.look() is None
    assert watch.look() is not None


def test_what_a_run_has_read_starts_no_other(watch: Watch) -> None:
    watch.write("a.txt")
    watch.run()
    assert [watch.look() for _ in range(3)] == [None, None, None]


@pytest.mark.parametrize("change", ["new", "changed", "changed in place", "removed", "earlier name and time"])
def test_every_kind_of_change_is_seen(watch: Watch, change: str) -> None:
    watch.write("m.txt")
    watch.write("n.txt")
    watch.run()
    path = watch.articles / "m.txt"
    status = path.stat()
    match change:
        case "new":
            watch.write("z.txt")
        case "changed":
            watch.write("m.txt", "Tin fell 33%.")
        case "changed in place":  # same size
            watch.write("m.txt", "Tin fell 3%.")
            os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
        case "removed":
            path.unlink()
        case "earlier name and time":  # a cursor on names or times would pass it by
            watch.write("a.txt")
            os.utime(watch.articles / "a.txt", ns=(0, 0))
    assert watch.look() is None
    assert watch.look() is not None


def test_the_same_difference_asks_for_the_same_run_until_it_is_read(watch: Watch) -> None:
    watch.write("a.txt")
    watch.look()
    assert watch.look() == watch.look()


def test_the_same_difference_may_come_again_after_another(watch: Watch) -> None:
    watch.write("n.txt")
    watch.run()
    watch.write("a.txt")
    watch.look()
    first, moved = watch.look(), watch.articles / "a.txt"
    watch.run()
    moved.rename(watch.articles.parent / "a.txt")
    watch.run()
    (watch.articles.parent / "a.txt").rename(moved)
    watch.look()
    assert watch.look() not in {first, None}  # Dagster starts one run a key


def test_new_code_waits_until_dagster_has_loaded_it(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    watch.write("a.txt")
    monkeypatch.setattr("orchestration.sensor.hash_room", lambda *_: "of a later commit")
    assert [watch.look() for _ in range(3)] == [None, None, None]
