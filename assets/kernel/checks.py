"""Turns contracts into blocking Dagster checks of the tables as they are kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import dagster as dg
import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import validate
from assets.kernel.current import current_files
from assets.kernel.resources import HomeResource

CONTRACT_CHECK = "contract"
_SHOWN_BREACHES = 10


def contract_checks(room: str, contracts: Sequence[pa.DataFrameSchema]) -> dg.AssetChecksDefinition:
    """For each of `contracts`, the check that every row of the asset called like it keeps it.

    It reads what stands in the lake, one file at a time, whoever wrote it; a key must be unique over all files.
    """

    @dg.multi_asset_check(
        name=f"{room}_contracts",
        specs=[
            dg.AssetCheckSpec(
                CONTRACT_CHECK,
                asset=contract.name,
                blocking=True,
                description="Every row keeps the table's contract: columns, types, nulls, values, key.",
            )
            for contract in contracts
        ],
    )
    def checks(home: HomeResource) -> Iterator[dg.AssetCheckResult]:
        for contract in contracts:
            yield check_table(current_files(home.open(), contract.name), contract)

    return checks


def check_table(files: Sequence[Path], contract: pa.DataFrameSchema) -> dg.AssetCheckResult:
    """Whether the rows in `files` keep `contract`, with how many they are and the first breaches."""
    rows, breaches = 0, []
    for file in files:
        frame = pl.read_parquet(file)
        rows += len(frame)
        breaches += [f"{file.parent.name}: {breach}" for breach in validate(frame, contract)]
    breaches += _find_doubles(files, contract)
    return dg.AssetCheckResult(
        passed=not breaches,
        check_name=CONTRACT_CHECK,
        asset_key=contract.name,
        metadata={"rows": rows, "breaches": len(breaches), "first_breaches": breaches[:_SHOWN_BREACHES]},
    )


def _find_doubles(files: Sequence[Path], contract: pa.DataFrameSchema) -> list[str]:
    if not contract.unique or len(files) < 2:  # within one file the contract itself finds them
        return []
    keys = pl.scan_parquet(list(files)).group_by(contract.unique).len().filter(pl.col("len") > 1)
    return [
        f"key stands {row['len']} times: {row}" for row in keys.head(_SHOWN_BREACHES).collect().iter_rows(named=True)
    ]
