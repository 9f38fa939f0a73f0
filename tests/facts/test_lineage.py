"""From a column of a mart back to the bytes, read from the SQL itself."""

import pytest

from assets.facts.lake import Lake
from assets.facts.lineage import read_column_steps, trace_column, trace_columns, trace_tables, write_lineage
from assets.facts.load import load_project


@pytest.fixture(scope="module")
def project():
    return load_project()


@pytest.fixture(scope="module")
def steps(project):
    return trace_columns(project)


@pytest.mark.parametrize(
    ("column", "origins"),
    [
        ("fct_mentions.value", {"stg_mentions.value"}),
        ("figures.metric", {"dim_metrics.label", "fct_mentions.metric"}),
        ("stg_blocks.n_chars", {"clean_blocks.clean_start", "clean_blocks.clean_end"}),
        ("dim_articles.cluster_id", {"article_clusters.cluster_id", "stg_articles.article_id"}),
        ("meta.built_at", {"runs.started_at"}),
        ("mentions.base_value", {"clean_blocks.text", "reference_units.factor_to_base"}),
        ("dim_entities.n_mentions", set()),
    ],
)
def test_a_column_comes_from(steps, column: str, origins: set[str]):
    table, _, name = column.partition(".")
    found = {f"{s.from_table}.{s.from_column}" for s in steps if (s.table, s.column) == (table, name)}
    assert found == origins


def test_a_join_key_is_no_value(steps):
    assert not [s for s in steps if s.table == "fct_mentions" and s.from_table == "dim_articles"]


def test_every_step_starts_at_a_column_that_exists(project, steps):
    known = {(name, c.name) for name in (*project.sources, *project.models) for c in project.columns(name)}
    known |= {("raw_files", "bytes"), ("corrections_file", "text")}
    assert [s for s in steps if (s.from_table, s.from_column) not in known or (s.table, s.column) not in known] == []


@pytest.mark.parametrize("column", ["figures.value", "fct_mentions.figure_id", "dim_articles.title", "issues.message"])
def test_every_way_back_ends_at_the_bytes(steps, column: str):
    lines = list(trace_column(steps, *column.split(".")))
    assert lines[0].startswith(f"{column}  <- ")
    assert any(line.strip() == "raw_files.bytes" for line in lines)
    ends = {line.strip().split("  ")[0] for line in lines if "<-" not in line and "see above" not in line}
    assert all(end in {"raw_files.bytes", "corrections_file.text"} or end.startswith("reference_") for end in ends), (
        ends
    )


@pytest.mark.parametrize("column", ["fct_mentions.nothing", "nowhere.value"])
def test_an_unknown_column_is_said_so(steps, column: str):
    with pytest.raises(KeyError, match="no such column"):
        list(trace_column(steps, *column.split(".")))


def test_tables_lead_back_to_the_raw_files(project):
    made_of: dict[str, set[str]] = {}
    for step in trace_tables(project):
        made_of.setdefault(step.table, set()).add(step.from_table)
    assert made_of["figures"] >= {"fct_mentions", "dim_articles"}
    assert made_of["mentions"] >= {"clean_blocks", "reference_units"}
    assert made_of["raw_articles"] == {"raw_files"}


def test_lineage_is_traced_again_only_where_the_models_changed(project, steps, tmp_path, monkeypatch):
    lake = Lake(tmp_path)
    first = write_lineage(project, lake, steps)
    assert first["column_steps"] > first["table_steps"] > len(project.models)
    monkeypatch.setattr("assets.facts.lineage.trace_columns", lambda _: pytest.fail("traced again"))
    assert read_column_steps(project, lake) == steps
    written = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}
    assert write_lineage(project, lake, steps) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")} == written
