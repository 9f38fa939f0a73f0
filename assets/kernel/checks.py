"""Turns a contract into a blocking Dagster check of the table as it is kept."""

from collections.abc import Callable, Sequence
from pathlib import Path

import dagster as dg
import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import validate
from assets.kernel.resources import HomeResource
from assets.kernel.storage import Home

_SHOWN_BREACHES = 10


def contract_check(contract: pa.DataFrameSchema, paths: Callable[[Home], Sequence[Path]]) -> dg.AssetChecksDefinition:
    """The check that every row in `paths`, the Parquet files of the asset named as `contract`, keeps the contract.

    It reads one file at a time, whoever wrote it; a key must be unique over all of them.
    """

    @dg.asset_check(
        asset=contract.name,
        name="contract",
        blocking=True,
        description=f"Every row of {contract.name} keeps its contract: columns, types, nulls, values, key.",
    )
    def check(home: HomeResource) -> dg.AssetCheckResult:
        files = paths(home.open())
        rows, breaches = 0, []
        for file in files:
            frame = pl.read_parquet(file)
            rows += len(frame)
            breaches += [f"{file.parent.name}: {breach}" for breach in validate(frame, contract)]
        breaches += _find_doubles(files, contract)
        return dg.AssetCheckResult(
            passed=not breaches,
            metadata={"rows": rows, "breaches": len(breaches), "first_breaches": breaches[:_SHOWN_BREACHES]},
        )

    return check


def _find_doubles(files: Sequence[Path], contract: pa.DataFrameSchema) -> list[str]:
    if not contract.unique or len(files) < 2:  # within one file the contract itself finds them
        return []
    keys = pl.scan_parquet(list(files)).group_by(contract.unique).len().filter(pl.col("len") > 1)
    return [
        f"key stands {row['len']} times: {row}" for row in keys.head(_SHOWN_BREACHES).collect().iter_rows(named=True)
    ]
