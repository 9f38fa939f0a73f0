"""Turns the contract of a table into the asset that Dagster shows: description, columns, group, owner, version."""

from collections.abc import Sequence

import dagster as dg
import pandera.polars as pa

from assets.kernel.materialize import column_schema
from assets.kernel.versions import room_version

OWNERS = ["team:sourceline"]


def table_spec(contract: pa.DataFrameSchema, room: str, deps: Sequence[str] = ()) -> dg.AssetSpec:
    """The asset of one table of `room`, called as its contract."""
    return dg.AssetSpec(
        contract.name,
        deps=deps,
        description=contract.description,
        group_name=room,
        kinds={"python", "polars", "parquet"},
        owners=OWNERS,
        code_version=room_version(room),
        metadata={"dagster/column_schema": column_schema(contract)},
    )
