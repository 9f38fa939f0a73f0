"""A model that keeps the rows of unchanged keys gives what a fresh run gives, whatever changed or was harmed."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType

import duckdb
import polars as pl
import pytest
from lake_builder import _write_table, build_lake, upstream

from assets.facts import resolve
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.record import ModelError, Project
from assets.facts.resolve import run_models
from assets.facts.state import read_state

CELLS = ("int_claim_sides", "int_ranked_mentions", "int_mention_relations", "fct_figures", "figure_mentions")
METRICS = ("revenue", "net_income", "eps", "capex", "cash", "employees")

Archive = tuple[list[dict], list[dict], list[dict]]  # articles, mentions, corrections


def archive() -> Archive:
    """Ten articles of six mentions: alone, agreeing, conflicting, ranges, superseded and attributed ones."""
    articles = [{"name": f"a{n}", "blocks": [f"Text {n} says."], "published_at": day(n + 1)} for n in range(10)]
    mentions = [write(n, place, metric) for n in range(10) for place, metric in enumerate(METRICS)]
    return articles, mentions, []


def write(n: int, place: int, metric: str, value: int | None = None) -> dict:
    period = {"period": f"FY202{n % 5}", "period_from": "stated", "period_start": day(1), "period_end": day(n % 5 + 2)}
    row = {"article": f"a{n}", "metric": metric, "value": str(value or 100 * place + n % 3), **period}
    if place == 2:
        row |= {"basis": "estimate", "attributed_to": f"House {n % 4}"}
    if place in {3, 4}:
        row |= {"metric": "capex", "range_id": f"r{n}", "bound": "range_low" if place == 3 else "range_high"}
    return row | ({"vintage": "prior"} if place == 5 and n % 4 == 0 else {})


def day(number: int) -> datetime:
    return datetime(2026, 1, number, tzinfo=UTC)


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


def run(project: Project, home: Path, given: Archive) -> dict[str, str]:
    """The versions of the models of cells over `given`."""
    articles, mentions, corrections = given
    lake = build_lake(home, project, articles, mentions)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        source = project.sources["stated_corrections"]
        _write_table(connection, lake.path(source.name), source, corrections)
    assert all(result.written for result in run_models(project, lake, upstream(project, *CELLS)))
    return {name: read_state(lake, name).version for name in CELLS}


@pytest.fixture
def increments(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The models that kept rows."""
    kept: list[str] = []
    select = resolve.select_increment

    def watch(connection, project, lake, model):
        found = select(connection, project, lake, model)
        kept.extend([model.name] if found else [])
        return found

    monkeypatch.setattr(resolve, "select_increment", watch)
    return kept


def change_a_value(given: Archive) -> Archive:
    articles, mentions, corrections = given
    return articles, [{**mentions[0], "value": "777"}, *mentions[1:]], corrections


def change_one_end_of_a_range(given: Archive) -> Archive:
    articles, mentions, corrections = given
    return articles, [*mentions[:4], {**mentions[4], "value": "999"}, *mentions[5:]], corrections


def change_whose_name_is_written(given: Archive) -> Archive:
    articles, mentions, corrections = given
    return (
        articles,
        [{**mentions[7], "entity_name": "ACME Corp."} if m is mentions[7] else m for m in mentions],
        corrections,
    )


def remove_a_file(given: Archive) -> Archive:
    articles, mentions, corrections = given
    return [*articles[:-1], {**articles[-1], "present": False}], mentions, corrections


def add_an_article(given: Archive) -> Archive:
    articles, mentions, corrections = given
    new = [write(3, place, metric) | {"article": "new"} for place, metric in enumerate(METRICS[:3])]
    return [*articles, {"name": "new", "blocks": ["New text."]}], [*mentions, *new], corrections


def date_an_article_anew(given: Archive) -> Archive:
    articles, mentions, corrections = given
    return [{**articles[0], "published_at": day(30)}, *articles[1:]], mentions, corrections


def correct_one_end_of_a_range(given: Archive) -> Archive:
    told = {"line": 2, "mention_id": f"{9:016x}", "field": "value", "value": "5", "who": "Ann", "why": "misread"}
    return given[0], given[1], [{**told, "corrected_at": day(9)}]


CHANGES = (
    change_a_value,
    change_one_end_of_a_range,
    change_whose_name_is_written,
    remove_a_file,
    add_an_article,
    date_an_article_anew,
    correct_one_end_of_a_range,
)


@pytest.fixture(scope="module")
def built(project, tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """A home over the archive, to be copied, and the versions of its models."""
    home = tmp_path_factory.mktemp("built")
    return home, run(project, home, archive())


@pytest.fixture
def home(built, tmp_path) -> Path:
    return Path(shutil.copytree(built[0], tmp_path / "home"))


@pytest.mark.parametrize("change", CHANGES)
def test_kept_and_new_rows_are_those_of_a_fresh_run(project, home, built, tmp_path, increments, change):
    fresh = run(project, tmp_path / "fresh", change(archive()))
    assert not increments
    assert run(project, home, change(archive())) == fresh != built[1]
    assert increments


def test_what_went_and_came_back_is_as_it_was(project, home, built, increments):
    assert run(project, home, remove_a_file(archive())) != built[1]
    assert run(project, home, archive()) == built[1]
    assert increments


def lose(lake: Lake, table: str) -> None:
    lake.path(table).unlink()


def forge(lake: Lake, table: str) -> None:
    path = lake.path(table)
    pl.read_parquet(path).with_columns(pl.lit("forged").alias("figure_id")).write_parquet(path)


def lose_the_state(lake: Lake, table: str) -> None:
    lake.path(table).with_suffix(".json").unlink()


@pytest.fixture(scope="module")
def changed(project, tmp_path_factory) -> dict[str, str]:
    return run(project, tmp_path_factory.mktemp("changed"), change_a_value(archive()))


@pytest.mark.parametrize("harm", [lose, forge, lose_the_state])
@pytest.mark.parametrize("table", ["fct_figures", "fct_figures-followed"])
def test_what_was_kept_and_then_harmed_is_made_anew(project, home, changed, harm: Callable[[Lake, str], None], table):
    harm(Lake(home), table)
    assert run(project, home, change_a_value(archive())) == changed


@pytest.mark.parametrize("model", ["int_claim_sides", "fct_figures", "int_series"])
def test_rows_that_other_sql_made_are_not_kept(project, home, increments, model):
    other = replace(project.models[model], sql=f"{project.models[model].sql} -- another")
    rules = replace(project, models=MappingProxyType({**project.models, model: other}))
    run(rules, home, change_a_value(archive()))
    assert "fct_figures" not in increments


def test_a_model_follows_a_table_of_one_of_its_columns_and_a_hash(tmp_path):
    columns = "columns:\n  a: one\ntests:\n  - unique: [a]\n"
    header = f"/*\ndescription: x\ngrain: x\nmaterialized: table\n{columns}*/\n"
    for layer in ("staging", "marts", "checks", "macros"):
        (tmp_path / layer).mkdir()
    (tmp_path / "sources.yaml").write_text("{}")
    (tmp_path / "staging" / "one.sql").write_text(f"{header}SELECT 1 AS a")
    following = header.replace("columns", "follows: one\ncolumns", 1).replace("a: one", "b: one").replace("[a]", "[b]")
    (tmp_path / "staging" / "two.sql").write_text(f"{following}SELECT 1 AS b")
    with pytest.raises(
        ModelError, match=r"two\.sql: follows one, which is no table of a column of this one and a hash"
    ):
        load_project(tmp_path, tmp_path)
