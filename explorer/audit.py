"""Turns the files that runs leave beside a warehouse (manifests, the last verification) into what a page shows."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROOF = "proof.json"  # in the home: what the last `sourceline verify` found


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run says of the warehouse that it published or confirmed; `tables` is table to (rows, root)."""

    run_id: str
    built_at: str
    warehouse: str
    code_version: str
    vocabulary_hash: str
    root: str
    tables: dict[str, tuple[int, str]]


def read_manifests(home: Path) -> list[Manifest]:
    """All manifests, the newest first. One that cannot be read is none: `sourceline verify` says so."""
    found = [_read_manifest(path) for path in (home / "manifests").glob("*.json")]
    return sorted((m for m in found if m is not None), key=lambda manifest: manifest.built_at, reverse=True)


def _read_manifest(path: Path) -> Manifest | None:
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        tables = {str(entry["table"]): (int(entry["rows"]), str(entry["root"])) for entry in fields["tables"]}
        named = ("run_id", "built_at", "warehouse", "code_version", "vocabulary_hash", "root")
        return Manifest(**{name: str(fields[name]) for name in named}, tables=tables)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_proof(home: Path, warehouse: str) -> dict[str, Any] | None:
    """What the last verification found of the file `warehouse`; None where it was not verified, or another was."""
    try:
        proof = json.loads((home / PROOF).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return proof if isinstance(proof, dict) and proof.get("warehouse") == warehouse else None


@dataclass(frozen=True, slots=True)
class TableChange:
    """A table in two manifests: its rows in each (None where it was not there), and whether its root is the same."""

    table: str
    before: int | None
    after: int | None
    same: bool


def compare_manifests(before: Manifest, after: Manifest) -> list[TableChange]:
    """Every table that either names."""
    tables = sorted(before.tables.keys() | after.tables.keys())
    return [
        TableChange(
            table,
            before.tables[table][0] if table in before.tables else None,
            after.tables[table][0] if table in after.tables else None,
            before.tables.get(table) == after.tables.get(table),
        )
        for table in tables
    ]
