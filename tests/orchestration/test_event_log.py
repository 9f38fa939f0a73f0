"""The event log keeps an event whole or not at all, and what belongs together in one transaction a file."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from sqlalchemy import Engine, event

from assets.kernel.storage import Home
from orchestration.event_log import OpenSqliteEventLog
from orchestration.instance import open_instance

RUNLESS = ""  # the run of an event that is reported outside of runs


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with open_instance(Home(tmp_path)) as opened:
        assert isinstance(opened.event_log_storage, OpenSqliteEventLog)
        yield opened


def test_an_event_that_cannot_be_told_of_its_asset_is_not_in_the_log_of_its_run_either(
    instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(OpenSqliteEventLog, "_store_asset_event", fail)
        with pytest.raises(OSError, match="no space"):
            instance.report_runless_asset_event(dg.AssetMaterialization("first"))
    instance.report_runless_asset_event(dg.AssetMaterialization("second"))
    told = [entry.dagster_event.asset_key for entry in instance.all_logs(RUNLESS) if entry.dagster_event]
    assert told == [dg.AssetKey("second")]


def test_events_that_come_together_are_committed_together(instance: dg.DagsterInstance) -> None:
    for name in ("first", "second", "third"):
        instance.report_runless_asset_event(dg.AssetMaterialization(name, tags={"dagster/data_version": "1"}))
    entries, commits = list(instance.all_logs(RUNLESS)), []
    listen = commits.append
    event.listen(Engine, "commit", listen)
    try:
        instance.event_log_storage.store_event_batch(entries)
    finally:
        event.remove(Engine, "commit", listen)
    assert len(commits) == 2  # the run's file and the index
    assert len(instance.all_logs(RUNLESS)) == 6
    assert len(instance.fetch_materializations(dg.AssetKey("third"), limit=5).records) == 2
