"""dbt_like_sql/sources.yaml and the reference CSVs become the tables under the models."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from assets.facts.record import Column, ModelError, Source


def read_sources(declared: Path, reference: Path) -> dict[str, Source]:
    """Every table that SQL may ref and no model makes, by name; `reference_x` is `reference/x.csv`, all VARCHAR."""
    tables = yaml.safe_load(declared.read_text(encoding="utf-8"))
    sources = [_read_declared(declared, name, table) for name, table in tables.items()]
    sources += [_read_reference(path) for path in sorted(reference.glob("*.csv"))]
    return {source.name: source for source in sources}


def _read_declared(path: Path, name: str, table: Mapping[str, Any]) -> Source:
    try:
        rooms, columns, origins = table["room"], table["columns"], table["from"]
        return Source(
            name=name,
            rooms=tuple(rooms) if isinstance(rooms, list) else (str(rooms),),
            file=str(table.get("file", name)),
            assets=tuple(table.get("assets", [table.get("file", name)])),
            description=str(table["description"]),
            columns=tuple(Column(column, at["type"], at["meaning"]) for column, at in columns.items()),
            transformation=str(table["transformation"]),
            origins={column: tuple(at.get("from", origins)) for column, at in columns.items()},
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: table {name} is not a source as the others are ({error!r})") from None


def _read_reference(path: Path) -> Source:
    with path.open(encoding="utf-8", newline="") as lines:
        names = next(csv.reader(lines), [])
    columns = tuple(Column(name, "VARCHAR", f"{name} in seeds/reference/{path.name}") for name in names)
    if not columns:
        raise ModelError(f"{path}:1: no header row; a reference table names its columns there")
    return Source(
        name=f"reference_{path.stem}",
        rooms=(),
        file=str(path),
        description=f"Reference data: {path.stem}",
        columns=columns,
        transformation=f"seeds/reference/{path.name}",
        origins={},
        assets=(f"reference_{path.stem}",),
    )
