"""Turns a home and an articles root into one run of the whole graph in this process, as Dagster records it."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import dagster as dg

from assets.kernel.storage import Home
from orchestration.graph import JOB, build_definitions
from orchestration.instance import open_instance
from orchestration.log_lines import tell_failure
from orchestration.progress import Step
from orchestration.purging import finish_purges

_QUIET = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}  # the UI has every event; a terminal needs few


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended; `failures` are sentences, each with its step."""

    run_id: str
    failures: tuple[str, ...]


def run_graph(home: Path, articles: Path, watch: Callable[[Step], None], workers: int = 1) -> Outcome:
    """Runs all steps against the instance of `home`; `watch` hears of each asset and of what the steps report."""
    finish_purges(Home(home))
    with ThreadPoolExecutor(max_workers=1) as beside:
        opening = beside.submit(open_instance, Home(home))  # makes Dagster's databases while the graph is built
        definitions = build_definitions(home, articles, workers)
        job = definitions.resolve_job_def(JOB)
        assets = definitions.resolve_asset_graph().materializable_asset_keys
    run_id = str(uuid4())
    with opening.result() as instance:
        instance.add_event_listener(run_id, _listener(len(assets), watch))
        result = job.execute_in_process(instance=instance, run_id=run_id, run_config=_QUIET, raise_on_error=False)
    return Outcome(run_id, tuple(_tell_failure(event) for event in result.all_events if event.is_step_failure))


def _listener(total: int, watch: Callable[[Step], None]) -> Callable[[dg.EventLogEntry], None]:
    done = 0

    def listen(entry: dg.EventLogEntry) -> None:
        nonlocal done
        event = entry.dagster_event
        if event is None:
            watch(Step(done, total, entry.user_message))
        elif event.is_step_start:
            watch(Step(done, total, str(event.step_key)))
        elif event.is_step_materialization:
            done += 1
            watch(Step(done, total, str(event.asset_key and event.asset_key.to_user_string()), finished=True))

    return listen


def _tell_failure(event: dg.DagsterEvent) -> str:
    """The step and its error, without the class of an error of ours."""
    said = re.sub(r"^assets\.[\w.]+: ", "", tell_failure(event))
    return f"{event.step_key}: {said}"
