"""The models as Dagster sees them, run in process over a small lake."""

from dataclasses import replace
from pathlib import Path

import dagster as dg
import pytest
from lake_builder import build_lake

from assets.facts.asset import define_models
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.warehouse import open_warehouse
from assets.kernel.resources import HomeResource

CHECK = "value_outside_its_interval"
ROOMS = ["article_sources", "raw_articles", "clean_articles", "clean_blocks", "mentions", "residual_numbers"]


@pytest.fixture(scope="module")
def project():
    return load_project()


@pytest.fixture(scope="module")
def defined(project):
    return define_models(project, Lake(Path("nowhere")))


def job_over(home: Path, defined, selection: dg.AssetSelection | None = None) -> dg.JobDefinition:
    selection = selection or dg.AssetSelection.all()
    definitions = dg.Definitions(
        assets=[*(dg.AssetSpec(room) for room in ROOMS), *defined],
        resources={"home": HomeResource(path=str(home))},
        jobs=[dg.define_asset_job("facts", selection=selection, executor_def=dg.in_process_executor)],
    )
    return definitions.resolve_job_def("facts")


@pytest.fixture(scope="module")
def run(project, defined, tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    mention = {"article": "a", "value": "5", "prefix": "<script>|x|</script> "}
    build_lake(home, project, [{"name": "a", "blocks": ["Acme sold $5."]}], [mention])
    with dg.DagsterInstance.ephemeral() as instance:
        yield home, job_over(home, defined).execute_in_process(instance=instance)


def check_results(result) -> list[dg.AssetCheckEvaluation]:
    return [e.asset_check_evaluation_data for e in result.all_events if e.event_type_value == "ASSET_CHECK_EVALUATION"]


def made_by(result) -> set[str]:
    return {event.asset_key.path[-1] for event in result.get_asset_materialization_events()}


def metadata(result, table: str):
    return next(
        event.materialization.metadata
        for event in result.get_asset_materialization_events()
        if event.asset_key == dg.AssetKey(["facts", table])
    )


def test_the_whole_graph_publishes_a_warehouse(project, run):
    home, result = run
    assert result.success
    with open_warehouse(home) as connection:
        assert connection.execute("SELECT quote FROM figures").fetchall() == [("5 USD",)]
        assert connection.execute("SELECT count(*) > 100 FROM lineage_columns").fetchone() == (True,)
        (built_by,) = connection.execute("SELECT code_version FROM meta").fetchone()
        assert len(built_by) == 12
    assert made_by(result) >= {*project.models, "warehouse", "article_clusters", "runs", "column_steps"}


def test_a_materialization_tells_rows_seconds_and_an_escaped_preview(run):
    told = metadata(run[1], "fct_mentions")
    assert told["dagster/row_count"].value == 1
    assert told["seconds"].value > 0
    assert "<script>" not in told["preview"].value
    assert "\\<script\\>\\|x\\|" in told["preview"].value


def test_an_asset_carries_its_contract_and_lineage(defined):
    key = dg.AssetKey(["facts", "figures"])
    asset = next(d for d in defined if isinstance(d, dg.AssetsDefinition) and key in d.keys)
    spec = asset.get_asset_spec(key)
    assert (spec.group_name, spec.owners, spec.kinds) == ("facts", ["team:facts"], {"duckdb", "sql"})
    assert spec.code_version
    assert "Grain: one figure at one place of one article." in spec.description
    column = spec.metadata["dagster/column_schema"].columns[4]
    assert (column.name, column.type, column.description) == ("measure", "VARCHAR", "level, change or percent_change")
    deps = spec.metadata["dagster/column_lineage"].deps_by_column["metric"]
    assert {(dep.asset_key.path[-1], dep.column_name) for dep in deps} == {
        ("dim_metrics", "label"),
        ("fct_mentions", "metric"),
    }


def test_every_test_and_check_is_an_asset_check(project, run):
    results = {
        e.asset_check_evaluation_data.check_name
        for e in run[1].all_events
        if e.event_type_value == "ASSET_CHECK_EVALUATION"
    }
    expected = {test.name for model in project.models.values() for test in model.tests}
    assert results == expected | {check.name for check in project.checks}


def test_models_run_in_one_step_on_each_side_of_the_history(project, run):
    steps = [event.step_key for event in run[1].all_events if event.is_step_success]
    assert [step for step in steps if step in ("models", "history", "models_after_history")] == steps[-4:-1]
    assert len(steps) < 12


def test_a_failed_test_leaves_out_what_reads_its_model_and_nothing_else(project, defined, tmp_path):
    bad = [{"article": "a", "value": "5", "metric": "nonsense"}]
    build_lake(tmp_path, project, [{"name": "a", "blocks": ["x"]}], bad)
    with dg.DagsterInstance.ephemeral() as instance:
        result = job_over(tmp_path, defined).execute_in_process(instance=instance, raise_on_error=False)
    left_out = {"fct_mentions"}
    for name, model in project.models.items():
        left_out |= {name} if left_out & set(model.deps) else set()
    later = {"dim_runs", "fct_mentions_history", "fct_figures_history", "warehouse"}  # steps that wait for this one
    assert {*project.models} - made_by(result) == left_out | (later - {"warehouse"})
    assert not made_by(result) & later
    assert {check.check_name for check in check_results(result) if not check.passed} == {"relationships_metric"}
    (failure,) = result.filter_events(lambda event: event.is_step_failure)
    assert "facts/fct_mentions: relationships_metric" in str(failure.step_failure_data.error)


def test_a_blocking_check_that_fails_leaves_out_what_reads_its_table(project, tmp_path):
    checks = [replace(check, sql="SELECT 1 AS wrong") if check.name == CHECK else check for check in project.checks]
    (failing,) = [check for check in checks if check.name == CHECK]
    broken = replace(project, checks=tuple(checks))
    build_lake(tmp_path, project, [{"name": "a", "blocks": ["x"]}], [{"article": "a", "value": "5"}])
    with dg.DagsterInstance.ephemeral() as instance:
        defined = define_models(broken, Lake(Path("nowhere")))
        result = job_over(tmp_path, defined).execute_in_process(instance=instance, raise_on_error=False)
    assert not result.success
    assert failing.blocking
    assert failing.target in made_by(result)
    assert not made_by(result) & {name for name, model in project.models.items() if failing.target in model.deps}


def test_one_asset_runs_alone_with_its_checks(project, defined, run):
    job = job_over(run[0], defined, dg.AssetSelection.assets(["facts", "dim_units"]))
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance)
    assert made_by(result) == {"dim_units"}
    assert {check.asset_key.path[-1] for check in check_results(result)} == {"dim_units"}


def test_one_check_runs_alone(project, defined, run):
    asked = {("fct_mentions", "unique_mention_id"), ("fct_mentions", CHECK)}
    keys = [dg.AssetCheckKey(dg.AssetKey(["facts", table]), name) for table, name in asked]
    with dg.DagsterInstance.ephemeral() as instance:
        result = job_over(run[0], defined, dg.AssetSelection.checks(*keys)).execute_in_process(instance=instance)
    assert made_by(result) == set()
    assert {(check.asset_key.path[-1], check.check_name) for check in check_results(result)} == asked


def test_a_failed_test_keeps_the_table_out_and_the_warehouse_unpublished(project, defined, tmp_path):
    build_lake(
        tmp_path, project, [{"name": "a", "blocks": ["x"]}], [{"article": "a", "value": "5", "metric": "nonsense"}]
    )
    with dg.DagsterInstance.ephemeral() as instance:
        mentions = dg.AssetSelection.assets(["facts", "fct_mentions"]).upstream()
        first = job_over(tmp_path, defined, mentions).execute_in_process(instance=instance, raise_on_error=False)
        failed = [result for result in check_results(first) if not result.passed]
        assert [result.check_name for result in failed] == ["relationships_metric"]
        assert "fct_mentions" not in made_by(first)
        # Dagster would run the rest alone and skip nothing: publishing looks at the checks itself.
        publish = job_over(tmp_path, defined, dg.AssetSelection.assets("warehouse"))
        alone = publish.execute_in_process(instance=instance, raise_on_error=False)
        assert not alone.success
        (failure,) = alone.filter_events(lambda event: event.is_step_failure)
        assert "blocking checks failed: facts/fct_mentions:relationships_metric" in str(failure.step_failure_data.error)
    assert not (tmp_path / "warehouse.duckdb").exists()


def test_a_failed_contract_of_a_room_keeps_the_warehouse_unpublished(project, defined, tmp_path):
    @dg.asset_check(asset="mentions", name="contract", blocking=True)
    def contract():
        return dg.AssetCheckResult(passed=False)

    with dg.DagsterInstance.ephemeral() as instance:
        failing = dg.Definitions(assets=[dg.AssetSpec("mentions")], asset_checks=[contract])
        failing.resolve_implicit_global_asset_job_def().execute_in_process(instance=instance, raise_on_error=False)
        publish = job_over(tmp_path, defined, dg.AssetSelection.assets("warehouse"))
        alone = publish.execute_in_process(instance=instance, raise_on_error=False)
        (failure,) = alone.filter_events(lambda event: event.is_step_failure)
        assert "blocking checks failed: mentions:contract" in str(failure.step_failure_data.error)
