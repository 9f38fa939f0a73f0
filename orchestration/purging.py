"""Turns an article into none: out of raw store and lake, and out of what Dagster has recorded of runs."""

import shutil
from datetime import datetime

from sqlalchemy import create_engine

from assets.facts.warehouse import WarehouseError, open_warehouse
from assets.kernel.storage import Home
from assets.raw.purge import find_unsettled, forget_article, purge_article, settle_purges
from orchestration.instance import open_instance

_LINES = """
SELECT DISTINCT corrections.line
FROM corrections JOIN fct_mentions USING (mention_id)
WHERE fct_mentions.article_id = $article
ORDER BY ALL
"""
WRITER = "purge"


def purge(home: Home, article_id: str, reason: str, now: datetime) -> int:
    """Purges one article; returns how many shards held it. Cut short, it is completed by `finish_purges`."""
    with home.writing(WRITER):
        shards = purge_article(home, article_id, reason, now)
        _forget_events(home)
        settle_purges(home)
    return shards


def finish_purges(home: Home) -> list[str]:
    """Completes the purges that were cut short, and returns their articles."""
    unsettled = find_unsettled(home)
    if unsettled:
        with home.writing(WRITER):
            for article_id in unsettled:
                forget_article(home, article_id)
            _forget_events(home)
            settle_purges(home)
    return unsettled


def find_corrections(home: Home, article_id: str) -> list[int]:
    """The lines of corrections.csv that correct the article, as the published warehouse knows them."""
    try:
        with open_warehouse(home.path) as connection:
            return [line for (line,) in connection.execute(_LINES, {"article": article_id}).fetchall()]
    except WarehouseError:
        return []


def _forget_events(home: Home) -> None:
    """Empties Dagster's event log, whose previews and samples quote articles, and its captured output.

    The list of runs stays. What SQLite has deleted stands in its file until that is written anew.
    """
    if not (home.dagster / "dagster.yaml").exists():
        return
    with open_instance(home) as instance:
        instance.event_log_storage.wipe()
    shutil.rmtree(home.dagster / "storage", ignore_errors=True)
    for path in (home.dagster / "history" / "runs").glob("*.db"):
        engine = create_engine(f"sqlite:///{path}", isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
