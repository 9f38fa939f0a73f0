"""Turns what a verification found into `proof.json` of the home, for readers who did not run it."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from assets.facts.proof.record import PROMISES, Proof
from assets.kernel.durable import written_aside
from orchestration.harmless import to_json

_KEPT_FINDINGS = 200


def keep_proof(home: Path, proof: Proof) -> None:
    """Writes `home`/proof.json anew: tallies with their promises, the first findings. Raises OSError."""
    said = {
        "holds": proof.holds,
        "warehouse": proof.warehouse,
        "root": proof.root,
        "verified_at": datetime.now(UTC).isoformat(),
        "tallies": [{**asdict(tally), "promise": PROMISES[tally.point]} for tally in proof.tallies],
        "findings": [asdict(finding) for finding in proof.findings[:_KEPT_FINDINGS]],
    }
    with written_aside(home / "proof.json") as aside:
        aside.write_text(to_json(said, indent=1), encoding="utf-8")
