"""A run becomes a row of `runs`, where it derived anything or the rules are others than before."""

from dataclasses import asdict, dataclass
from datetime import datetime

import polars as pl

from assets.facts.connection import fetch_rows, open_database
from assets.facts.lake import Lake, relation
from assets.facts.record import Project
from assets.facts.warehouse import SCHEMA_VERSION

_DERIVING = "raw_articles", "clean_articles", "mentions"
_SCHEMA: dict[str, pl.DataType] = {
    "run_id": pl.String(),
    "started_at": pl.Datetime("us", "UTC"),
    "schema_version": pl.String(),
    "code_version": pl.String(),
    "vocabulary_hash": pl.String(),
}


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the pipeline and the rules that it ran by; `started_at` has a time zone."""

    run_id: str
    started_at: datetime
    code_version: str
    vocabulary_hash: str
    schema_version: str = SCHEMA_VERSION


def record_run(project: Project, lake: Lake, run: Run) -> pl.DataFrame:
    """Adds `run` to `lake/facts/runs.parquet` and returns all runs; a run that changed nothing is not added."""
    path = lake.path("runs")
    runs = pl.read_parquet(path) if path.exists() else pl.DataFrame(schema=_SCHEMA)
    newest = runs.sort("started_at").tail(1).select("schema_version", "code_version", "vocabulary_hash").rows()
    same_rules = newest == [(run.schema_version, run.code_version, run.vocabulary_hash)]
    if run.run_id in runs["run_id"] or (same_rules and not _derived(project, lake, run.run_id)):
        return runs
    runs = pl.concat([runs, pl.DataFrame([asdict(run)], schema=_SCHEMA)])
    lake.write("runs", runs)
    return runs


def _derived(project: Project, lake: Lake, run_id: str) -> bool:
    with open_database(lake.engine) as connection:
        for table in _DERIVING:
            rows = relation(lake, project.sources[table])
            if fetch_rows(connection, f"SELECT 1 FROM ({rows}) WHERE run_id = $run LIMIT 1", {"run": run_id}):
                return True
    return False
