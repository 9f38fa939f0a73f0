"""Purge, rebuild, the list of runs, and what is kept of old ones."""

import hashlib
import json
from pathlib import Path

import dagster as dg
import duckdb
import polars as pl
import pytest
from built_home import Built
from click.testing import CliRunner, Result

from assets.kernel.retention import forget_derived, prune_rooms
from assets.kernel.storage import Home
from assets.kernel.versions import room_version
from orchestration.build import run_graph
from orchestration.cli import main
from orchestration.graph import build_definitions
from orchestration.instance import open_instance
from orchestration.retention import prune_runs
from orchestration.settings import read_kept_runs, read_retention


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str((home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def test_a_purged_article_is_gone_everywhere_and_kept_out(copied: Built) -> None:
    text = (copied.articles / "mills.txt").read_bytes()
    article = hashlib.sha256(text).hexdigest()
    before = (copied.home / "warehouse.duckdb").resolve()
    done = call("purge", article, "--reason", "court order 7", "--home", copied.home)
    assert "purged from 3 shards" in done.stdout
    assert not Home(copied.home).objects.path(article).exists()
    for path in (copied.home / "lake").rglob("*.parquet"):
        frame = pl.read_parquet(path)
        assert "article_id" not in frame.columns or article not in frame["article_id"].to_list(), path
    assert run_graph(copied.home, copied.articles, lambda _: None).failures == ()  # the file still lies there
    assert ask(copied.home, "SELECT count(*) FROM dim_articles") == [(2,)]
    assert ask(copied.home, f"SELECT count(*) FROM fct_mentions WHERE article_id = '{article}'") == [(0,)]
    ((message,),) = ask(copied.home, "SELECT message FROM issues WHERE code = 'purged_article'")
    assert "court order 7" in str(message)
    assert not before.exists()
    kept = [json.loads(line) for line in (copied.home / "purged.jsonl").read_text().splitlines()]
    assert [(purge["article_id"], purge["reason"]) for purge in kept] == [(article, "court order 7")]
    assert not Home(copied.home).objects.path(article).exists()


@pytest.mark.parametrize("article", ["mills.txt", "a" * 63, "G" * 64, ""])
def test_a_purge_asks_for_a_whole_hash(tmp_path: Path, article: str) -> None:
    result = call("purge", article, "--reason", "x", "--home", tmp_path)
    assert result.exit_code == 2
    assert "SHA-256" in result.stderr


def test_a_rebuild_of_unchanged_rules_publishes_nothing_new(copied: Built) -> None:
    before = (copied.home / "warehouse.duckdb").readlink()
    result = call("rebuild", "--home", copied.home, "--articles", copied.articles, "--workers", "1", "--json")
    assert result.exit_code == 0, result.stderr
    assert (copied.home / "warehouse.duckdb").readlink() == before
    runs = json.loads(call("runs", "--home", copied.home, "--json").stdout)
    assert [(run["status"], run["articles"], run["published"]) for run in runs] == [
        ("success", 3, False),
        ("success", 3, True),
    ]
    assert all(run["figures"] > 0 and run["warehouse"] == before.stem for run in runs)
    assert "published" in call("runs", "--home", copied.home).stdout
    shards = Home(copied.home).room("extracted", room_version("extracted")).shards()
    assert set(pl.read_parquet(shards[0] / "mentions.parquet")["run_id"]) == {runs[0]["run_id"]}


def test_a_home_without_runs_has_none(tmp_path: Path) -> None:
    assert json.loads(call("runs", "--home", tmp_path, "--json").stdout) == []


def test_what_was_derived_is_forgotten_and_the_raw_store_stays(copied: Built) -> None:
    place = Home(copied.home)
    raw = sorted(path for path in place.path.rglob("*") if "raw" in path.parts)
    forget_derived(place)
    assert [path.name for path in place.lake.iterdir() if not path.name.startswith(".")] != []
    assert not (place.lake / "extracted").exists()
    assert sorted(path for path in place.path.rglob("*") if "raw" in path.parts) == raw
    assert (place.path / "warehouse.duckdb").exists()


def test_old_room_versions_go_and_todays_stays(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for version in ("old1", "old2", room_version("cleaned")):
        home.room("cleaned", version).write(["a"], {})
    assert [path.name for path in prune_rooms(home, 2)] == ["old1"]
    assert [path.name for path in prune_rooms(home, 1)] == ["old2"]
    assert prune_rooms(home, 1) == []
    assert home.room("cleaned", room_version("cleaned")).done() == {"a"}


def test_old_runs_go_and_the_manifest_of_a_warehouse_that_stands_stays(copied: Built) -> None:
    with open_instance(Home(copied.home)) as instance:
        assert prune_runs(instance, Home(copied.home), 1) == 0
        assert prune_runs(instance, Home(copied.home), 0) == 1
        assert instance.get_run_by_id(copied.outcome.run_id) is None
    assert (copied.home / "manifests" / f"{copied.outcome.run_id}.json").exists()
    for path in copied.home.glob("warehouse-*.duckdb"):
        path.unlink()


def test_numbers_to_keep_come_from_the_environment() -> None:
    assert read_retention({"SOURCELINE_KEPT_WAREHOUSES": "3"}) == {"kept_warehouses": 3}
    assert (read_kept_runs({}), read_kept_runs({"SOURCELINE_KEPT_RUNS": "7"})) == (200, 7)
    with pytest.raises(ValueError, match="SOURCELINE_KEPT_RUNS is 'many', expected a whole number"):
        read_kept_runs({"SOURCELINE_KEPT_RUNS": "many"})


def test_models_run_by_themselves_and_the_warehouse_is_to_be_fresh(tmp_path: Path) -> None:
    graph = build_definitions(tmp_path / "home", tmp_path / "articles").resolve_asset_graph()
    models = [graph.get(key) for key in graph.materializable_asset_keys if key.path[0] == "facts"]
    assert sum(model.automation_condition is not None for model in models) > 40
    assert graph.get(dg.AssetKey("warehouse")).freshness_policy is not None
