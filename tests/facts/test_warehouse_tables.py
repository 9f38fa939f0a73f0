"""The tables and columns that the design promises are in the published warehouse, each with its meaning."""

from pathlib import Path

import duckdb
import pytest

PROMISED = {
    "dim_articles": """article_id title publisher author published_at published_at_basis language canonical_url
        media_type encoding size_bytes cluster_id supersedes_article_id first_seen_at""",
    "article_sources": "article_id source_path container_sha256 member line first_seen_at last_seen_at present",
    "dim_entities": "entity",
    "dim_metrics": "metric",
    "dim_units": "unit base_unit",
    "dim_periods": "period",
    "dim_runs": "run_id",
    "meta": "schema_version code_version vocabulary_hash built_at",
    "fct_mentions": """mention_id article_id source_path section byte_start byte_end char_start char_end line quote
        prefix suffix value decimals value_low value_high bound qualifier range_id unit base_value base_unit metric
        aspect entity entity_name measure comparator basis accounting vintage attributed_to period period_start
        period_end period_from evidence block_id copy_of_mention_id rule figure_id run_id code_version""",
    "fct_figures": """figure_id entity metric aspect measure comparator base_unit basis accounting value
        value_low value_high status preferred_mention_id n_mentions n_articles n_independent n_providers""",
    "figure_mentions": "figure_id mention_id provider rank relation reason",
    "consensus": "figure_id provider value median_value n_providers",
    "fct_conflicts": "kind severity figure_id explanation",
    "conflict_mentions": "mention_id",
    "fct_relations": "kind formula operand_mention_ids implied_low implied_high target_mention_id verdict",
    "fct_residual_numbers": "article_id byte_start byte_end reason count",
    "issues": "stage article_id source_path severity code message",
    "lineage_tables": "",
    "lineage_columns": "",
    "figures": "",
}


@pytest.fixture(scope="module")
def warehouse(seeds_home: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(seeds_home / "warehouse.duckdb", read_only=True)


@pytest.mark.parametrize("table", PROMISED)
def test_a_promised_table_has_its_columns(warehouse: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = warehouse.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ?", [table]
    ).fetchall()
    assert columns
    assert set(PROMISED[table].split()) <= {name for name, _ in columns}
    assert all(comment for _, comment in columns)


def test_values_are_decimals_of_38_places_with_9_behind_the_point(warehouse: duckdb.DuckDBPyConnection) -> None:
    types = warehouse.execute(
        "SELECT DISTINCT data_type FROM duckdb_columns() WHERE table_name IN ('fct_mentions', 'fct_figures')"
        " AND column_name IN ('value', 'value_low', 'value_high', 'base_value')"
    ).fetchall()
    assert types == [("DECIMAL(38,9)",)]


def test_two_articles_report_no_figure(warehouse: duckdb.DuckDBPyConnection) -> None:
    counted = warehouse.execute(
        "SELECT left(sources.source_path, 3), count(mention_id)"
        " FROM article_sources AS sources LEFT JOIN fct_mentions USING (article_id) GROUP BY 1 ORDER BY 1"
    ).fetchall()
    assert counted == [("000", 80), ("001", 10), ("002", 0), ("003", 0), ("004", 15)]
