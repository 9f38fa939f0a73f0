"""Turns the schema of a Parquet file into the columns of a feed that it has, each read as text."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple, cast

import polars as pl

_TEXTS = (pl.String, pl.Categorical, pl.Enum)
_NEVER = "a date out of range"
_FIRST, _LAST = date(1, 1, 2), date(9999, 12, 30)


class Columns(NamedTuple):
    """The columns that hold texts, named as the feed's, and a few words for each that holds something else."""

    texts: tuple[pl.Expr, ...]
    unused: tuple[str, ...]


class _Column(NamedTuple):
    value: pl.Expr
    kind: pl.DataType


def find_columns(schema: pl.Schema, articles: Collection[str], others: Mapping[str, str]) -> Columns | None:
    """Those of `articles` (the text itself) and `others` (fields by column, see `load_columns`) that the file has.

    None where it has no column of articles.
    """
    texts = [pl.col(name).cast(pl.String) for name in articles if isinstance(schema.get(name), _TEXTS)]
    if not texts:
        return None
    unused = []
    for name, field in others.items():
        for column in _find(schema, name, field, others):
            text = _to_text(column, field)
            if text is None:
                unused.append(f"{name} ({column.kind})")
            else:
                texts.append(text.alias(name))
    return Columns(tuple(texts), tuple(unused))


def _find(schema: pl.Schema, name: str, field: str, others: Collection[str]) -> Iterator[_Column]:
    """The column called `name`: a dot leads into a struct, and of several authors the first counts."""
    head, _, inner = name.partition(".")
    kind, value = schema.get(head), pl.col(head)
    if isinstance(kind, pl.Struct):
        kinds = {each.name: each.dtype for each in kind.fields}
        if inner in kinds:
            yield _Column(value.struct.field(inner), cast("pl.DataType", kinds[inner]))
        elif not inner and not any(other.startswith(f"{head}.") for other in others):
            yield _Column(value, kind)
    elif inner or kind is None:
        return
    elif field == "author" and isinstance(kind, pl.List):
        yield _Column(value.list.first(), cast("pl.DataType", kind.inner))
    else:
        yield _Column(value, kind)


def _to_text(column: _Column, field: str) -> pl.Expr | None:
    if isinstance(column.kind, _TEXTS) or column.kind == pl.Null:
        return column.value.cast(pl.String)
    if field != "published_at" or not isinstance(column.kind, pl.Date | pl.Datetime):
        return None
    if isinstance(column.kind, pl.Date):
        return _write_moment(column.value, column.value, "%Y-%m-%d")
    if column.kind.time_zone is None:
        return _write_moment(column.value, column.value.dt.date(), "%Y-%m-%dT%H:%M:%S")
    utc = column.value.dt.convert_time_zone("UTC")
    return _write_moment(utc, utc.dt.date(), "%Y-%m-%dT%H:%M:%SZ")


def _write_moment(value: pl.Expr, day: pl.Expr, form: str) -> pl.Expr:
    # A date beyond what a calendar has ends the process when it is written out.
    known = day.is_between(pl.lit(_FIRST), pl.lit(_LAST))
    return pl.when(known).then(pl.when(known).then(value).dt.to_string(form)).when(~known).then(pl.lit(_NEVER))
