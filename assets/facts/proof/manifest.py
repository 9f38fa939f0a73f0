"""The manifest of a run: which warehouse it published, from which code and words, and the root that proves its rows."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TableEntry:
    """One table as the run left it."""

    table: str
    rows: int
    root: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run says of the warehouse that it published or confirmed. Times are ISO 8601 in UTC."""

    run_id: str
    built_at: str
    warehouse: str  # file name
    schema_version: str
    code_version: str
    vocabulary_hash: str
    tables: tuple[TableEntry, ...]
    root: str


class ManifestError(ValueError):
    """A manifest that is missing or cannot be read; says which and what to do."""


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Writes `<run_id>.json` whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{manifest.run_id}.json"
    aside = path.with_suffix(".json.tmp")
    aside.write_text(json.dumps(asdict(manifest), indent=1) + "\n", encoding="utf-8")
    aside.replace(path)
    return path


def read_manifest(folder: Path, warehouse: str) -> Manifest:
    """The newest manifest of the warehouse file named `warehouse`. Raises ManifestError where there is none."""
    matching = [manifest for manifest in read_manifests(folder) if manifest.warehouse == warehouse]
    if not matching:
        raise ManifestError(f"{folder}: no manifest names {warehouse}; build it anew with `sourceline run`")
    return matching[-1]


def read_manifests(folder: Path) -> list[Manifest]:
    """Every manifest in `folder`, oldest run first. Raises ManifestError where one cannot be read."""
    return sorted(map(_load, folder.glob("*.json")), key=lambda manifest: manifest.built_at)


def prune_manifests(home: Path, kept: int) -> int:
    """Removes all but the newest `kept` manifests of the home at `home`; returns how many went.

    Those of a warehouse that still stands stay: without them nothing could be proved.
    """
    standing = {path.name for path in home.glob("warehouse-*.duckdb")}
    old = [each for each in read_manifests(home / "manifests")[:-kept] if each.warehouse not in standing]
    for manifest in old:
        (home / "manifests" / f"{manifest.run_id}.json").unlink()
    return len(old)


def _load(path: Path) -> Manifest:
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        tables = tuple(TableEntry(**entry) for entry in fields.pop("tables"))
        return Manifest(tables=tables, **fields)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ManifestError(f"{path}: not a manifest ({error}); restore it from a backup") from error
