"""The room raw as Dagster sees it: files of the articles root in, raw_articles and seen_sources out."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import dagster as dg

from assets.kernel.checks import contract_check
from assets.kernel.current import current_files
from assets.kernel.materialize import tell_table
from assets.kernel.resources import ArticlesResource, HomeResource
from assets.kernel.specs import table_spec
from assets.kernel.stamp import RunStamp
from assets.kernel.versions import room_version
from assets.raw.contract import ARTICLE_SOURCES, RAW_ARTICLES
from assets.raw.intake import take_in


@dg.multi_asset(
    name="raw",
    specs=[table_spec(RAW_ARTICLES, "raw", []), table_spec(ARTICLE_SOURCES, "raw", [], name="seen_sources")],
)
def raw(
    context: dg.AssetExecutionContext, home: HomeResource, articles: ArticlesResource
) -> Iterator[dg.MaterializeResult[None]]:
    """Keeps the bytes of every new or changed file and takes account of where each article stands."""
    began, place = time.perf_counter(), home.open()
    run = RunStamp(context.run_id, room_version("raw"), datetime.now(UTC))
    intake = take_in(place, articles.root(), run, context.log.info)
    seconds = time.perf_counter() - began
    told = {"files": intake.files, "files_read": intake.files_read, "bytes_read": intake.bytes_read}
    for asset, table, contract in (
        ("raw_articles", "raw_articles", RAW_ARTICLES),
        ("seen_sources", "article_sources", ARTICLE_SOURCES),
    ):
        yield tell_table(
            asset,
            current_files(place, table),
            contract,
            seconds=seconds,
            articles=intake.articles_read,
            extra=told,
        )


raw_checks = [
    contract_check("raw_articles", RAW_ARTICLES, lambda home: current_files(home, "raw_articles")),
    contract_check("seen_sources", ARTICLE_SOURCES, lambda home: current_files(home, "article_sources")),
]
