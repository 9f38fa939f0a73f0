"""The marts of the lake become `warehouse-<hash>.duckdb`, and the link `warehouse.duckdb` is swapped to it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import duckdb

from assets.facts.connection import fetch_rows, quote
from assets.facts.fill import fill_warehouse, keep_filled
from assets.facts.lake import Lake
from assets.facts.record import Layer, Macro, Materialization, Model, Project
from assets.facts.state import hash_text, read_state
from assets.facts.warehouse import LINK, WarehouseError, open_warehouse
from assets.kernel.durable import flush
from assets.kernel.storage import Home
from assets.raw.purge import purges_path

KEPT_VERSIONS = 5
_UNHASHED = {"dim_runs"}  # tells who and when, not what


@dataclass(frozen=True, slots=True)
class Publication:
    """The warehouse that stands after publishing; `published` is false where its content stood there already."""

    path: Path
    content_hash: str
    published: bool
    rows: int


class RefusedPublicationError(ValueError):
    """Nothing was published: blocking checks failed, or the new file is not what was written. The old one stands."""


Sign = Callable[[Path, str], object]  # the finished file, and the name it will have


def publish_warehouse(
    project: Project,
    lake: Lake,
    failed_checks: Collection[str] = (),
    kept_versions: int = KEPT_VERSIONS,
    *,
    sign: Sign | None = None,
    confirm: Sign | None = None,
) -> Publication:
    """Builds the warehouse aside, checks it, has it signed and swaps it in; readers of the old one finish undisturbed.

    Where the content hash is that of the current warehouse, that one is confirmed and nothing else is written.
    Raises RefusedPublicationError where `failed_checks` (names of blocking checks) is not empty or the written file
    does not hold what the lake holds.
    """
    if failed_checks:
        raise RefusedPublicationError(f"nothing published: blocking checks failed: {', '.join(sorted(failed_checks))}")
    marts = [model for model in project.models.values() if model.layer is Layer.MARTS]
    content_hash, rows = hash_marts(lake, marts, project.macros)
    path = lake.home / f"warehouse-{content_hash}.duckdb"
    if _is_current(lake.home, path):
        if confirm is not None:
            confirm(path, path.name)
        _prune(lake.home, path, kept_versions)
        return Publication(path, content_hash, published=False, rows=sum(rows.values()))
    aside = lake.home / f".aside-{path.name}"
    _remove(aside)
    fill_warehouse(aside, marts, project.macros, lake)
    _check(aside, rows)
    if sign is not None:
        sign(aside, path.name)
    _remove(path)
    aside.rename(path)
    _swap_link(lake.home / LINK, path.name)
    keep_filled(path, marts, project.macros, lake)
    _prune(lake.home, path, kept_versions)
    return Publication(path, content_hash, published=True, rows=sum(rows.values()))


def hash_marts(lake: Lake, marts: Collection[Model], macros: Collection[Macro] = ()) -> tuple[str, dict[str, int]]:
    """A hash of what the marts say, whenever and by whichever run they were made; and the rows of each table."""
    said, rows = [repr(macro) for macro in macros], {}
    for model in sorted(marts, key=lambda model: model.name):
        meanings = (f"{column.name} {column.type} {column.meaning}" for column in model.columns)
        said += [model.name, model.description, *meanings]
        state = read_state(lake, model.name)
        if state is None:
            raise RefusedPublicationError(f"nothing published: the model {model.name} was not run")
        if model.materialized is Materialization.VIEW:
            said.append(model.sql)
        else:
            rows[model.name] = state.rows or 0
            said += [state.version] if model.name not in _UNHASHED else []
    return hash_text("\x1f".join(said)), rows


def _check(path: Path, rows: dict[str, int]) -> None:
    """Refuses a file that left a WAL, or that read again holds other rows or no meta."""
    if Path(f"{path}.wal").exists():
        raise RefusedPublicationError(f"{path.name}: a write-ahead log was left beside it; nothing was published")
    flush(path)
    with duckdb.connect(path, read_only=True) as connection:
        for table, expected in rows.items():
            found = int(str(fetch_rows(connection, f"SELECT count(*) AS n FROM main.{quote(table)}")[0]["n"]))
            if found != expected:
                raise RefusedPublicationError(f"{path.name}: {table} has {found} rows, the lake has {expected}")
    if not rows.get("meta"):
        raise RefusedPublicationError(f"{path.name}: meta is empty; record the run before publishing")


def _is_current(home: Path, path: Path) -> bool:
    link = home / LINK
    if not link.is_symlink() or link.readlink() != Path(path.name):
        return False
    try:
        open_warehouse(home).close()
    except WarehouseError:
        return False
    return True


def _swap_link(link: Path, target: str) -> None:
    aside = link.with_name(f".aside-{link.name}")
    aside.unlink(missing_ok=True)
    aside.symlink_to(target)
    aside.replace(link)
    flush(link.parent)


def _prune(home: Path, current: Path, kept: int) -> None:
    purges = purges_path(Home(home))
    purged_ns = purges.stat().st_mtime_ns if purges.exists() else 0  # older files may hold what had to go
    versions = sorted(home.glob("warehouse-*.duckdb"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    others = [path for path in versions if path != current]
    outdated = [path for path in others if path.stat().st_mtime_ns < purged_ns]
    for old in {*others[max(kept - 1, 0) :], *outdated}:
        _remove(old)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    Path(f"{path}.wal").unlink(missing_ok=True)
