"""Turns the events of a run into lines of JSON for whoever watches a schedule: run, step, asset, counts, errors.

dagster.yaml names the handler, so every run of the instance writes them: by the command, the schedule or the UI.
"""

import json
import logging
import os
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg

VARIABLE = "SOURCELINE_LOG"  # a file to append to, or - for stderr; unset for none
_KINDS = dg.DagsterEventType
_RUN_EVENTS = {_KINDS.RUN_START: "run_start", _KINDS.RUN_SUCCESS: "run_success", _KINDS.RUN_FAILURE: "run_failure"}
_NUMBERS = (dg.IntMetadataValue, dg.FloatMetadataValue)


class JsonLines(logging.Handler):
    """Appends a line for each event that is worth one."""

    def emit(self, record: logging.LogRecord) -> None:
        """Writes the line of `record`, whole even where two runs write to one file."""
        target = os.environ.get(VARIABLE)
        told = tell_record(record) if target else None
        if target is None or told is None:
            return
        line = json.dumps(told) + "\n"
        if target == "-":
            sys.stderr.write(line)
        else:
            with Path(target).open("a", encoding="utf-8") as file:
                file.write(line)


def tell_record(record: logging.LogRecord) -> dict[str, object] | None:
    """What a record of Dagster's says, as JSON values; None for steps of the machinery."""
    meta: dict[str, Any] = getattr(record, "dagster_meta", {})
    event: dg.DagsterEvent | None = meta.get("dagster_event")
    says = {"event": "report", "message": meta.get("orig_message")} if event is None else _tell_event(event)
    if says is None:
        return None
    at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
    level = logging.getLevelName(logging.ERROR if "error" in says else max(record.levelno, logging.INFO)).lower()
    return {"at": at, "level": level, "run_id": meta.get("run_id"), "step": meta.get("step_key"), **says}


def _tell_event(event: dg.DagsterEvent) -> dict[str, object] | None:
    kind = event.event_type
    if kind in _TOLD:
        return _TOLD[kind](event)
    if kind in _RUN_EVENTS:
        return {"event": _RUN_EVENTS[kind], **({"error": event.message} if event.is_failure else {})}
    return None


def _tell_table(event: dg.DagsterEvent) -> dict[str, object]:
    told = event.step_materialization_data.materialization
    return {"event": "asset", "asset": told.asset_key.to_user_string(), **_find_numbers(told.metadata)}


def tell_failure(event: dg.DagsterEvent) -> str:
    """The innermost error of a failed step with its notes, which name the article; our own are whole sentences."""
    error = event.step_failure_data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return " ".join(error.message.split()) if error is not None else "failed"


def _tell_check(event: dg.DagsterEvent) -> dict[str, object] | None:
    """A check that failed; one that passed is no news."""
    check = event.asset_check_evaluation_data
    if check.passed:
        return None
    about = {"asset": check.asset_key.to_user_string(), "check": check.check_name}
    return {"event": "check_failed", **about, "severity": check.severity.value.lower(), **_find_numbers(check.metadata)}


def _find_numbers(metadata: Mapping[str, dg.MetadataValue[Any]]) -> dict[str, object]:
    return {key.rpartition("/")[2]: value.value for key, value in metadata.items() if isinstance(value, _NUMBERS)}


_TOLD: Mapping[dg.DagsterEventType, Callable[[dg.DagsterEvent], dict[str, object] | None]] = {
    _KINDS.STEP_START: lambda _: {"event": "step_start"},
    _KINDS.STEP_SUCCESS: lambda event: {
        "event": "step_success",
        "seconds": round(event.step_success_data.duration_ms / 1000, 3),
    },
    _KINDS.STEP_FAILURE: lambda event: {"event": "step_failure", "error": tell_failure(event)},
    _KINDS.ASSET_MATERIALIZATION: _tell_table,
    _KINDS.ASSET_CHECK_EVALUATION: _tell_check,
}
