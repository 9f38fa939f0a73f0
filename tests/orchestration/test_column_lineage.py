"""What Dagster shows of a column's origins is what `lineage_columns` says, from the warehouse to the raw bytes."""

from pathlib import Path

import dagster as dg
import duckdb

from orchestration.graph import build_definitions

OWN = {"seen_sources": "article_sources", "found_issues": "raw_articles"}  # tables that another asset is named after


def test_dagster_has_the_same_edges(seeds_home: Path) -> None:
    with duckdb.connect((seeds_home / "warehouse.duckdb").resolve(), read_only=True) as warehouse:
        query = (
            'SELECT "table", "column", from_table, from_column FROM lineage_columns WHERE "table" <> \'found_issues\''
        )
        ours = {(own(to), column, own(table), name) for to, column, table, name in warehouse.sql(query).fetchall()}
    specs = build_definitions(seeds_home, seeds_home).resolve_all_asset_specs()
    assert ours == {edge for spec in specs for edge in edges(spec)}
    assert ("mentions", "value", "clean_blocks", "text") in ours
    assert ("raw_articles", "article_id", "raw_files", "bytes") in ours


def own(table: str) -> str:
    return OWN.get(table, table)


def edges(spec: dg.AssetSpec) -> set[tuple[str, str, str, str]]:
    shown = spec.metadata.get("dagster/column_lineage")
    if shown is None:
        return set()
    to = spec.key.path[-1]
    deps = ((column, dep) for column, deps in shown.deps_by_column.items() for dep in deps)
    return {(to, column, dep.asset_key.path[-1], dep.column_name) for column, dep in deps}
