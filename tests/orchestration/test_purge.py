"""A purged article leaves no byte and no word in the home, also where the purge was killed half-way."""

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest
from built_home import ARTICLES, Built
from click.testing import CliRunner, Result

from assets.kernel.storage import Home
from assets.raw.purge import purge_article
from orchestration.build import run_graph
from orchestration.cli import main
from orchestration.purging import finish_purges

TEXT = ARTICLES["mills.txt"].encode()
ARTICLE = hashlib.sha256(TEXT).hexdigest()
NIGHTLY = bool(os.environ.get("SOURCELINE_NIGHTLY"))
WORDS = ("Orbit", "ORBM", "looms", "12.5 million")


class KilledError(BaseException):
    """What a kill looks like from inside: nothing catches it."""


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str((home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def read_all(path: Path) -> str:
    """All that a file of the home says, unpacked."""
    if path.suffix == ".parquet":
        return str(pl.read_parquet(path).to_dicts())
    if path.suffix == ".duckdb":
        tables = [name for (name,) in ask(path.parent, "SELECT table_name FROM duckdb_tables()")]
        return str([ask(path.parent, f"FROM {table}") for table in tables])
    return path.read_bytes().decode("latin-1")


def find_words(home: Path) -> set[str]:
    """The places of the home, as folder or file, that hold a word of the article."""
    files = [path for path in home.rglob("*") if path.is_file()]
    found = [path.relative_to(home) for path in files if any(word in read_all(path) for word in WORDS)]
    return {"/".join(path.parts[:2]) for path in found}


def test_a_purged_article_leaves_no_word(copied: Built) -> None:
    home, before = copied.home, (copied.home / "warehouse.duckdb").resolve()
    assert {"dagster/history", "lake/extracted", "lake/history", "lake/facts"} < find_words(home)
    (mention,) = ask(home, f"SELECT mention_id FROM fct_mentions WHERE article_id = '{ARTICLE}' LIMIT 1")[0]
    correction = f"{mention},metric,revenue,Ann Lee,2026-01-01,as the report says"
    (home / "corrections.csv").write_text(f"mention_id,field,value,who,corrected_at,why\n{correction}\n")
    assert run_graph(home, copied.articles, lambda _: None).failures == ()
    done = call("purge", ARTICLE, "--reason", "court order 7", "--home", home)
    assert "purged from 3 shards" in done.stdout
    assert "corrections.csv corrects it in line 2" in done.stdout
    assert find_words(home) == {path.name for path in home.glob("warehouse*.duckdb")}
    found = json.loads(call("doctor", "--home", home, "--articles", copied.articles, "--json").stdout)
    assert [f["to_do"] for f in found if f["about"] == "purges"] == ["`sourceline run` publishes without it"]

    assert run_graph(home, copied.articles, lambda _: None).failures == ()  # the file still lies there
    assert find_words(home) == set()
    assert not before.exists()
    assert not Home(home).objects.path(ARTICLE).exists()
    assert ask(home, "SELECT count(*) FROM dim_articles") == [(2,)]
    assert ask(home, f"SELECT count(*) FROM fct_mentions WHERE article_id = '{ARTICLE}'") == [(0,)]
    ((message,),) = ask(home, "SELECT message FROM issues WHERE code = 'purged_article'")
    assert "court order 7" in str(message)
    (kept,) = map(json.loads, (home / "purged.jsonl").read_text().splitlines())
    assert (kept["article_id"], kept["reason"], kept["settled"]) == (ARTICLE, "court order 7", True)
    assert len(json.loads(call("runs", "--home", home, "--json").stdout)) == 3


def count_rows(home: Path) -> dict[str, int]:
    """Rows of each table of the lake, and objects of the raw store."""
    rows = {"objects": sum(path.is_file() for path in (home / "raw").rglob("*"))}
    for path in (home / "lake").rglob("*.parquet"):
        rows[path.name] = rows.get(path.name, 0) + len(pl.read_parquet(path))
    return rows


def kill_at(number: int, patch: pytest.MonkeyPatch) -> None:
    """Raises KilledError instead of the change to the disk that is the `number`th from now."""
    left = iter(range(number))

    def killed(change: Callable[..., object]) -> Callable[..., object]:
        def or_killed(*words: object, **options: object) -> object:
            if next(left, None) is None:
                raise KilledError
            return change(*words, **options)

        return or_killed

    for name in ("rename", "replace", "unlink"):
        patch.setattr(Path, name, killed(getattr(Path, name)))
    patch.setattr(shutil, "rmtree", killed(shutil.rmtree))


def purge(home: Home) -> None:
    purge_article(home, ARTICLE, "court order 7", datetime(2026, 1, 1, tzinfo=UTC))


def test_a_purge_that_is_killed_anywhere_is_completed_and_takes_nothing_else(
    copied: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(copied.home / "dagster")
    for path in copied.home.glob("warehouse*.duckdb"):
        path.unlink()
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(copied.home, undisturbed, symlinks=True)
    purge(Home(undisturbed))
    expected = count_rows(undisturbed)
    for number in range(2, 200, 1 if NIGHTLY else 12):
        home = Home(tmp_path / f"killed-{number}")
        shutil.copytree(copied.home, home.path, symlinks=True)
        try:
            with monkeypatch.context() as patch, home.writing("purge"):
                kill_at(number, patch)
                purge(home)
        except KilledError:
            home.writer.write_text("purge")  # as a kill leaves it
        else:
            break
        rows = count_rows(home.path)
        assert all(rows.get(table, 0) >= count for table, count in expected.items() if table != "files.parquet")
        assert finish_purges(home) == [ARTICLE]
        assert count_rows(home.path) | {"files.parquet": 0} == expected | {"files.parquet": 0}
        assert find_words(home.path) == set()
        shutil.rmtree(home.path)
    assert 20 < number < 199


@pytest.mark.parametrize("article", ["mills.txt", "a" * 63, "G" * 64, ""])
def test_a_purge_asks_for_a_whole_hash(tmp_path: Path, article: str) -> None:
    result = call("purge", article, "--reason", "x", "--home", tmp_path)
    assert result.exit_code == 2
    assert "SHA-256" in result.stderr
