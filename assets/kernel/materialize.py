"""Turns a table that was written into what Dagster records of it: rows, columns, time, preview, data version."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import dagster as dg
import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import empty_frame, table_schema
from assets.kernel.engine import open_engine
from assets.kernel.known_files import KnownFiles

_PREVIEW_ROWS = 5
_PREVIEW_CHARS = 60
_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>()#+!|~"} | {"\n": " ", "\r": " "})
_PASSING = {"run_id", "code_version", "first_seen_at", "last_seen_at"}  # when and by whom, not what


def tell_table(
    files: Sequence[Path],
    contract: pa.DataFrameSchema,
    *,
    seconds: float,
    articles: int,
    kept: Path | None = None,
    extra: Mapping[str, float] | None = None,
) -> dg.MaterializeResult[None]:
    """The materialization of `contract`'s asset, whose rows are in `files`; `articles` were worked on in `seconds`.

    In the file `kept` stands what `fingerprint` found in each of `files` before.
    """
    count, version = fingerprint(files, contract, kept)
    metadata: dict[str, int | float | str | dg.TableSchema | dg.MarkdownMetadataValue] = {
        "dagster/row_count": count,
        "dagster/column_schema": column_schema(contract),
        "seconds": round(seconds, 3),
        "articles": articles,
        **({"articles_per_second": round(articles / seconds, 1)} if articles and seconds > 0 else {}),  # 0 is no speed
        "preview": dg.MarkdownMetadataValue(preview(_first_rows(files, contract))),
        **(extra or {}),
    }
    return dg.MaterializeResult(asset_key=contract.name, metadata=metadata, data_version=dg.DataVersion(version))


def fingerprint(files: Sequence[Path], contract: pa.DataFrameSchema, kept: Path | None = None) -> tuple[int, str]:
    """How many rows `files` hold, and a hash of their content: whatever their order, whoever derived them and when."""
    names = ", ".join(f'"{name}"' for name in contract.columns if name not in _PASSING)
    query = f"SELECT count(*), coalesce(sum(hash(t)::HUGEINT), 0) FROM (SELECT {names} FROM read_parquet(?)) t"  # noqa: S608
    with open_engine() as connection:
        known = KnownFiles(kept)
        found = known.look_into(files, lambda file: connection.execute(query, [str(file)]).fetchall()[0])
    known.keep()
    count, total = sum(rows for rows, _ in found), sum(hashes for _, hashes in found)
    return count, f"{count}-{total:x}"


def column_schema(contract: pa.DataFrameSchema) -> dg.TableSchema:
    """The columns of `contract` with types, meanings and limits, as Dagster shows them."""
    types = table_schema(contract)
    return dg.TableSchema(
        columns=[
            dg.TableColumn(
                name=name,
                type=str(types[name]),
                description=column.description,
                constraints=dg.TableColumnConstraints(
                    nullable=column.nullable, other=[str(check.error) for check in column.checks]
                ),
            )
            for name, column in contract.columns.items()
        ],
        constraints=dg.TableConstraints(other=[f"unique ({', '.join(contract.unique)})"] if contract.unique else []),
    )


def preview(frame: pl.DataFrame) -> str:
    """`frame` as a Markdown table; what articles say is escaped and cut."""
    lines = [_line(frame.columns), _line(["---"] * len(frame.columns), escape=False)]
    return "\n".join([*lines, *(_line(row) for row in frame.iter_rows())])


def _first_rows(files: Sequence[Path], contract: pa.DataFrameSchema) -> pl.DataFrame:
    return pl.scan_parquet(list(files)).head(_PREVIEW_ROWS).collect() if files else empty_frame(contract)


def _line(cells: Sequence[object], *, escape: bool = True) -> str:
    return "| " + " | ".join(_cell(cell) if escape else str(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    text = "" if value is None else format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
    text = text if len(text) <= _PREVIEW_CHARS else text[: _PREVIEW_CHARS - 1] + "…"
    return "".join(c if c.isprintable() else " " for c in text).translate(_MARKDOWN)
