"""Rebuild, the list of runs, and what is kept of old ones."""

import json
from pathlib import Path

import dagster as dg
import duckdb
import polars as pl
import pytest
from built_home import Built
from click.testing import CliRunner, Result

from assets.facts.proof.manifest import Manifest, prune_manifests, read_manifests, write_manifest
from assets.kernel.retention import forget_derived, prune_rooms, prune_runs
from assets.kernel.storage import Home
from assets.kernel.versions import room_version
from orchestration.build import run_graph
from orchestration.cli import main
from orchestration.graph import build_definitions
from orchestration.instance import open_instance
from orchestration.settings import read_retention


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str((home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


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


def test_a_rebuild_that_is_killed_is_carried_on(copied: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    link, place = copied.home / "warehouse.duckdb", Home(copied.home)
    before = link.readlink()

    def kill(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("assets.kernel.retention.shutil.rmtree", kill)
        with pytest.raises(KeyboardInterrupt):
            forget_derived(place)
    place.writer.write_text("rebuild")  # as a kill leaves it
    said = json.loads(call("doctor", "--home", copied.home, "--articles", copied.articles, "--json").stdout)
    assert any("a later rebuild was killed" in finding["says"] and finding["to_do"] for finding in said)
    assert run_graph(copied.home, copied.articles, lambda _: None).failures == ()
    assert link.readlink() == before
    assert list(place.lake.rglob(".aside-*")) == []


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


def test_old_runs_go_with_all_that_is_kept_of_them(copied: Built) -> None:
    place, run_id = Home(copied.home), copied.outcome.run_id
    files = [place.dagster / "history" / "runs" / f"{run_id}.db", place.dagster / "storage" / run_id]
    with open_instance(place) as instance:
        assert prune_runs(instance, place, 1) == 0
        assert all(path.exists() for path in files)
        assert prune_runs(instance, place, 0) == 1
        assert instance.get_run_by_id(run_id) is None
        assert not any(path.exists() for path in files)
    assert (place.manifests / f"{run_id}.json").exists()


def test_a_run_prunes_older_ones_whoever_starts_it(copied: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_KEPT_RUNS", "1")
    job = build_definitions(copied.home, copied.articles).resolve_job_def("build")
    with open_instance(Home(copied.home)) as instance:
        for _ in range(2):
            assert job.execute_in_process(instance=instance).success
        runs = [run.run_id for run in instance.get_runs()]
    assert len(runs) == 2  # the last one, and the one that is kept beside it
    assert copied.outcome.run_id not in runs


def test_old_manifests_go_and_that_of_a_warehouse_that_stands_stays(tmp_path: Path) -> None:
    (tmp_path / "warehouse-1.duckdb").touch()
    for number in range(5):
        name = f"warehouse-{number}.duckdb"
        write_manifest(
            tmp_path / "manifests", Manifest(f"run{number}", f"2026-01-0{number + 1}", name, "1", "c", "v", (), "r")
        )
    assert prune_manifests(tmp_path, 2) == 2
    assert [each.run_id for each in read_manifests(tmp_path / "manifests")] == ["run1", "run3", "run4"]


def test_numbers_to_keep_come_from_the_environment() -> None:
    environment = {"SOURCELINE_KEPT_WAREHOUSES": "3", "SOURCELINE_KEPT_RUNS": "7"}
    assert read_retention(environment) == {"kept_warehouses": 3, "kept_runs": 7}
    with pytest.raises(ValueError, match="SOURCELINE_KEPT_RUNS is 'many', expected a whole number"):
        read_retention({"SOURCELINE_KEPT_RUNS": "many"})


def test_models_run_by_themselves_and_the_warehouse_is_to_be_fresh(tmp_path: Path) -> None:
    graph = build_definitions(tmp_path / "home", tmp_path / "articles").resolve_asset_graph()
    models = [graph.get(key) for key in graph.materializable_asset_keys if key.path[0] == "facts"]
    assert sum(model.automation_condition is not None for model in models) > 40
    assert graph.get(dg.AssetKey("warehouse")).freshness_policy is not None


def test_a_retry_does_every_step_again(tmp_path: Path) -> None:
    job = build_definitions(tmp_path / "home", tmp_path / "articles").resolve_job_def("build")
    assert job.tags["dagster/retry_strategy"] == "ALL_STEPS"
