"""`sourceline verify`: proves the warehouse anew from raw store, rows and manifest; exit code 1 where a point fails."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.harmless import to_json
from orchestration.options import CommandError, home_option, json_option, require_warehouse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from assets.facts.proof.record import Correction, Proof

_SHOWN = 20  # findings printed; --json has them all


@click.command()
@click.option("--root", help="A root kept elsewhere (hexadecimal), to be compared with the manifest's.")
@home_option
@json_option
def command(home: Path, root: str | None, *, as_json: bool) -> None:
    """Prove every row again: raw bytes, quotes, values, conclusions, coverage, signatures, hash tree, manifest."""
    proof = _prove(home, require_warehouse(home), root)
    _keep(home, proof)
    if as_json:
        click.echo(to_json({"holds": proof.holds, **asdict(proof)}, indent=1))
    else:
        _print(proof)
    if not proof.holds:
        raise SystemExit(1)


def _prove(home: Path, warehouse: Path, root: str | None) -> "Proof":
    from assets.facts.proof.manifest import ManifestError, read_manifest
    from assets.facts.proof.prove import prove_warehouse
    from assets.facts.proof.rederive import prepare_rederivation
    from assets.kernel.storage import Home
    from assets.kernel.versions import REFERENCE
    from orchestration.reading import open_warehouse

    place = Home(home)
    try:
        manifest = read_manifest(place.manifests, warehouse.resolve().name)
    except ManifestError as error:
        raise CommandError(str(error)) from None
    with open_warehouse(warehouse) as connection:
        return prove_warehouse(connection, place.objects, manifest, prepare_rederivation(REFERENCE), root)


def _keep(home: Path, proof: "Proof") -> None:
    """A home that cannot be written to, a copy to be checked for one, is proved all the same."""
    from orchestration.kept_proof import keep_proof

    try:
        keep_proof(home, proof)
    except OSError as error:
        click.echo(f"the result is not kept for the explorer: {error}", err=True)


def _print(proof: "Proof") -> None:
    from assets.facts.proof.record import PROMISES
    from orchestration.terminal import console, table

    out = console()
    rows = [
        (
            int(tally.point),
            PROMISES[tally.point],
            tally.checked,
            tally.failed,
            tally.other_version,
            "FAILS" if tally.failed else "holds",
        )
        for tally in proof.tallies
    ]
    out.print(table(("", "promise", "checked", "failed", "other version", ""), rows, proof.warehouse))
    if proof.findings:
        shown = [
            (int(f.point), f.row_id, f.article_id and f.article_id[:12], f.message) for f in proof.findings[:_SHOWN]
        ]
        out.print(table(("point", "row", "article", "what does not hold"), shown))
    if len(proof.findings) > _SHOWN:
        out.print(f"and {len(proof.findings) - _SHOWN} more: --json has them all")
    if proof.corrections:
        out.print(_list_corrections(proof.corrections))
    out.print(f"root {proof.root}", soft_wrap=True)
    out.print("every point holds" if proof.holds else "NOT proved")


def _list_corrections(corrections: "Sequence[Correction]") -> "Table":
    from orchestration.terminal import table

    applied = sum(correction.status == "applied" for correction in corrections)
    names = ("mention_id", "field", "original", "value", "who", "corrected_at", "why", "status")
    rows = [[getattr(correction, name) for name in names] for correction in corrections]
    return table(names, rows, f"{len(corrections)} corrections, {applied} applied; each mention is proved as extracted")
