"""The whole graph, run in this process on a few small articles."""

import json
from itertools import pairwise
from pathlib import Path

import dagster as dg
import duckdb
import polars as pl
import pytest
from built_home import ARTICLES, Built, write_articles
from click.testing import CliRunner

from assets.cleaned.asset import cleaned
from assets.kernel.current import current_room
from assets.kernel.resources import ArticlesResource, HomeResource
from assets.kernel.storage import Home
from assets.raw.asset import raw
from orchestration.build import run_graph
from orchestration.cli import main
from orchestration.graph import JOB, build_definitions
from orchestration.instance import open_instance

ROOMS = ("raw", "cleaned", "extracted", "facts")


@pytest.fixture(scope="module")
def definitions(tmp_path_factory: pytest.TempPathFactory) -> dg.Definitions:
    folder = tmp_path_factory.mktemp("definitions")
    return build_definitions(folder / "home", folder / "articles")


@pytest.fixture(scope="module")
def graph(definitions: dg.Definitions) -> dg.AssetsDefinition:
    return definitions.resolve_asset_graph()


def ask(built: Built, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str((built.home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def version(built: Built) -> str:
    return (built.home / "warehouse.duckdb").readlink().name


def test_articles_become_a_warehouse(built: Built) -> None:
    assert built.outcome.failures == ()
    assert ask(built, "SELECT count(*) FROM dim_articles") == [(3,)]
    rows = ask(built, "SELECT quote, unit, source_path FROM fct_mentions WHERE quote = '$12.5 million'")
    assert rows == [("$12.5 million", "USD", "mills.txt")]


def test_each_mention_stands_at_its_bytes(built: Built) -> None:
    rows = ask(
        built, "SELECT article_id, byte_start, byte_end, quote FROM fct_mentions WHERE source_path <> 'page.html'"
    )
    assert len(rows) >= 5
    for article, start, end, quote in rows:
        assert Home(built.home).objects.read(article, check=True)[start:end].decode() == quote


def test_the_run_tells_each_of_its_steps(built: Built) -> None:
    ended = [step for step in built.steps if step.finished]
    assert [step.done for step in ended] == list(range(1, ended[-1].total + 1))
    assert ended[-1].says == "warehouse"


def test_a_second_run_over_unchanged_articles_does_nothing_again(copied: Built) -> None:
    before, lake = version(copied), files(copied.home / "lake" / "extracted")
    outcome = run_graph(copied.home, copied.articles, lambda _: None)
    assert outcome.failures == ()
    assert (version(copied), files(copied.home / "lake" / "extracted")) == (before, lake)
    with open_instance(Home(copied.home)) as instance:
        for asset in ("raw_articles", "clean_articles", "mentions", "warehouse"):
            events = instance.fetch_materializations(dg.AssetKey(asset), limit=2).records
            versions = {event.asset_materialization.tags["dagster/data_version"] for event in events}
            assert (len(events), len(versions)) == (2, 1), asset


def test_a_changed_a_new_and_a_removed_file_cost_their_own_work(copied: Built) -> None:
    (copied.articles / "page.html").unlink()
    mills = copied.articles / "mills.txt"
    mills.write_text(mills.read_text().replace("$12.5 million", "$12.6 million"))
    (copied.articles / "lead.txt").write_text("Lead gained 3% to $2,050 a tonne.\n")
    outcome = run_graph(copied.home, copied.articles, lambda _: None)
    assert outcome.failures == ()
    paths = {path for (path,) in ask(copied, "SELECT DISTINCT source_path FROM fct_mentions")}
    assert paths == {"lead.txt", "markets/copper.md", "mills.txt"}
    assert ask(copied, "SELECT count(*) FROM fct_mentions WHERE quote = '$12.5 million'") == [(0,)]
    assert len(current_room(Home(copied.home), "cleaned").shards()) == 2  # what was there, and the two new articles
    proof = CliRunner().invoke(main, ["verify", "--home", str(copied.home)])
    assert "every point holds" in proof.stdout  # of what is there now, the articles that are gone kept as bytes


def test_a_broken_table_stops_the_run_and_leaves_the_last_warehouse(copied: Built) -> None:
    before = version(copied)
    (shard,) = current_room(Home(copied.home), "extracted").shards()
    mentions = pl.read_parquet(shard / "mentions.parquet")
    mentions.with_columns(line=pl.lit(0, pl.Int64)).write_parquet(shard / "mentions.parquet")
    outcome = run_graph(copied.home, copied.articles, lambda _: None)
    assert len(outcome.failures) == 1
    assert outcome.failures[0].startswith("extracted_contracts: ")
    assert version(copied) == before
    job = build_definitions(copied.home, copied.articles).resolve_job_def(JOB)
    with open_instance(Home(copied.home)) as instance:  # what follows, run alone, would succeed
        result = job.execute_in_process(
            instance=instance, asset_selection=[dg.AssetKey("warehouse")], raise_on_error=False
        )
    (failure,) = [event for event in result.all_events if event.is_step_failure]
    assert "mentions:contract" in str(failure.step_failure_data.error)


def test_a_bug_in_a_verb_names_its_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no such rule")

    monkeypatch.setattr("assets.cleaned.work.clean_article", fail)
    articles = write_articles(tmp_path / "articles")
    resources = {"home": HomeResource(path=str(tmp_path)), "articles": ArticlesResource(path=str(articles))}
    with pytest.raises(ZeroDivisionError, match="no such rule") as raised:
        dg.materialize([raw, cleaned], resources=resources)
    assert "cleaning of article" in raised.value.__notes__[0]
    assert any(name in raised.value.__notes__[0] for name in ARTICLES)


def test_every_asset_is_described_owned_versioned_and_in_a_room(graph: dg.AssetsDefinition) -> None:
    made = [graph.get(key) for key in graph.materializable_asset_keys]
    assert len(made) > 30
    for node in made:
        assert node.description, node.key
        assert node.group_name in {*ROOMS, "published"}, node.key
        assert node.kinds, node.key
        assert node.owners, node.key


def test_the_graph_leads_from_raw_to_the_warehouse(graph: dg.AssetsDefinition) -> None:
    upstream = {key.to_user_string() for key in ancestors(graph, dg.AssetKey("warehouse"))}
    assert {
        "raw_articles",
        "article_sources",
        "clean_articles",
        "clean_blocks",
        "mentions",
        "residual_numbers",
    } <= upstream
    for room, later in pairwise(ROOMS):
        for key in graph.materializable_asset_keys:
            if graph.get(key).group_name == room:
                assert all(graph.get(parent).group_name != later for parent in graph.get(key).parent_keys), key


def test_the_tables_of_the_rooms_have_blocking_contracts(graph: dg.AssetsDefinition) -> None:
    for room in ROOMS[:3]:
        tables = {key for key in graph.materializable_asset_keys if graph.get(key).group_name == room}
        checked = {check.asset_key for check in graph.asset_check_keys if check.name == "contract"}
        assert tables <= checked
    assert all(graph.get(check).blocking for check in graph.asset_check_keys if check.name == "contract")


def test_a_materialization_tells_rows_columns_time_and_a_preview(built: Built) -> None:
    with open_instance(Home(built.home)) as instance:
        for asset in ("raw_articles", "clean_blocks", "mentions"):
            event = instance.get_latest_materialization_event(dg.AssetKey(asset))
            metadata = event.asset_materialization.metadata
            assert metadata["dagster/row_count"].value > 0
            assert all(column.description for column in metadata["dagster/column_schema"].schema.columns)
            assert metadata["seconds"].value > 0
            assert metadata["preview"].value.startswith("| ")
            assert "\x1b" not in metadata["preview"].value
            assert "<script>" not in metadata["preview"].value


def test_the_run_stands_in_the_homes_own_instance(built: Built) -> None:
    with open_instance(Home(built.home)) as instance:
        assert instance.get_run_by_id(built.outcome.run_id).status is dg.DagsterRunStatus.SUCCESS
        assert not instance.telemetry_enabled
        assert instance.run_monitoring_enabled
    rows = ask(built, "SELECT DISTINCT run_id FROM fct_mentions")
    assert rows == [(built.outcome.run_id,)]
    manifest = json.loads((built.home / "manifests" / f"{built.outcome.run_id}.json").read_text())
    assert manifest["warehouse"] == version(built)


def test_schedule_and_sensor_are_off_until_someone_turns_them_on(definitions: dg.Definitions) -> None:
    repository = definitions.get_repository_def()
    assert [job.name for job in repository.get_all_jobs() if not job.name.startswith("__")] == [JOB]
    (schedule,) = repository.schedule_defs
    sensors = {sensor.name: sensor.default_status for sensor in repository.sensor_defs}
    assert schedule.default_status is dg.DefaultScheduleStatus.STOPPED
    assert sensors.keys() == {"article_arrivals", "default_automation_condition_sensor"}
    assert set(sensors.values()) == {dg.DefaultSensorStatus.STOPPED}


def ancestors(graph: dg.AssetsDefinition, key: dg.AssetKey) -> set[dg.AssetKey]:
    parents = set(graph.get(key).parent_keys)
    return parents | {ancestor for parent in parents for ancestor in ancestors(graph, parent)}


def files(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*.parquet")}
