"""The rooms' contracts, dbt_like_sql/sources.yaml and the reference CSVs become the tables under the models."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandera.polars as pa
import polars as pl
import yaml

from assets.cleaned.contract import CLEAN_ARTICLES, CLEAN_BLOCKS, CLEAN_HIDDEN
from assets.extracted.contract import MENTIONS, RESIDUAL_NUMBERS
from assets.facts.connection import quote
from assets.facts.record import Column, ModelError, Source
from assets.kernel.contracts import table_schema
from assets.kernel.issue_table import ISSUES
from assets.raw.contract import ARTICLE_SOURCES, RAW_ARTICLES

_CONTRACTS: Mapping[str, pa.DataFrameSchema] = {
    str(contract.name): contract
    for contract in (
        RAW_ARTICLES,
        ARTICLE_SOURCES,
        CLEAN_ARTICLES,
        CLEAN_BLOCKS,
        CLEAN_HIDDEN,
        MENTIONS,
        RESIDUAL_NUMBERS,
        ISSUES,
    )
}
_TYPES: Mapping[type[pl.DataType], str] = {
    pl.String: "VARCHAR",
    pl.Int64: "BIGINT",
    pl.Int32: "INTEGER",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
    pl.Datetime: "TIMESTAMPTZ",
}


def read_sources(declared: Path, reference: Path) -> dict[str, Source]:
    """Every table that SQL may ref and no model makes, by name; `reference_x` is `reference/x.csv`, all VARCHAR.

    Raises ModelError where `declared` has another form, or names a column that the room's contract has not.
    """
    tables = yaml.load(declared.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    sources = [_read_declared(declared, name, table) for name, table in tables.items()]
    sources += [_read_reference(path) for path in sorted(reference.glob("*.csv"))]
    return {source.name: source for source in sources}


def duckdb_type(dtype: pl.DataType) -> str:
    """The DuckDB type that a polars type has in a Parquet file; KeyError for one that no contract uses."""
    if isinstance(dtype, pl.Decimal):
        return f"DECIMAL({dtype.precision},{dtype.scale})"
    if isinstance(dtype, pl.List):
        return f"{duckdb_type(_instance(dtype.inner))}[]"
    if isinstance(dtype, pl.Struct):
        return f"STRUCT({', '.join(f'{quote(f.name)} {duckdb_type(_instance(f.dtype))}' for f in dtype.fields)})"
    return _TYPES[type(dtype)]


def _read_declared(path: Path, name: str, table: Mapping[str, Any]) -> Source:
    try:
        rooms, file, said = table["room"], str(table.get("file", name)), table.get("columns", {})
        contract = None if rooms in ("facts", "history") else _CONTRACTS[file]
        columns = _list_columns(said) if contract is None else _read_contract(contract)
        if unknown := [column for column in said if column not in {column.name for column in columns}]:
            raise ModelError(f"{path}: {name} has no column {unknown[0]}; its contract names others")
        return Source(
            name=name,
            rooms=tuple(rooms) if isinstance(rooms, list) else (str(rooms),),
            file=file,
            description=str(table["description"] if contract is None else contract.description),
            columns=columns,
            transformation=str(table["transformation"]),
            origins={column.name: tuple(said.get(column.name, {}).get("from", table["from"])) for column in columns},
            assets=tuple(table.get("assets", [file])),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: table {name} is not a source as the others are ({error!r})") from None


def _list_columns(said: Mapping[str, Any]) -> tuple[Column, ...]:
    return tuple(Column(name, column["type"], column["meaning"]) for name, column in said.items())


def _read_contract(contract: pa.DataFrameSchema) -> tuple[Column, ...]:
    types = table_schema(contract)
    return tuple(
        Column(name, duckdb_type(types[name]), column.description or "") for name, column in contract.columns.items()
    )


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


def _instance(dtype: object) -> pl.DataType:
    made = dtype() if isinstance(dtype, type) else dtype  # pl.String and pl.String() are one type
    assert isinstance(made, pl.DataType)
    return made
