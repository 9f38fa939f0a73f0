"""Turns manifests, the last verification and one row into the page that an auditor reads."""

from collections.abc import Mapping

from explorer.audit import Manifest, compare_manifests, read_manifests, read_proof
from explorer.page import Page
from explorer.row_proof import RowProof, prove_mention
from explorer.warehouse import Warehouse


def show_audit(warehouse: Warehouse, asked: Mapping[str, str]) -> Page:
    """The last manifest and verification, the proof of `mention`, and what changed from run `before` to `after`."""
    manifests = read_manifests(warehouse.home)
    current = next((m for m in manifests if m.warehouse == warehouse.path.name), None)
    by_run = {manifest.run_id: manifest for manifest in manifests}
    before, after = _pair(asked, by_run, manifests)
    mention_id = asked.get("mention", "").strip()[:64]
    values = {
        "warehouse": warehouse.path.name,
        "manifest": current,
        "manifests": manifests[:50],
        "proof": read_proof(warehouse.home, warehouse.path.name),
        "runs": warehouse.rows("runs"),
        "mention_id": mention_id,
        "row_proof": _prove(warehouse, current, mention_id),
        "examples": warehouse.rows("mention_ids"),
        "before": before,
        "after": after,
        "changes": compare_manifests(before, after) if before and after else [],
    }
    return Page("audit.html", values)


def _prove(warehouse: Warehouse, manifest: Manifest | None, mention_id: str) -> RowProof | None:
    if manifest is None or not mention_id:
        return None
    return prove_mention(warehouse, mention_id, tuple(sorted(manifest.tables)))


def _pair(
    asked: Mapping[str, str], by_run: Mapping[str, Manifest], manifests: list[Manifest]
) -> tuple[Manifest | None, Manifest | None]:
    """The two manifests asked for, else the newest two."""
    newest = [*manifests[:2], None, None]
    return by_run.get(asked.get("before", "")) or newest[1], by_run.get(asked.get("after", "")) or newest[0]
