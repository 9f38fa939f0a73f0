"""The room cleaned as Dagster sees it: raw articles in, clean articles with blocks and hidden ranges out."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import dagster as dg

from assets.cleaned.contract import CLEAN_ARTICLES, CLEAN_BLOCKS, CLEAN_HIDDEN
from assets.cleaned.restate import forget_restated
from assets.cleaned.work import clean_pending
from assets.kernel.checks import contract_checks
from assets.kernel.current import current_files, current_room
from assets.kernel.known_files import known_path
from assets.kernel.materialize import tell_table
from assets.kernel.resources import HomeResource
from assets.kernel.shards import fill_room
from assets.kernel.specs import table_spec
from assets.kernel.stamp import RunStamp
from assets.kernel.versions import room_version

_CONTRACTS = (CLEAN_ARTICLES, CLEAN_BLOCKS, CLEAN_HIDDEN)


@dg.multi_asset(
    name="cleaned",
    specs=[table_spec(contract, "cleaned", ["raw_articles", "article_sources"]) for contract in _CONTRACTS],
)
def cleaned(context: dg.AssetExecutionContext, home: HomeResource) -> Iterator[dg.MaterializeResult[None]]:
    """Cleans every article that today's rules have not cleaned yet, or of which its feed now says something else."""
    began, place = time.perf_counter(), home.open()
    run = RunStamp(context.run.run_id, room_version("cleaned"), datetime.now(UTC))
    forget_restated(place)
    articles = fill_room(
        current_room(place, "raw"),
        place.room("cleaned", run.code_version),
        partial(clean_pending, place, run),
        context.log.info,
        workers=home.workers,
    )
    seconds = time.perf_counter() - began
    for contract in _CONTRACTS:
        yield tell_table(
            current_files(place, contract.name),
            contract,
            seconds=seconds,
            kept=known_path(place, "cleaned", str(contract.name), "rows"),
            articles=articles,
        )


cleaned_checks = contract_checks("cleaned", _CONTRACTS)
