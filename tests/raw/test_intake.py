import gzip
import os
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.intake import Intake, take_in
from assets.raw.ledger import read_ledger
from assets.raw.places import read_places
from assets.raw.scan import ArticlesFolderError

VERSION = "v1"
NOON, LATER, LAST = (datetime(2026, 3, day, 12, tzinfo=UTC) for day in (1, 2, 3))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "articles" / "a.txt", "Orbit Mills sold 12 looms.")
    write(tmp_path / "articles" / "sub" / "b.md", "# Orbit Mills\n\nRevenue rose 4%.")
    return tmp_path / "articles"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def take(home: Home, folder: Path, now: datetime = NOON, version: str = VERSION) -> Intake:
    return take_in(home, folder, RunStamp("run", version, now), lambda _: None)


def sources(home: Home) -> list[tuple[str, bool]]:
    rows = read_ledger(home, VERSION).sources
    return [(row["source_path"], row["present"]) for row in rows.iter_rows(named=True)]


def test_every_file_is_kept_under_its_hash_with_its_place(home: Home, folder: Path) -> None:
    assert take(home, folder) == Intake(files=2, files_read=2, articles_read=2, bytes_read=57)
    articles = home.room("raw", VERSION).scan("raw_articles", pl.Schema()).collect()
    assert sources(home) == [("a.txt", True), ("sub/b.md", True)]
    assert {home.objects.read(sha256, check=True) for sha256 in articles["article_id"]} == {
        (folder / "a.txt").read_bytes(),
        (folder / "sub" / "b.md").read_bytes(),
    }


def test_unchanged_files_are_not_read_again(home: Home, folder: Path) -> None:
    take(home, folder)
    before = {path: path.stat().st_mtime_ns for path in home.path.rglob("*") if path.is_file()}
    (folder / "a.txt").chmod(0o000)
    try:
        assert take(home, folder, LATER).files_read == 0
    finally:
        (folder / "a.txt").chmod(0o644)
    assert {path: path.stat().st_mtime_ns for path in home.path.rglob("*") if path.is_file()} == before


def test_equal_bytes_at_two_places_are_one_article(home: Home, folder: Path) -> None:
    write(folder / "copy.txt", (folder / "a.txt").read_text())
    (folder / "packed.txt.gz").write_bytes(gzip.compress((folder / "a.txt").read_bytes()))
    take(home, folder)
    ledger = read_ledger(home, VERSION).sources.filter(pl.col("source_path") != "sub/b.md")
    assert ledger["article_id"].n_unique() == 1
    assert ledger["container_sha256"].is_null().to_list() == [True, True, False]
    places = read_places(home, read_ledger(home, VERSION).sources["article_id"].to_list())
    assert sorted(place.source_path for place in places.values()) == ["a.txt", "sub/b.md"]


def test_a_file_that_goes_is_absent_and_one_that_returns_costs_no_work(home: Home, folder: Path) -> None:
    take(home, folder)
    text = (folder / "a.txt").read_text()
    (folder / "a.txt").unlink()
    take(home, folder, LATER)
    assert sources(home) == [("a.txt", False), ("sub/b.md", True)]
    shards = home.room("raw", VERSION).shards()
    write(folder / "a.txt", text)
    take(home, folder, LAST)
    assert sources(home) == [("a.txt", True), ("sub/b.md", True)]
    assert home.room("raw", VERSION).shards() == shards
    row = read_ledger(home, VERSION).sources.row(0, named=True)
    assert (row["first_seen_at"], row["last_seen_at"]) == (NOON, LAST)


def test_new_bytes_at_a_path_leave_the_old_article_absent(home: Home, folder: Path) -> None:
    take(home, folder)
    write(folder / "a.txt", "Orbit Mills sold 13 looms.")
    assert take(home, folder, LATER).files_read == 1
    assert sorted(sources(home)) == [("a.txt", False), ("a.txt", True), ("sub/b.md", True)]
    assert len(home.room("raw", VERSION).done()) == 3


def test_a_file_written_over_with_its_old_time_and_size_counts_as_read(home: Home, folder: Path) -> None:
    take(home, folder)
    status = (folder / "a.txt").stat()
    os.utime(folder / "a.txt", ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    assert take(home, folder, LATER).files_read == 1


def test_a_bad_file_is_an_issue_once_and_as_long_as_it_is_there(home: Home, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "half.txt.gz").write_bytes(gzip.compress(b"profit" * 50)[:20])
    for _ in range(2):
        take(home, folder)
        issues = read_ledger(home, VERSION).issues
        assert sorted(issues["source_path"]) == ["empty.txt", "half.txt.gz"]
    (folder / "empty.txt").unlink()
    take(home, folder)
    assert read_ledger(home, VERSION).issues["source_path"].to_list() == ["half.txt.gz"]


def test_code_of_another_version_reads_all_files_again(home: Home, folder: Path) -> None:
    take(home, folder)
    assert take(home, folder, LATER, "v2").files_read == 2
    assert len(home.room("raw", "v2").done()) == 2


def test_an_empty_or_missing_folder_takes_nothing_away(home: Home, folder: Path, tmp_path: Path) -> None:
    take(home, folder)
    for path in (folder / "a.txt", folder / "sub" / "b.md"):
        path.unlink()
    for root in (folder, tmp_path / "nowhere", tmp_path / "home" / ".writer.lock"):
        with pytest.raises(ArticlesFolderError):
            take(home, root, LATER)
    assert sources(home) == [("a.txt", True), ("sub/b.md", True)]


def test_new_code_knows_what_has_left_and_when_each_article_came(home: Home, folder: Path) -> None:
    take(home, folder)
    (folder / "a.txt").unlink()
    take(home, folder, LATER)
    take(home, folder, LAST, version="v2")
    before, after = (
        home.room("raw", version).scan("raw_articles", pl.Schema()).sort("article_id").collect()
        for version in (VERSION, "v2")
    )
    assert len(after) == 2
    assert after.equals(before)
