"""Turns manifests, the last verification and one row into the page that an auditor reads."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from explorer.audit import Manifest, read_manifests, read_proof
from explorer.moments import read_moments
from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.row_proof import RowProof, prove_row
from explorer.warehouse import Warehouse


def show_audit(warehouse: Warehouse, asked: Mapping[str, str]) -> Page:
    """The last verification and manifest, the proof of the row asked for, and the runs that can be compared."""
    manifests = read_manifests(warehouse.home)
    current = _find_manifest(warehouse, manifests)
    row_id = asked.get("row", "").strip()[:64]
    values = {
        "warehouse": warehouse.path.name,
        "manifest": current,
        "proof": read_proof(warehouse.home, warehouse.path.name),
        "runs": warehouse.rows("runs"),
        "row_id": row_id,
        "row_proof": _prove(warehouse, current, row_id),
        "checker": read_checker(),
        "examples": warehouse.rows("mention_ids"),
        "moments": read_moments(warehouse, manifests)[:200],
    }
    return Page("audit.html", values)


def export_proof(warehouse: Warehouse, row_id: str) -> dict[str, Any]:
    """The proof of a row for a third party: with the root in hand it needs nothing else. Raises NotFoundError."""
    manifest = _find_manifest(warehouse, read_manifests(warehouse.home))
    proof = _prove(warehouse, manifest, row_id)
    if manifest is None or proof is None:
        raise NotFoundError(f"no proved row {row_id}")
    return {
        "warehouse": manifest.warehouse,
        "run_id": manifest.run_id,
        "table": proof.table,
        "row": proof.row,
        "leaf": proof.leaf,
        "index": proof.index,
        "size": proof.size,
        "path": [{"sibling": step.sibling, "is_left": step.is_left} for step in proof.steps],
        "root": proof.root,
    }


def read_checker() -> str:
    """The program that checks a downloaded proof."""
    return (files("explorer") / "check_proof.py").read_text(encoding="utf-8")


def _find_manifest(warehouse: Warehouse, manifests: list[Manifest]) -> Manifest | None:
    return next((m for m in manifests if m.warehouse == warehouse.path.name), None)


def _prove(warehouse: Warehouse, manifest: Manifest | None, row_id: str) -> RowProof | None:
    if manifest is None or not row_id:
        return None
    return prove_row(warehouse, row_id, tuple(sorted(manifest.tables)))
