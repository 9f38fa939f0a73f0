"""Turns a home into its Dagster instance: the folder with dagster.yaml, runs and events."""

import os
import warnings
from pathlib import Path

import dagster as dg
from filelock import FileLock

from assets.kernel.durable import written_aside
from assets.kernel.storage import Home

_BATCH = "1000"  # events: what a run plans is written at once
KNOWN_WARNING = "Handling yaml-defined logging configuration is currently in beta"  # it is what dagster.yaml asks for
DAGSTER_YAML = """\
# Written by Sourceline, once; changes made here stay.
telemetry: {enabled: false}
nux: {enabled: false}
freshness: {enabled: true}
concurrency:
  runs: {max_concurrent_runs: 1}  # a home has one writer: other runs wait in the queue
event_log_storage:                # Dagster's own tables in its own place, written over connections that stay open
  module: orchestration.event_log
  class: OpenSqliteEventLog
  config: {base_dir: {env: DAGSTER_HOME}}
python_logs:                      # lines of JSON, where SOURCELINE_LOG names a file
  dagster_handler_config:
    handlers:
      json_lines: {class: orchestration.log_lines.JsonLines, level: DEBUG}
retention:                        # of what the daemon looked at; of runs SOURCELINE_KEPT_RUNS are kept
  schedule: {purge_after_days: 90}
  sensor: {purge_after_days: {skipped: 7, failure: 90, success: 90, started: 90}}
  auto_materialize: {purge_after_days: {skipped: 7, failure: 90, success: 90, started: 90}}
run_retries:                      # for a run whose process died; what a step says is wrong, a retry does not mend
  enabled: true
  max_retries: 2
  retry_on_asset_or_op_failure: false
run_monitoring:                   # a killed run frees its place
  enabled: true
  poll_interval_seconds: 5
  free_slots_after_run_end_seconds: 5
"""


def open_instance(home: Home) -> dg.DagsterInstance:
    """The persistent instance of `home`, made where there is none yet."""
    folder = prepare_instance(home)
    os.environ["DAGSTER_HOME"] = str(folder)  # dagster.yaml refers to it
    warnings.filterwarnings("ignore", KNOWN_WARNING)
    os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", _BATCH)
    return dg.DagsterInstance.from_config(str(folder))


def prepare_instance(home: Home) -> Path:
    """The folder to use as DAGSTER_HOME, with its settings and its databases in place.

    Two processes that meet an empty folder race for its tables, so the first to come makes them alone.
    """
    folder = home.dagster.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".prepare.lock"):
        if not (folder / "dagster.yaml").exists():
            with written_aside(folder / "dagster.yaml") as aside:
                aside.write_text(DAGSTER_YAML, encoding="utf-8")
        if not (folder / "history").exists():
            os.environ["DAGSTER_HOME"] = str(folder)
            with dg.DagsterInstance.from_config(str(folder)) as instance:
                instance.get_runs(limit=1)
    return folder
