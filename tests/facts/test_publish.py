"""The lake becomes a warehouse in one swap: whole, described, checked, and only where something changed."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import duckdb
import polars as pl
import pytest
from lake_builder import RUN, add_shard, build_lake, write_sources

from assets.facts import fill
from assets.facts.lake import Lake
from assets.facts.lineage import trace_columns, write_lineage
from assets.facts.load import load_project
from assets.facts.publish import RefusedPublicationError, publish_warehouse
from assets.facts.resolve import run_models
from assets.facts.runs import record_run
from assets.facts.state import State, forget_state, keep_state
from assets.facts.warehouse import WarehouseError, open_warehouse


@pytest.fixture(scope="module")
def project():
    return load_project()


def build(project, home: Path, *values: str) -> Lake:
    mentions = [{"article": "a", "value": value} for value in values]
    lake = build_lake(home, project, [{"name": "a", "blocks": ["Acme sold much."]}], mentions)
    write_lineage(project, lake, trace_columns(project))
    list(run_models(project, lake))
    return lake


@pytest.fixture(scope="module")
def built(project, tmp_path_factory) -> Path:
    return build(project, tmp_path_factory.mktemp("built"), "5", "6").home


@pytest.fixture
def lake(built, tmp_path) -> Lake:
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    return Lake(tmp_path)


def test_the_warehouse_holds_every_mart_with_its_meaning(project, lake):
    publication = publish_warehouse(project, lake)
    assert publication.published
    assert (lake.home / "warehouse.duckdb").readlink() == Path(publication.path.name)
    assert not list(lake.home.glob("*.wal"))
    assert not list(lake.home.glob(".aside*"))
    marts = {name: model for name, model in project.models.items() if model.layer == "marts"}
    with open_warehouse(lake.home) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name, data_type, comment FROM duckdb_columns() WHERE schema_name = 'main'"
            " AND database_name = current_database() AND NOT internal ORDER BY ALL"
        ).fetchall()
        kinds = dict(connection.execute("SELECT table_name, table_type FROM information_schema.tables").fetchall())
        values = connection.execute("SELECT value FROM figures ORDER BY value").fetchall()
        comments = dict(
            connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall()
        )
    assert columns == sorted((m.name, c.name, c.type, c.meaning) for m in marts.values() for c in m.columns)
    assert kinds["figures"] == "VIEW"
    assert kinds["fct_mentions"] == "BASE TABLE"
    assert "in plain words" in comments["figures"]
    assert [int(value) for (value,) in values] == [5, 6]


def test_an_unchanged_lake_publishes_nothing(project, lake):
    first = publish_warehouse(project, lake)
    before = first.path.stat().st_mtime_ns
    second = publish_warehouse(project, lake)
    assert (second.published, second.path, second.path.stat().st_mtime_ns) == (False, first.path, before)


def test_another_run_over_the_same_data_has_the_same_content(project, lake):
    first = publish_warehouse(project, lake)
    record_run(project, lake, replace(RUN, run_id="run-2", started_at=RUN.started_at.replace(year=2027)))
    list(run_models(project, lake, ["meta", "dim_runs"]))
    assert publish_warehouse(project, lake).content_hash == first.content_hash


def test_a_reader_finishes_on_the_version_it_opened(project, lake):
    publish_warehouse(project, lake)
    with open_warehouse(lake.home) as reader:
        lake.write("fct_mentions", pl.read_parquet(lake.path("fct_mentions")).head(1))
        keep_state(lake, "fct_mentions", State("other", "other", 1, ()))
        assert publish_warehouse(project, lake).published
        assert reader.execute("SELECT count(*) FROM fct_mentions").fetchone() == (2,)
    with open_warehouse(lake.home) as reader:
        assert reader.execute("SELECT count(*) FROM fct_mentions").fetchone() == (1,)


def read_warehouse(home: Path) -> dict[str, object]:
    """All that a reader finds: the rows of each table and view, and what is said of every column."""
    with open_warehouse(home) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
        found = {table: sorted(connection.execute(f"FROM {table}").fetchall(), key=repr) for table in tables}
        said = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY ALL"
        return {**found, "said": connection.execute(said).fetchall()}


@pytest.fixture
def grown(project, tmp_path) -> Lake:
    """A lake that was published, and of which one article in twenty has changed since."""
    articles = [{"name": f"a{n}", "blocks": [f"Acme sold {n}."]} for n in range(20)]
    mentions = [{"article": f"a{n}", "value": str(n), "period": f"FY20{n + 10}"} for n in range(20)]
    lake = build_lake(tmp_path, project, articles, mentions)
    write_lineage(project, lake, trace_columns(project))
    list(run_models(project, lake))
    publish_warehouse(project, lake)
    new = {"name": "new", "path": "a0.txt", "blocks": ["Acme sold 0.5."]}
    add_shard(tmp_path, project, [new], [{"article": "new", "value": "0.5", "period": "FY2010"}], 2)
    write_sources(tmp_path, project, [{**articles[0], "present": False}, *articles[1:], new])
    list(run_models(project, lake))
    return lake


def test_what_changed_is_put_into_what_stood(project, grown, monkeypatch):
    patched = []
    patch = fill._patch
    monkeypatch.setattr(fill, "_patch", lambda *given: (patched.append(given[1].name), patch(*given)))
    publish_warehouse(project, grown)
    assert {"fct_mentions", "fct_figures", "figure_mentions", "article_blocks"} <= set(patched)
    found = read_warehouse(grown.home)
    forget_state(grown, "warehouse")
    (grown.home / "warehouse.duckdb").unlink()
    assert publish_warehouse(project, grown).published
    assert len(found["fct_mentions"]) == 20
    assert read_warehouse(grown.home) == found


def forget(_: Lake, last: Path) -> None:
    last.unlink()


def flip_a_bit(_: Lake, last: Path) -> None:
    content = bytearray(last.read_bytes())
    content[len(content) // 2] ^= 1
    last.write_bytes(content)


def skip_a_publication(lake: Lake, _: Path) -> None:
    """The models ran once more than the warehouse was published."""
    project = load_project()
    articles = [{"name": f"a{n}", "blocks": [f"Acme sold {n}."]} for n in range(1, 20)]
    write_sources(lake.home, project, [*articles[1:], {**articles[0], "present": False}])
    list(run_models(project, lake))


@pytest.mark.parametrize("harm", [forget, flip_a_bit, skip_a_publication])
def test_what_was_harmed_or_missed_is_filled_anew(project, grown, harm):
    harm(grown, (grown.home / "warehouse.duckdb").resolve())
    publish_warehouse(project, grown)
    found = read_warehouse(grown.home)
    forget_state(grown, "warehouse")
    (grown.home / "warehouse.duckdb").unlink()
    publish_warehouse(project, grown)
    assert read_warehouse(grown.home) == found


def test_failed_checks_publish_nothing(project, lake):
    with pytest.raises(RefusedPublicationError, match="blocking checks failed: facts/fct_mentions:unique"):
        publish_warehouse(project, lake, failed_checks=["facts/fct_mentions:unique"])
    assert not (lake.home / "warehouse.duckdb").is_symlink()


def test_a_lake_without_a_run_is_refused_and_the_old_warehouse_stands(project, lake):
    old = publish_warehouse(project, lake)
    lake.path("runs").unlink()
    list(run_models(project, lake, ["meta"]))
    with pytest.raises(RefusedPublicationError, match="meta is empty"):
        publish_warehouse(project, lake)
    assert (lake.home / "warehouse.duckdb").resolve() == old.path


def test_old_versions_are_kept_to_a_number_and_never_the_current_one_dropped(project, lake):
    for age in range(4):
        stale = lake.home / f"warehouse-old{age}.duckdb"
        stale.write_bytes(b"")
        os.utime(stale, (age, age))
    publication = publish_warehouse(project, lake, kept_versions=3)
    left = {path.name for path in lake.home.glob("warehouse-*.duckdb")}
    assert left == {publication.path.name, "warehouse-old3.duckdb", "warehouse-old2.duckdb"}


def test_a_damaged_current_file_is_built_again(project, lake):
    publication = publish_warehouse(project, lake)
    publication.path.write_bytes(b"not a database")
    assert publish_warehouse(project, lake).published
    open_warehouse(lake.home).close()


def test_leftovers_of_a_killed_run_do_not_matter(project, lake):
    publication = publish_warehouse(project, lake)
    (lake.home / "warehouse.duckdb").unlink()
    (lake.home / f".aside-{publication.path.name}").write_bytes(b"half")
    (lake.home / f".aside-{publication.path.name}.wal").write_bytes(b"half")
    (lake.home / ".aside-warehouse.duckdb").symlink_to("nowhere")
    assert publish_warehouse(project, lake).published
    assert not list(lake.home.glob(".aside*"))


@pytest.mark.parametrize(
    ("version", "sentence"),
    [("2.0", "has schema version 2.0, this tool reads 1."), ("1.9", None), (None, "not a warehouse that can be read")],
)
def test_another_major_version_is_refused_in_one_sentence(tmp_path, version, sentence):
    with duckdb.connect(tmp_path / "warehouse-x.duckdb") as connection:
        if version:
            connection.execute(f"CREATE TABLE meta AS SELECT '{version}' AS schema_version")
    (tmp_path / "warehouse.duckdb").symlink_to("warehouse-x.duckdb")
    if sentence is None:
        open_warehouse(tmp_path).close()
        return
    with pytest.raises(WarehouseError, match=sentence) as error:
        open_warehouse(tmp_path)
    assert "\n" not in str(error.value)


def test_a_home_without_a_warehouse_says_how_to_build_one(tmp_path):
    with pytest.raises(WarehouseError, match="build one with `sourceline run"):
        open_warehouse(tmp_path)


def test_an_opened_warehouse_is_read_only(project, lake):
    publish_warehouse(project, lake)
    with open_warehouse(lake.home) as connection, pytest.raises(duckdb.Error, match="read-only"):
        connection.execute("DELETE FROM fct_mentions")
