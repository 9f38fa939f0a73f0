"""The room extracted as Dagster sees it: clean articles in, mentions and residual numbers out."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import dagster as dg

from assets.extracted.contract import MENTIONS, RESIDUAL_NUMBERS
from assets.extracted.drift import MEASURES, find_drift, measure_reading
from assets.extracted.work import extract_pending
from assets.kernel.checks import contract_checks
from assets.kernel.current import current_files, current_room
from assets.kernel.known_files import known_path
from assets.kernel.materialize import tell_table
from assets.kernel.resources import HomeResource
from assets.kernel.shards import fill_room
from assets.kernel.specs import table_spec
from assets.kernel.stamp import RunStamp
from assets.kernel.versions import room_version

_HISTORY_RUNS = 30
_TO_DO = (
    "Look at what the last run read, in the view figures_per_article and the table issues; "
    "where it is as it should be, nothing is to be done: the history follows in some runs."
)
_CONTRACTS = (MENTIONS, RESIDUAL_NUMBERS)


@dg.multi_asset(
    name="extracted",
    specs=[
        table_spec(contract, "extracted", ["clean_articles", "clean_blocks", "clean_hidden"]) for contract in _CONTRACTS
    ],
)
def extracted(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[None]]:
    """Extracts the figures of every article that today's rules and words have not read yet."""
    began, place = time.perf_counter(), home.open()
    run = RunStamp(context.run.run_id, room_version("extracted"), datetime.now(UTC))
    articles = fill_room(
        current_room(place, "cleaned"),
        place.room("extracted", run.code_version),
        partial(extract_pending, place, run),
        context.log.info,
        workers=home.workers,
    )
    seconds = time.perf_counter() - began
    measures = measure_reading(place)
    for contract in _CONTRACTS:
        files = current_files(place, contract.name)
        extra = measures if contract is MENTIONS else None
        yield tell_table(
            files,
            contract,
            seconds=seconds,
            kept=known_path(place, "extracted", str(contract.name), "rows"),
            articles=articles,
            extra=extra,
        )


@dg.asset_check(
    asset=MENTIONS.name,
    name="drift",
    description="Figures, gaps, residual numbers and issues an article are near what earlier runs had.",
)
def drift_check(context: dg.AssetCheckExecutionContext) -> dg.AssetCheckResult:
    """Warns where a measure lies far from its own history; it stops nothing."""
    records = context.instance.fetch_materializations(dg.AssetKey(MENTIONS.name), limit=_HISTORY_RUNS).records
    runs = [
        {name: float(value.value) for name, value in told.metadata.items() if isinstance(value.value, float)}
        for told in (record.asset_materialization for record in records)
        if told is not None
    ]
    measured = [{name: run[name] for name in MEASURES if name in run} for run in runs]
    found = list(find_drift(measured[0], measured[1:])) if measured else []
    return dg.AssetCheckResult(
        passed=not found,
        severity=dg.AssetCheckSeverity.WARN,
        description=f"{'; '.join(found)}. {_TO_DO}" if found else None,
        metadata={"drifted": len(found), "drifts": dg.MarkdownMetadataValue("\n".join(f"- {one}" for one in found))},
    )


extracted_checks = contract_checks("extracted", _CONTRACTS)
