"""Turns a home and an articles root into the graph with its checks, job, schedule and sensor."""

from pathlib import Path

import dagster as dg

from assets.cleaned.asset import cleaned, cleaned_checks
from assets.extracted.asset import drift_check, extracted, extracted_checks
from assets.facts.asset import define_models
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.metadata import show_origins
from assets.kernel.resources import ArticlesResource, HomeResource
from assets.raw.asset import raw, raw_checks
from orchestration.automation import run_when_inputs_change
from orchestration.sensor import build_sensor
from orchestration.settings import read_limits, read_retention

JOB = "build"


def build_definitions(home: Path, articles: Path, workers: int = 1) -> dg.Definitions:
    """Fresh definitions for one home and one articles root; a run is one process, which holds the home to its end."""
    job = dg.define_asset_job(
        JOB,
        selection=dg.AssetSelection.all(),
        description="Articles in, warehouse out: every room, every check, then the warehouse is swapped in.",
        executor_def=dg.in_process_executor,
        tags={"dagster/retry_strategy": "ALL_STEPS"},  # what a run mends at its start, its first steps make again
    )
    daily = dg.ScheduleDefinition(
        name="daily",
        job=job,
        cron_schedule="0 5 * * *",
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.STOPPED,
        description="The whole graph every day at five; it costs what has changed.",
    )
    project = load_project()
    return dg.Definitions(
        assets=[
            *(show_origins(project, room) for room in (raw, cleaned, extracted)),
            *define_models(project, Lake(home), run_when_inputs_change()),
        ],
        asset_checks=[raw_checks, cleaned_checks, extracted_checks, drift_check],
        jobs=[job],
        schedules=[daily],
        sensors=[build_sensor(home, articles, JOB)],
        resources={
            "home": HomeResource(path=str(home), workers=workers, **read_retention()),
            "articles": ArticlesResource(path=str(articles), **read_limits()),
        },
        executor=dg.in_process_executor,
    )
