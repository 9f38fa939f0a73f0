"""Turns contracts into blocking Dagster checks of the tables as they are kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import dagster as dg
import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import validate
from assets.kernel.current import current_files
from assets.kernel.known_files import KnownFiles, known_path
from assets.kernel.resources import HomeResource

CONTRACT_CHECK = "contract"
_SHOWN_BREACHES = 10


def contract_checks(room: str, contracts: Sequence[pa.DataFrameSchema]) -> dg.AssetChecksDefinition:
    """For each of `contracts`, the check that every row of the asset called like it keeps it.

    It reads what stands in the lake, one file at a time, whoever wrote it; a key must be unique over all files. A file
    that has kept this contract before and was not touched since is not read again.
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
            kept = known_path(home.open(), room, str(contract.name), "checked")
            yield check_table(current_files(home.open(), str(contract.name)), contract, kept)

    return checks


def check_table(files: Sequence[Path], contract: pa.DataFrameSchema, kept: Path | None = None) -> dg.AssetCheckResult:
    """Whether the rows in `files` keep `contract`, with how many they are and the first breaches.

    In the file `kept`, one a version of the code, stands which of `files` did so before: all of them at once.
    """
    breaches: list[object] = []
    read: list[Path] = []

    def look(file: Path) -> tuple[int]:
        frame = pl.read_parquet(file)
        breaches.extend(f"{file.parent.name}: {breach}" for breach in validate(frame, contract))
        read.append(file)
        return (len(frame),)

    known = KnownFiles(kept)
    rows = sum(count for (count,) in known.look_into(files, look))
    if read:  # of those that were sound together before no two have a key in common
        breaches += _find_doubles(files, contract)
    if not breaches:
        known.keep()
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
