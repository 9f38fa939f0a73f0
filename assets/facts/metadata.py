"""A model, and what running it gave, become what Dagster shows of them."""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from assets.facts.record import CheckResult, ColumnStep, Layer, Model, ModelResult, Project
from assets.kernel.materialize import preview

_EXPLORER = "http://127.0.0.1:8321"  # where `sourceline explore` answers unless it is told otherwise


def asset_key(project: Project, table: str) -> dg.AssetKey:
    """The asset of a model or of a table that facts writes: under `facts`, for rooms have tables of the same name."""
    if table in project.models or project.sources[table].is_of_facts:
        return dg.AssetKey(["facts", table])
    return dg.AssetKey(project.sources[table].assets[0])


def asset_keys(project: Project, tables: Sequence[str]) -> list[dg.AssetKey]:
    """The assets that write these tables."""
    keys = []
    for table in tables:
        source = project.sources.get(table)
        if source is None or source.is_of_facts:
            keys.append(asset_key(project, table))
        else:
            keys += [dg.AssetKey(name) for name in source.assets]
    return list(dict.fromkeys(keys))


def describe_model(model: Model) -> str:
    """Description, grain and SQL as Markdown."""
    return f"{model.description}\n\nGrain: {model.grain}.\n\n```sql\n{model.sql}\n```"


def define_metadata(project: Project, model: Model, steps: Sequence[ColumnStep]) -> dict[str, Any]:
    """What is known of a model before it runs: its columns with meanings, and where each comes from."""
    columns = [dg.TableColumn(c.name, c.type, c.meaning) for c in model.columns]
    origins: dict[str, list[str]] = {}
    for step in steps:
        if step.table == model.name:
            origins.setdefault(step.column, []).append(f"{step.from_table}.{step.from_column}")
    pages = {"explorer": dg.MetadataValue.url(f"{_EXPLORER}/data/{model.name}.html")}
    return {
        "dagster/column_schema": dg.TableSchema(columns),
        "dagster/column_lineage": _link_columns(project, origins),
        "file": model.path.name,
        **(pages if model.layer is Layer.MARTS else {}),
    }


def show_origins(project: Project, room: dg.AssetsDefinition) -> dg.AssetsDefinition:
    """`room` with the column lineage that sources.yaml declares for its tables."""
    by_key = {asset_key(project, name): name for name, source in project.sources.items() if len(source.assets) == 1}

    def add(spec: dg.AssetSpec) -> dg.AssetSpec:
        told = define_origins(project, by_key[spec.key]) if spec.key in by_key else {}
        return spec.merge_attributes(metadata=told)

    return room.map_asset_specs(add)


def define_origins(project: Project, table: str) -> dict[str, Any]:
    """The column lineage of a table that Python writes."""
    return {"dagster/column_lineage": _link_columns(project, project.sources[table].origins)}


def _link_columns(project: Project, origins: Mapping[str, Sequence[str]]) -> dg.TableColumnLineage:
    known = {*project.models, *project.sources}
    deps: dict[str, list[dg.TableColumnDep]] = {}
    for column, parts in origins.items():
        for part in parts:
            table, _, name = part.partition(".")
            # What is read from outside, raw_files and corrections_file, is the asset of nobody.
            key = asset_key(project, table) if table in known else dg.AssetKey(table)
            deps.setdefault(column, []).append(dg.TableColumnDep(key, name))
    return dg.TableColumnLineage(deps)


def tell_result(result: ModelResult) -> dict[str, Any]:
    """What a run of a model gave: rows, seconds, and the first rows as an escaped Markdown table."""
    counted = {
        "dagster/row_count": result.rows,
        "preview": dg.MetadataValue.md(show_table(result.preview)),
    }
    return {"seconds": round(result.seconds, 3), "ran": result.ran, **(counted if result.rows is not None else {})}


def tell_check(key: dg.AssetKey, result: CheckResult) -> dg.AssetCheckResult:
    """What a check found: how many rows are wrong, and the first of them."""
    return dg.AssetCheckResult(
        passed=result.passed,
        asset_key=key,
        check_name=result.check.name,
        severity=dg.AssetCheckSeverity.ERROR if result.check.blocking else dg.AssetCheckSeverity.WARN,
        metadata={
            "failing_rows": result.failing_rows,
            "sample": dg.MetadataValue.md(show_table(result.sample)),
            "query": dg.MetadataValue.md(f"```sql\n{result.check.sql}\n```"),
        },
    )


def show_table(rows: Sequence[Mapping[str, str | None]]) -> str:
    """Rows as a Markdown table; what articles say is escaped and cut."""
    if not rows:
        return "no rows"
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    return preview(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))
