"""The whole graph over a folder in which everything lies: it succeeds, every fault is a row, every figure is proved."""

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from click.testing import CliRunner
from hostile_files import FILES, LINE, NAMES
from hostile_folder import TRAPS, Hostile

from assets.kernel.stamp import RunStamp
from assets.kernel.storage import Home
from assets.raw.intake import Intake, take_in
from assets.raw.ledger import read_ledger
from assets.raw.read import ReadLimits
from assets.raw.scan import scan_folder
from orchestration.cli import main

RUN = RunStamp("run", "code", datetime(2026, 1, 1, tzinfo=UTC))


def rows(hostile: Hostile, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str((hostile.home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_the_run_succeeds_and_each_fault_is_a_row(hostile: Hostile) -> None:
    assert hostile.outcome.failures == ()
    expected = {name: code for name, _, code in FILES if code} | TRAPS
    found = dict(rows(hostile, "SELECT source_path, code FROM issues WHERE stage = 'raw'"))
    assert found == expected


def test_everything_else_is_an_article(hostile: Hostile) -> None:
    paths = {str(path) for (path,) in rows(hostile, "SELECT source_path FROM article_sources WHERE present")}
    expected = {name for name, _, code in FILES if code is None}
    expected |= {"folder.txt/inside.txt", f"{'deep/' * 100}down.txt"}
    assert expected <= paths
    assert len(paths) == len(expected) + len(NAMES) + 1
    assert not any("Secret" in str(text) for (text,) in rows(hostile, "SELECT title FROM dim_articles"))


def test_every_point_of_the_proof_holds(hostile: Hostile) -> None:
    result = CliRunner().invoke(main, ["verify", "--json", "--home", str(hostile.home)], catch_exceptions=False)
    assert json.loads(result.stdout)["findings"] == []
    assert result.exit_code == 0


def test_nothing_is_written_outside_of_the_home(hostile: Hostile) -> None:
    assert sorted(path.name for path in hostile.root.iterdir()) == ["articles", "home", "secret.txt"]
    assert not any(path.name == "executed" for path in Path.cwd().iterdir())


def intake(home: Path, articles: Path, limits: ReadLimits | None = None) -> Intake:
    return take_in(Home(home), articles, RUN, lambda _: None, limits or ReadLimits())


def issues(home: Path) -> dict[str, str]:
    ledger = read_ledger(Home(home), RUN.code_version)
    return dict(ledger.issues.select("source_path", "code").iter_rows())


def present(home: Path) -> list[str]:
    return list(read_ledger(Home(home), RUN.code_version).sources.filter(pl.col("present"))["source_path"])


def append(path: Path) -> None:
    with path.open("a") as file:
        file.write(LINE)


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("harm", "code", "stays"),
    [
        (lambda path: path.unlink(), "vanished_file", False),
        (append, "changing_file", True),
        (lambda path: path.write_text(""), "changing_file", True),
        (replace_by_pipe, "no_file", True),
    ],
)
def test_a_file_that_changes_while_it_is_read_is_read_by_the_next_run(
    harm: Callable[[Path], None], code: str, stays: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles, home = tmp_path / "articles", tmp_path / "home"
    articles.mkdir()
    for name in ("a.txt", "b.txt"):
        (articles / name).write_text(f"{name} {LINE}")
    intake(home, articles)
    (articles / "a.txt").write_text(f"Anew. {LINE}")
    real = os.fstat
    if code == "changing_file":  # after the file was opened

        def fstat(descriptor: int) -> os.stat_result:
            status = real(descriptor)
            monkeypatch.setattr(os, "fstat", real)
            harm(articles / "a.txt")
            return status

        monkeypatch.setattr(os, "fstat", fstat)
        intake(home, articles)
    else:
        found, _ = scan_folder(articles)
        monkeypatch.setattr("assets.raw.intake.scan_folder", lambda _: (found, []))
        harm(articles / "a.txt")
        intake(home, articles)
    monkeypatch.undo()
    assert issues(home) == {"a.txt": code}
    assert present(home) == (["a.txt", "b.txt"] if stays else ["b.txt"])
    shutil.rmtree(articles)
    articles.mkdir()
    (articles / "a.txt").write_text(f"At last. {LINE}")
    intake(home, articles)
    assert (issues(home), present(home)) == ({}, ["a.txt"])


def test_what_may_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles, home = tmp_path / "articles", tmp_path / "home"
    (articles / "closed").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "closed/c.txt"):
        (articles / name).write_text(f"{name} {LINE}")

    def refuse(path: object) -> None:
        raise PermissionError(13, "Permission denied")

    open_, scan = os.open, os.scandir
    with monkeypatch.context() as patch:  # root may read everything
        patch.setattr(os, "open", lambda path, *more: refuse(path) if str(path).endswith("txt") else open_(path, *more))
        patch.setattr(os, "scandir", lambda path: refuse(path) if str(path).endswith("closed") else scan(path))
        found = scan_folder(articles)
        patch.setattr("assets.raw.intake.scan_folder", lambda _: found)
        intake(home, articles)
    assert issues(home) == {"a.txt": "unreadable", "b.txt": "unreadable", "closed/": "unreadable"}
    assert intake(home, articles).articles_read == 3
    assert issues(home) == {}


def test_what_was_too_large_is_read_once_the_limits_are_raised(tmp_path: Path) -> None:
    articles, home = tmp_path / "articles", tmp_path / "home"
    articles.mkdir()
    (articles / "a.txt").write_text(LINE * 10)
    intake(home, articles, ReadLimits(max_bytes=500))
    assert (issues(home), present(home)) == ({"a.txt": "too_large"}, [])
    intake(home, articles, ReadLimits(max_bytes=5000))
    assert (issues(home), present(home)) == ({}, ["a.txt"])
