"""Models run over the lake, and a table whose tests fail never takes the place of the last good one."""

from pathlib import Path

import duckdb
import polars as pl
import pytest
from lake_builder import RUN, article_id, build_lake, upstream

from assets.facts.connection import open_database
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.resolve import run_model, run_models


@pytest.fixture(scope="module")
def project():
    return load_project()


@pytest.fixture
def lake(tmp_path: Path, project) -> Lake:
    return build_lake(tmp_path, project, [{"name": "a", "blocks": ["Acme sold $5."]}], [{"article": "a", "value": "5"}])


def test_a_model_says_what_it_did(project, lake):
    needed = upstream(project, "dim_runs", "fct_mentions", "price_targets")
    results = {result.model.name: result for result in run_models(project, lake, needed)}
    assert results.keys() == needed
    assert all(result.written for result in results.values())
    mentions = results["fct_mentions"]
    assert (mentions.rows, mentions.preview[0]["quote"]) == (1, "5 USD")
    assert {test.check.name for test in mentions.tests} >= {"unique_mention_id", "relationships_article_id"}
    assert pl.read_parquet(lake.path("fct_mentions")).schema["value"] == pl.Decimal(38, 9)
    assert pl.read_parquet(lake.path("dim_runs")).rows() == [
        (RUN.run_id, RUN.started_at, RUN.code_version, RUN.vocabulary_hash, 1, 1, 0, None)
    ]
    assert not lake.path("price_targets").exists(), "a view is written nowhere"
    assert not list(lake.path("dim_runs").parent.glob("*.aside"))


def test_an_empty_lake_gives_empty_tables(project, tmp_path):
    rows = {result.model.name: result.rows for result in run_models(project, Lake(tmp_path))}
    assert rows["fct_mentions"] == rows["meta"] == rows["figures"] == 0
    assert rows["dim_metrics"] > 100


def test_a_failed_test_keeps_the_old_table_and_stops_the_run(project, tmp_path):
    needed = upstream(project, "fct_residual_numbers")
    article = {"name": "a", "blocks": ["In 2025 Acme grew."]}
    good = {
        "article_id": article_id("a"),
        "byte_start": 3,
        "byte_end": 7,
        "quote": "2025",
        "reason": "date",
        "count": 1,
    }
    lake = build_lake(tmp_path, project, [article], residual_numbers=[good])
    list(run_models(project, lake, needed))
    before = lake.path("fct_residual_numbers").read_bytes()
    build_lake(tmp_path, project, [article], residual_numbers=[{**good, "byte_end": 3}])
    results = list(run_models(project, lake, needed))
    assert (results[-1].model.name, results[-1].written) == ("fct_residual_numbers", False)
    failed = [test for test in results[-1].tests if not test.passed]
    assert [test.check.name for test in failed] == ["residual_has_bytes"]
    assert (failed[0].failing_rows, failed[0].sample[0]["byte_end"]) == (1, "3")
    assert lake.path("fct_residual_numbers").read_bytes() == before
    assert not list(lake.path("meta").parent.glob("*.aside"))


def test_a_view_whose_test_fails_stops_the_run(project, tmp_path):
    lake = build_lake(tmp_path, project, [{"name": "a"}], [{"article": "a", "value": "5", "bound": "?"}])
    last = list(run_models(project, lake, upstream(project, "stg_mentions")))[-1]
    assert (last.model.name, last.written) == ("stg_mentions", False)


def test_what_did_not_change_is_not_run_again(project, lake):
    first = list(run_models(project, lake, upstream(project, "dim_articles", "dim_entities", "stg_blocks")))
    second = list(run_models(project, lake, upstream(project, "dim_articles", "dim_entities", "stg_blocks")))
    assert not [result.model.name for result in second if result.ran]
    told = [[(r.model.name, r.rows, r.version, r.preview) for r in results] for results in (first, second)]
    assert told[0] == told[1]


def test_a_change_costs_what_follows_from_it(project, lake):
    needed = upstream(project, "dim_articles", "dim_entities", "dim_runs")
    list(run_models(project, lake, needed))
    mentions = [{"article": "a", "value": "5", "entity": "OTHER"}]
    build_lake(lake.home, project, [{"name": "a", "blocks": ["Acme sold $5."]}], mentions)
    ran = {
        result.model.name
        for result in run_models(project, lake, upstream(project, "dim_articles", "dim_entities", "dim_runs"))
        if result.ran
    }
    assert ran >= {"stg_articles", "stg_mentions", "dim_entities"}
    # The rooms' files are new but their rows are not: the run ends where the rows are the same.
    assert not ran & {"dim_articles", "int_article_versions"}


def test_a_killed_run_leaves_no_table_that_passes_for_another(project, lake, monkeypatch):
    list(run_models(project, lake, upstream(project, "stg_mentions")))
    changed = [{"name": "a", "blocks": ["Acme sold $5."], "present": False}]
    build_lake(lake.home, project, changed)
    with monkeypatch.context() as killed:
        killed.setattr("assets.facts.resolve.keep_state", lambda *_: pytest.fail("killed"))
        with pytest.raises(pytest.fail.Exception):
            list(run_models(project, lake, ["stg_sources"]))
    assert run_model(project, "stg_sources", lake).ran


def test_a_model_needs_the_models_that_it_reads(project, tmp_path):
    with pytest.raises(FileNotFoundError, match="run the model stg_articles first"):
        run_model(project, "dim_articles", Lake(tmp_path))


def test_what_articles_say_never_becomes_sql(project, tmp_path):
    hostile = "x'; DROP TABLE main.mentions; --"
    lake = build_lake(
        tmp_path,
        project,
        [{"name": "a", "blocks": [hostile], "path": 'it\'s "a".txt', "title": hostile}],
        [{"article": "a", "value": "5", "quote": hostile, "entity": hostile, "prefix": hostile}],
    )
    assert all(
        result.written for result in run_models(project, lake, upstream(project, "dim_articles", "fct_mentions"))
    )
    assert pl.read_parquet(lake.path("fct_mentions"))["entity"].to_list() == [hostile]


def test_rows_stand_in_the_same_order_whatever_order_they_came_in(project, tmp_path):
    mentions = [{"article": name, "value": str(value)} for value, name in enumerate("abcab")]
    articles = [{"name": name, "blocks": [name]} for name in "abc"]
    needed = upstream(project, "dim_articles", "dim_entities", "dim_periods")
    for home, given in ((tmp_path / "1", articles), (tmp_path / "2", articles[::-1])):
        list(
            run_models(
                project,
                build_lake(home, project, given, mentions),
                needed,
            )
        )
    for table in ("dim_articles", "dim_entities", "dim_periods"):
        one, other = (duckdb.read_parquet(str(Lake(tmp_path / n).path(table))).fetchall() for n in "12")
        assert one == other, table


def test_what_does_not_fit_into_memory_goes_to_the_home(lake):
    with open_database(lake.engine) as connection:
        ((folder,),) = connection.execute("SELECT current_setting('temp_directory')").fetchall()
    assert Path(folder).is_relative_to(lake.home)
    assert Path(folder).parent.is_dir()
