"""Turns a pandera schema into the border of a table: rows that break it become issues, a broken table stops the run."""

from dataclasses import dataclass

import pandera.polars as pa
import polars as pl
from pandera.errors import SchemaErrors

from assets.kernel.issues import Issue, Severity

NOT_EMPTY = {"not_empty": True}  # metadata of a schema whose table must hold a row
_SHOWN_CHARS = 80


class BrokenTableError(ValueError):
    """A whole table is not what its contract says: a column is missing, of another type, or a key stands twice."""


@dataclass(frozen=True, slots=True)
class Partition:
    """The rows that keep a contract, and an issue for each breach of the others."""

    good: pl.DataFrame
    issues: tuple[Issue, ...]


def partition(frame: pl.DataFrame, schema: pa.DataFrameSchema, stage: str) -> Partition:
    """Sorts the rows of `frame` by whether they keep `schema`; `stage` is the room that made them.

    Raises BrokenTableError, with every fault, where the table as a whole is broken.
    """
    try:
        _refuse_empty(frame, schema)
        return Partition(schema.validate(frame, lazy=True), ())
    except SchemaErrors as error:
        breaches = error.failure_cases
    whole = breaches.filter(pl.col("index").is_null() | (pl.col("schema_context") == "DataFrameSchema"))
    if len(whole):
        faults = dict.fromkeys(_tell_fault(breach, schema) for breach in _rows(whole))
        raise BrokenTableError(f"table {schema.name}: " + "; ".join(faults))
    bad = breaches["index"].unique().to_list()
    good = frame.with_row_index("_row").filter(~pl.col("_row").is_in(bad)).drop("_row")
    _refuse_empty(good, schema)
    return Partition(good, tuple(_tell_breach(breach, frame, schema, stage) for breach in _rows(breaches)))


def validate(frame: pl.DataFrame, schema: pa.DataFrameSchema) -> list[dict[str, object]]:
    """Every breach of `schema` in `frame`: its failure_case, column, check and index."""
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as error:
        return _rows(error.failure_cases)
    return []


def empty_frame(schema: pa.DataFrameSchema) -> pl.DataFrame:
    """A table of `schema` without rows."""
    return pl.DataFrame(schema=table_schema(schema))


def table_schema(schema: pa.DataFrameSchema) -> pl.Schema:
    """The polars types of the columns of `schema`."""
    return pl.Schema({name: column.dtype.type for name, column in schema.columns.items()})


def _refuse_empty(frame: pl.DataFrame, schema: pa.DataFrameSchema) -> None:
    if frame.is_empty() and (schema.metadata or {}).get("not_empty"):
        raise BrokenTableError(f"table {schema.name}: no row keeps its contract, or there is none")


def _rows(failure_cases: pl.DataFrame) -> list[dict[str, object]]:
    return list(failure_cases.iter_rows(named=True))


def _tell_fault(breach: dict[str, object], schema: pa.DataFrameSchema) -> str:
    match str(breach["check"]):
        case "column_in_dataframe":
            return f"column {breach['failure_case']} is missing"
        case "column_in_schema":
            return f"column {breach['failure_case']} is not in the contract"
        case "multiple_fields_uniqueness":
            return f"its key ({', '.join(schema.unique or [])}) stands twice"
        case check:
            return f"column {breach['column']} is {_shorten(breach['failure_case'])}, which fails {check}"


def _tell_breach(breach: dict[str, object], frame: pl.DataFrame, schema: pa.DataFrameSchema, stage: str) -> Issue:
    row = frame.row(int(str(breach["index"])), named=True)
    place = f" at bytes {row['byte_start']}-{row['byte_end']}" if "byte_start" in row and "byte_end" in row else ""
    return Issue(
        stage=stage,
        severity=Severity.ERROR,
        code="contract_breach",
        message=f"{schema.name}.{breach['column']} is {_shorten(breach['failure_case'])}{place}, "
        f"which fails {breach['check']}: the row was left out",
        article_id=row.get("article_id"),
        source_path=row.get("source_path"),
    )


def _shorten(value: object) -> str:
    text = "null" if value is None else repr(value)
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…"
