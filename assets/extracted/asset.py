"""The room extracted as Dagster sees it: clean articles in, mentions and residual numbers out."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import dagster as dg

from assets.extracted.contract import MENTIONS, RESIDUAL_NUMBERS
from assets.extracted.work import extract_pending
from assets.kernel.checks import contract_checks
from assets.kernel.current import current_files, current_room, present_articles
from assets.kernel.materialize import tell_table
from assets.kernel.resources import HomeResource
from assets.kernel.shards import fill_room
from assets.kernel.specs import table_spec
from assets.kernel.stamp import RunStamp
from assets.kernel.versions import room_version

_CONTRACTS = (MENTIONS, RESIDUAL_NUMBERS)


@dg.multi_asset(
    name="extracted",
    specs=[
        table_spec(contract, "extracted", ["clean_articles", "clean_blocks", "clean_hidden"]) for contract in _CONTRACTS
    ],
)
def extracted(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[None]]:
    """Extracts the figures of every article that is present and that today's rules and words have not read yet."""
    began, place = time.perf_counter(), home.open()
    run = RunStamp(context.run.run_id, room_version("extracted"), datetime.now(UTC))
    articles = fill_room(
        current_room(place, "cleaned"),
        place.room("extracted", run.code_version),
        present_articles(place),
        partial(extract_pending, place, run),
        context.log.info,
        workers=home.workers,
    )
    seconds = time.perf_counter() - began
    for contract in _CONTRACTS:
        yield tell_table(current_files(place, contract.name), contract, seconds=seconds, articles=articles)


extracted_checks = contract_checks("extracted", _CONTRACTS)
