"""The room raw as Dagster sees it: files of the articles root in, raw_articles and seen_sources out."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from assets.kernel.checks import contract_checks
from assets.kernel.current import current_files
from assets.kernel.known_files import known_path
from assets.kernel.materialize import tell_table
from assets.kernel.resources import ArticlesResource, HomeResource
from assets.kernel.specs import table_spec
from assets.kernel.stamp import RunStamp
from assets.kernel.versions import room_version
from assets.raw.contract import ARTICLE_SOURCES, RAW_ARTICLES
from assets.raw.intake import take_in
from assets.raw.read import ReadLimits

_CONTRACTS = (RAW_ARTICLES, ARTICLE_SOURCES)


@dg.multi_asset(
    name="raw",
    specs=[table_spec(contract, "raw") for contract in _CONTRACTS],
)
def raw(
    context: dg.AssetExecutionContext, home: HomeResource, articles: ArticlesResource
) -> Iterator[dg.MaterializeResult[None]]:
    """Keeps the bytes of every new or changed file and takes account of where each article stands."""
    began, place = time.perf_counter(), home.open()
    run = RunStamp(context.run.run_id, room_version("raw"), datetime.now(UTC))
    limits = ReadLimits(articles.max_bytes, articles.max_ratio)
    intake = take_in(place, articles.root(), run, context.log.info, limits)
    seconds = time.perf_counter() - began
    told = {"files": intake.files, "files_read": intake.files_read, "bytes_read": intake.bytes_read}
    if intake.bytes_read:
        told["kb_per_second"] = round(intake.bytes_read / 1000 / max(seconds, 1e-9))
    for contract in _CONTRACTS:
        files = current_files(place, contract.name)
        yield tell_table(
            files,
            contract,
            seconds=seconds,
            kept=known_path(place, "raw", str(contract.name), "rows"),
            articles=intake.articles_read,
            extra=told,
        )


raw_checks = contract_checks("raw", _CONTRACTS)
