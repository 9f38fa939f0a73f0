"""Turns contracts into blocking Dagster checks of the tables as they are kept."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import dagster as dg
import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import validate
from assets.kernel.current import current_files
from assets.kernel.durable import written_aside
from assets.kernel.resources import HomeResource
from assets.kernel.versions import room_version

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
            kept = home.open().lake / room / f"{contract.name}-{room_version(room)}.checked.json"
            yield check_table(current_files(home.open(), contract.name), contract, kept)

    return checks


def check_table(files: Sequence[Path], contract: pa.DataFrameSchema, kept: Path | None = None) -> dg.AssetCheckResult:
    """Whether the rows in `files` keep `contract`, with how many they are and the first breaches.

    In the file `kept`, one a version of the code, stands which of `files` did so before.
    """
    known = _read_known(kept)
    sound: dict[str, list[int]] = {}
    rows, breaches = 0, []
    for file in files:
        stat = file.stat()
        name, seen = f"{file.parent.name}/{file.name}", [stat.st_size, stat.st_mtime_ns]
        if known.get(name, [])[:2] == seen:
            sound[name] = known[name]
        else:
            frame = pl.read_parquet(file)
            found = [f"{file.parent.name}: {breach}" for breach in validate(frame, contract)]
            breaches += found
            rows += len(frame) if found else 0
            sound |= {} if found else {name: [*seen, len(frame)]}
    rows += sum(count for _, _, count in sound.values())
    breaches += _find_doubles(files, contract)
    if kept is not None and sound != known:
        with written_aside(kept, flushed=False) as aside:
            aside.write_text(json.dumps(sound), encoding="utf-8")
    return dg.AssetCheckResult(
        passed=not breaches,
        check_name=CONTRACT_CHECK,
        asset_key=contract.name,
        metadata={"rows": rows, "breaches": len(breaches), "first_breaches": breaches[:_SHOWN_BREACHES]},
    )


def _read_known(kept: Path | None) -> dict[str, list[int]]:
    """Size, time of change and rows of each file that kept the contract."""
    try:
        return dict(json.loads(kept.read_text(encoding="utf-8"))) if kept is not None and kept.exists() else {}
    except (ValueError, TypeError):  # damaged: all files are read again
        return {}


def _find_doubles(files: Sequence[Path], contract: pa.DataFrameSchema) -> list[str]:
    if not contract.unique or len(files) < 2:  # within one file the contract itself finds them
        return []
    keys = pl.scan_parquet(list(files)).group_by(contract.unique).len().filter(pl.col("len") > 1)
    return [
        f"key stands {row['len']} times: {row}" for row in keys.head(_SHOWN_BREACHES).collect().iter_rows(named=True)
    ]
