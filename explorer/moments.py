"""Turns manifests and the runs that the warehouse tells of into the moments between which a reader may compare."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from explorer.audit import Manifest
from explorer.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Moment:
    """A run, and from when what it published was known; without a time zone, in UTC, where its record is lost."""

    run_id: str
    at: datetime
    manifest: Manifest | None = None


def read_moments(warehouse: Warehouse, manifests: Iterable[Manifest]) -> list[Moment]:
    """All runs that changed something or left a manifest, the newest first; a manifest's time is the later one."""
    told = {row["run_id"]: Moment(row["run_id"], row["since"]) for row in warehouse.rows("run_moments")}
    signed = {m.run_id: Moment(m.run_id, at, m) for m in manifests if (at := _read_time(m.built_at)) is not None}
    return sorted((told | signed).values(), key=lambda moment: (moment.at, moment.run_id), reverse=True)


def pick_moments(moments: list[Moment], before: str, after: str) -> tuple[Moment, Moment] | None:
    """The two runs asked for, the earlier first; the newest two where others are asked for. None where there is one."""
    by_run = {moment.run_id: moment for moment in moments}
    if len(moments) < 2:
        return None
    old, new = by_run.get(before, moments[1]), by_run.get(after, moments[0])
    return (old, new) if old.at <= new.at else (new, old)


def _read_time(written: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
