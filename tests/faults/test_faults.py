"""Disks fill, files break, clocks jump, runs meet: the last good warehouse stays, and the next run mends."""

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import dagster as dg
import duckdb
import pytest
from archive import change_archive, write_archive
from built_state import read_content
from click.testing import CliRunner
from started_run import finish, kill, start_run, wait_for_step, watched

from assets.kernel.current import current_files
from assets.kernel.storage import Home
from orchestration.build import Outcome, run_graph
from orchestration.cli import main
from orchestration.health import examine
from orchestration.instance import open_instance

NIGHTLY = bool(os.environ.get("SOURCELINE_NIGHTLY"))
RAW_TABLES = ("raw_articles", "article_sources")
TABLES = (*RAW_TABLES, "clean_hidden", "residual_numbers")
PUBLISHES = 10 if NIGHTLY else 1
AT_NIGHT = pytest.mark.skipif(not NIGHTLY, reason="takes several runs: with --nightly")
State = tuple[Path, Path]  # home, articles


def nightly(*words: object) -> object:
    return pytest.param(*words, marks=AT_NIGHT)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> State:
    root = tmp_path_factory.mktemp("finished")
    articles = write_archive(root / "articles", 8)
    assert run(root / "home", articles).failures == ()
    return root / "home", articles


@pytest.fixture
def state(finished: State, tmp_path: Path) -> State:
    home, articles = finished
    shutil.copytree(home, tmp_path / "home", symlinks=True)
    shutil.copytree(articles, tmp_path / "articles", copy_function=shutil.copy2)
    return tmp_path / "home", tmp_path / "articles"


def run(home: Path, articles: Path) -> Outcome:
    return run_graph(home, articles, lambda _: None)


def to_do(home: Path, articles: Path) -> dict[str, str]:
    return {f.about: f"{f.says} {f.to_do}" for f in examine(Home(home), articles, datetime.now(UTC)) if f.to_do}


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def overwrite(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:4] + b"\xff" * (len(content) // 2) + content[4 + len(content) // 2 :])


def read_first_seen(home: Path) -> list[tuple[object, ...]]:
    """When each article and each place was first seen, and whether the place is there still."""
    with duckdb.connect(str((home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(
            "SELECT article_id, NULL, first_seen_at, NULL FROM dim_articles"
            " UNION ALL SELECT article_id, source_path, first_seen_at, present FROM article_sources ORDER BY ALL"
        ).fetchall()


@pytest.mark.parametrize(
    ("harm", "tables"),
    [
        (cut, RAW_TABLES),
        nightly(overwrite, ("clean_blocks",)),
        nightly(Path.unlink, ("mentions",)),
        nightly(Path.unlink, ("article_sources",)),
        *(nightly(harm, (table,)) for harm in (empty, overwrite) for table in TABLES),
    ],
)
def test_a_damaged_table_is_named_and_made_again(
    state: State, harm: Callable[[Path], None], tables: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    home, articles = state
    if NIGHTLY and tables[0] in RAW_TABLES:  # what left the folder is known from here alone
        (articles / "gone.txt").write_text("Lead gained 2% to $2,051 a tonne.\n")
        assert run(home, articles).failures == ()
        (articles / "gone.txt").unlink()
        assert run(home, articles).failures == ()
    before, seen = read_content(home), read_first_seen(home)
    for table in tables:
        for path in current_files(Home(home), table):
            harm(path)
    if run(home, articles).failures:  # damage inside a page is met by whoever reads it, and looked for then
        assert run(home, articles).failures == ()
    lost = [table for table in tables if (harm, table) != (Path.unlink, "article_sources")]  # there is none at first
    assert all(f"{table}.parquet is damaged" in caplog.text for table in lost)
    assert (read_content(home), read_first_seen(home)) == (before, seen)


@pytest.mark.parametrize("home", ["/proc/sourceline", "/dev/null/home"])
def test_a_home_that_cannot_be_written_to_is_one_sentence(home: str, finished: State) -> None:
    for words in (("run", "--articles", str(finished[1])), ("query", "SELECT 1"), ("verify",), ("export",)):
        result = CliRunner().invoke(main, [*words, "--home", home], catch_exceptions=False)
        assert result.exit_code in {1, 2}
        assert len(result.stderr.strip().splitlines()[-1:]) == 1
        assert "Traceback" not in result.output


@pytest.mark.parametrize("harm", [cut, nightly(empty), nightly(Path.unlink), nightly(overwrite)])
def test_a_broken_warehouse_is_built_again(state: State, harm: Callable[[Path], None]) -> None:
    home, articles = state
    before = read_content(home)
    harm((home / "warehouse.duckdb").resolve())
    assert "sourceline run" in to_do(home, articles)["warehouse"]
    assert run(home, articles).failures == ()
    assert read_content(home) == before
    assert "warehouse" not in to_do(home, articles)


@AT_NIGHT
def test_a_locked_warehouse_hinders_no_run(state: State) -> None:
    home, articles = state
    before = read_content(home)
    change_archive(articles)
    with duckdb.connect(str((home / "warehouse.duckdb").resolve())):
        assert run(home, articles).failures == ()
    assert read_content(home) != before


def test_readers_see_no_error_while_runs_publish(state: State) -> None:
    home, articles = state
    with watched(home, readers=2) as seen:
        for number in range(PUBLISHES):
            (articles / f"later-{number}.txt").write_text(f"Lead gained {number + 2}% to $2,05{number} a tonne.\n")
            assert run(home, articles).failures == ()
    assert len(seen) > 1


@AT_NIGHT
def test_a_clock_that_jumps_back_changes_no_fact(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    home, articles = state
    change_archive(articles)
    other = home.with_name("other")
    shutil.copytree(home, other, symlinks=True)
    assert run(other, articles).failures == ()

    class Yesteryear(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime(1999, 12, 31, 23, 59, tzinfo=tz)

    for room in ("raw", "cleaned", "extracted", "facts"):
        monkeypatch.setattr(f"assets.{room}.asset.datetime", Yesteryear)
    assert run(home, articles).failures == ()
    assert read_content(home) == read_content(other)
    assert run(home, articles).failures == ()
    assert read_content(home) == read_content(other)


def test_a_killed_run_frees_its_place(state: State) -> None:
    home, articles = state
    change_archive(articles)
    killed = start_run(home, articles)
    wait_for_step(killed, 5)
    kill(killed)
    run_id = (home / ".writer").read_text()
    assert "sourceline run" in to_do(home, articles)["last run"]
    (home / "lake" / ".aside-half").mkdir()
    assert run(home, articles).failures == ()
    assert not (home / ".writer").exists()
    assert not (home / "lake" / ".aside-half").exists()
    with open_instance(Home(home)) as instance:
        assert instance.get_run_by_id(run_id).status is dg.DagsterRunStatus.FAILURE
    assert to_do(home, articles) == {}


@AT_NIGHT
def test_two_runs_at_once_come_one_after_the_other(state: State) -> None:
    home, articles = state
    change_archive(articles)
    runs = [start_run(home, articles) for _ in range(2)]
    ended = [finish(each) for each in runs]
    assert [code for code, _ in ended] == [0, 0]
    assert sum("waiting until it ends" in errors for _, errors in ended) == 1
