"""The history is only added to, whole or not at all, and outlives warehouse and facts."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from history_runs import Article, Home, Mention

A, FIVE = Article("a"), Mention("m5", 5)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def files(home: Home) -> dict[str, bytes]:
    folder = home.path / "lake" / "history"
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.parquet"))}


def test_a_run_that_changed_something_adds_a_folder_and_touches_no_other(home):
    home.run([A], [FIVE])
    first = files(home)
    assert list(first) == ["000001-r1/figures.parquet", "000001-r1/mentions.parquet"]
    quiet = home.run([A], [FIVE])
    assert (quiet.mentions, quiet.figures, files(home)) == (0, 0, first)
    home.run([A.gone()], [FIVE])
    assert list(files(home))[2:] == ["000002-r3/figures.parquet", "000002-r3/mentions.parquet"]
    assert first.items() <= files(home).items()


def test_a_lost_lake_of_facts_loses_no_history(home):
    home.run([A], [FIVE])
    home.run([A.gone()], [FIVE])
    before, story = files(home), home.story()
    home.lose_facts()
    assert home.run([A.gone()], [FIVE]).mentions == 0
    assert (files(home), home.story()) == (before, story)


def test_an_interrupted_run_leaves_nothing_half(home, monkeypatch):
    home.run([A], [FIVE])
    before = files(home)
    with monkeypatch.context() as killed:
        killed.setattr("assets.kernel.durable.Path.rename", lambda *_: pytest.fail("killed"))
        killed.setattr("assets.kernel.durable.shutil.rmtree", lambda *_, **__: None)
        with pytest.raises(pytest.fail.Exception):
            home.run([A.gone()], [FIVE])
    left = files(home)
    assert {name: content for name, content in left.items() if not name.startswith(".")} == before
    assert len(left) > len(before)
    assert home.run([A.gone()], [FIVE]).mentions == 1
    assert home.story()[-1] == ("r3", "removed", "removed file")


def test_a_column_that_older_files_lack_is_null_there(home):
    home.run([A], [FIVE])
    path = next((home.path / "lake" / "history").glob("*/mentions.parquet"))
    pl.read_parquet(path).drop("metric").write_parquet(path)
    home.run([A], [FIVE, replace(FIVE, mention_id="m6", metric="eps")])
    metrics = {(row["mention_id"], row["version"]): row["metric"] for row in home.read("fct_mentions_history")}
    assert metrics == {("m5", 1): None, ("m5", 2): "revenue", ("m6", 1): "eps"}
