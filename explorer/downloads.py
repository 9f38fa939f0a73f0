"""Turns a selection of rows into a CSV, JSON or Parquet file, a chunk at a time where the format allows."""

import csv
import io
import json
from collections.abc import Iterator

import polars as pl

from explorer.tables import Selection
from explorer.warehouse import Warehouse

_CHUNK = 5_000  # rows
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet computes a cell that begins so
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}


def write_csv(warehouse: Warehouse, selection: Selection) -> Iterator[bytes]:
    """CSV with a header; text that a spreadsheet would compute gets a quote in front."""
    for index, (names, rows) in enumerate(_chunks(warehouse, selection)):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        if index == 0:
            writer.writerow(names)
        writer.writerows([_defuse(value) for value in row] for row in rows)
        yield text.getvalue().encode()


def write_json(warehouse: Warehouse, selection: Selection) -> Iterator[bytes]:
    """An array of objects; decimals and times are strings, so that none loses a digit."""
    separator = "[\n"
    for names, rows in _chunks(warehouse, selection):
        lines = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) for row in rows]
        yield (separator + ",\n".join(lines)).encode() if lines else separator.encode()
        separator = ",\n"
    yield b"\n]\n"


def write_parquet(warehouse: Warehouse, selection: Selection) -> Iterator[bytes]:
    """Parquet with the types of the table."""
    target = io.BytesIO()
    with warehouse.cursor() as cursor:
        found = cursor.sql(selection.sql, params=selection.parameters or None)
        pl.DataFrame(found).write_parquet(target)
    yield target.getvalue()


WRITERS = {"csv": write_csv, "json": write_json, "parquet": write_parquet}


def _chunks(warehouse: Warehouse, selection: Selection) -> Iterator[tuple[list[str], list[tuple[object, ...]]]]:
    """The names with the first rows, which may be none, then the names with more."""
    with warehouse.cursor() as cursor:
        found = cursor.execute(selection.sql, selection.parameters)
        names = [column[0] for column in found.description or ()]
        rows = found.fetchmany(_CHUNK)
        yield names, rows
        while rows := found.fetchmany(_CHUNK):
            yield names, rows


def _defuse(value: object) -> object:
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
