"""Turns Dagster's records and the manifests into a list of runs: when, how they ended, and what they left."""

from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import duckdb

from assets.facts.proof.manifest import Manifest, read_manifests
from assets.kernel.storage import Home
from orchestration.instance import open_instance


@dataclass(frozen=True, slots=True)
class PastRun:
    """One run; the counts are those of the warehouse that it published or confirmed, None where it did neither."""

    started_at: str
    run_id: str
    status: str
    articles: int | None = None
    figures: int | None = None
    issues: int | None = None
    warehouse: str | None = None
    published: bool = False  # first to publish this warehouse


def list_runs(home: Home, limit: int) -> list[PastRun]:
    """The last runs of `home`, newest first."""
    if not (home.path / "dagster" / "dagster.yaml").exists():
        return []
    manifests = {manifest.run_id: manifest for manifest in read_manifests(home.manifests)}
    first: dict[str, str] = {}
    for manifest in manifests.values():
        first.setdefault(manifest.warehouse, manifest.run_id)
    with open_instance(home) as instance:
        records = instance.get_run_records(limit=limit)
    return [_tell(home, record, manifests.get(record.dagster_run.run_id), first) for record in records]


def _tell(home: Home, record: dg.RunRecord, manifest: Manifest | None, first: dict[str, str]) -> PastRun:
    run, started = record.dagster_run, f"{record.create_timestamp:%Y-%m-%d %H:%M:%S}"
    if manifest is None:
        return PastRun(started, run.run_id, run.status.value.lower())
    rows = {entry.table: entry.rows for entry in manifest.tables}
    counts = (rows.get("dim_articles"), rows.get("fct_figures"), _count_issues(home.path / manifest.warehouse))
    name = Path(manifest.warehouse).stem
    return PastRun(
        started, run.run_id, run.status.value.lower(), *counts, name, first[manifest.warehouse] == run.run_id
    )


def _count_issues(warehouse: Path) -> int | None:
    """The rows of `issues`, which no manifest counts; None where the warehouse is gone."""
    if not warehouse.exists():
        return None
    try:
        with duckdb.connect(warehouse, read_only=True) as connection:
            return int(connection.execute("SELECT count(*) FROM issues").fetchall()[0][0])
    except duckdb.Error:  # damaged: `sourceline doctor` says what to do
        return None
