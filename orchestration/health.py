"""Turns a home and its surroundings into findings: what is well, what is not, and what to do about it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import dagster as dg
import yaml

from assets.facts.warehouse import WarehouseError, open_warehouse
from assets.kernel.storage import Home
from assets.kernel.versions import ROOMS, room_version, vocabulary_hash
from assets.raw.purge import find_unsettled, read_purges
from orchestration.instance import DAGSTER_YAML, open_instance

_PACKAGES = ("sourceline", "dagster", "duckdb", "polars", "pandera")
_LEAST_FREE_BYTES = 1_000_000_000
_STILL_PUBLISHED = "SELECT article_id FROM dim_articles WHERE list_contains($purged, article_id) ORDER BY article_id"
_OLDEST = timedelta(days=2)  # the schedule is daily


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `to_do` is empty where all is well."""

    about: str
    says: str
    to_do: str = ""


def examine(home: Home, articles: Path, now: datetime) -> list[Finding]:
    """Looks at everything that a run or a reader needs, without changing any of it."""
    looks = (
        _versions(),
        _folders(home, articles),
        _disk(home),
        _warehouse(home, now),
        _purges(home),
        _dagster(home, now),
    )
    return [finding for look in looks for finding in look]


def _versions() -> Iterator[Finding]:
    yield Finding("versions", ", ".join(f"{name} {version(name)}" for name in _PACKAGES))
    rooms = ", ".join(f"{room} {room_version(room)}" for room in ROOMS)
    yield Finding("code", f"{rooms}; vocabulary {vocabulary_hash()}")


def _folders(home: Home, articles: Path) -> Iterator[Finding]:
    if not home.path.is_dir():
        yield Finding("home", f"{home.path} is not there yet", "`sourceline run` makes it")
    elif not os.access(home.path, os.W_OK):
        yield Finding("home", f"{home.path} cannot be written to", "change its permissions, or choose another --home")
    else:
        yield Finding("home", f"{home.path}")
    if articles.is_dir():
        yield Finding("articles", f"{articles}")
    else:
        yield Finding("articles", f"{articles} is no folder", "name the folder of articles with --articles")


def _disk(home: Home) -> Iterator[Finding]:
    standing = next(path for path in (home.path.absolute(), *home.path.absolute().parents) if path.exists())
    free = shutil.disk_usage(standing).free
    to_do = "" if free >= _LEAST_FREE_BYTES else f"free at least {_LEAST_FREE_BYTES / 1e9:.0f} GB, or move the home"
    yield Finding("disk", f"{free / 1e9:.1f} GB free", to_do)


def _warehouse(home: Home, now: datetime) -> Iterator[Finding]:
    try:
        with open_warehouse(home.path) as connection:
            schema, built_at = connection.execute("SELECT schema_version, built_at FROM meta").fetchall()[0]
    except WarehouseError as error:
        yield Finding("warehouse", str(error), "`sourceline run` builds it")
        return
    changed = datetime.fromtimestamp(home.warehouse.stat().st_mtime, UTC)
    yield Finding("warehouse", f"{home.warehouse.resolve().name}, schema {schema}, built {_ago(built_at, now)}")
    if now - changed < -timedelta(minutes=1):
        yield Finding("clock", f"the warehouse was written at {changed:%Y-%m-%d %H:%M}, after now", "set the clock")


def _purges(home: Home) -> Iterator[Finding]:
    purges = read_purges(home)
    if unsettled := find_unsettled(home):
        yield Finding("purges", f"the purge of {', '.join(unsettled)} was cut short", "`sourceline run` completes it")
    with suppress(WarehouseError), open_warehouse(home.path) as connection:
        found = connection.execute(_STILL_PUBLISHED, {"purged": list(purges)}).fetchall()
        if found:
            says = f"the published warehouse holds {', '.join(str(id_) for (id_,) in found)}, which was purged"
            yield Finding("purges", says, "`sourceline run` publishes without it")


def _dagster(home: Home, now: datetime) -> Iterator[Finding]:
    settings = home.dagster / "dagster.yaml"
    if not settings.exists():
        yield Finding("dagster", f"no instance in {home.dagster} yet", "`sourceline run` or `sourceline dev` makes it")
        return
    finding = _settings(settings)
    yield finding
    if "cannot be read" in finding.says or not os.access(home.path, os.W_OK):
        return
    with open_instance(home) as instance:
        records = instance.get_run_records(limit=1)
        if not records:
            yield Finding("last run", "none yet", "`sourceline run` makes one")
            return
        yield _last_run(home, records[0], now)
        yield _checks(instance, records[0].dagster_run.run_id)


def _settings(path: Path) -> Finding:
    wanted = yaml.safe_load(DAGSTER_YAML)
    try:
        found = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError):
        found = None
    if not isinstance(found, dict):
        return Finding("dagster", f"{path} cannot be read as settings", "delete the file to have ours written again")
    other = sorted(name for name, value in wanted.items() if found.get(name) != value)
    if other:
        return Finding("dagster", f"{path} differs in {', '.join(other)}", "delete the file to have ours written again")
    return Finding("dagster", f"{path} as recommended")


def _last_run(home: Home, record: dg.RunRecord, now: datetime) -> Finding:
    run = record.dagster_run
    says = f"{run.run_id} {run.status.value.lower()} {_ago(record.create_timestamp, now)}"
    if run.status is dg.DagsterRunStatus.FAILURE:
        return Finding("last run", says, "`sourceline run` says why; `sourceline dev` shows the run's log")
    if home.writer.exists() and not home.is_held():
        writer = home.writer.read_text(encoding="utf-8")
        what = "its process" if writer == run.run_id else f"a later {writer}"
        return Finding("last run", f"{says}, but {what} was killed", "`sourceline run` carries on and clears up")
    return Finding("last run", says)


def _checks(instance: dg.DagsterInstance, run_id: str) -> Finding:
    entries = instance.all_logs(run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION)
    events = [entry.get_dagster_event().asset_check_evaluation_data for entry in entries]
    if not events:
        return Finding("checks", "nothing is recorded of the last run")
    failed = sorted(f"{event.asset_key.to_user_string()} {event.check_name}" for event in events if not event.passed)
    if failed:
        return Finding("checks", f"{len(failed)} of {len(events)} failed: {', '.join(failed)}", "see the run's issues")
    return Finding("checks", f"all {len(events)} of the last run passed")


def _ago(then: datetime, now: datetime) -> str:
    passed = now - then
    if passed < timedelta(hours=1):
        return f"{max(int(passed.total_seconds()), 0) // 60} minutes ago"
    return f"{passed.total_seconds() / 3600:.0f} hours ago" if passed < _OLDEST else f"{passed.days} days ago"
