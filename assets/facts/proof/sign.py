"""Turns a finished warehouse file into the manifest of the run that built or confirmed it."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import duckdb

from assets.facts.connection import EngineSettings, quote_text
from assets.facts.proof.kept_leaves import KeptLeaves
from assets.facts.proof.leaves import hash_tables
from assets.facts.proof.manifest import Manifest, ManifestError, read_manifest, write_manifest


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs: the run, when (with a time zone), and by which code and words."""

    run_id: str
    built_at: datetime
    code_version: str
    vocabulary_hash: str


def sign_warehouse(
    manifests: Path, warehouse: Path, name: str, signatory: Signatory, kept: KeptLeaves | None = None
) -> Manifest:
    """Hashes the rows of the file `warehouse` and keeps their roots in the folder `manifests`, under `name`.

    `name` is the file's name once it is published: signing comes before the link is swapped, so that no warehouse is
    ever read without its manifest. `kept` are the leaves of the last run, which become those of this one.
    """
    with duckdb.connect(warehouse, read_only=True) as connection:
        connection.execute(f"SET memory_limit = {quote_text(EngineSettings().memory_limit)}")
        entries, root = hash_tables(connection, kept)
        (version,) = connection.execute("SELECT schema_version FROM meta").fetchall()[0]
    manifest = Manifest(
        run_id=signatory.run_id,
        built_at=signatory.built_at.isoformat(),
        warehouse=name,
        schema_version=str(version),
        code_version=signatory.code_version,
        vocabulary_hash=signatory.vocabulary_hash,
        tables=entries,
        root=root,
    )
    write_manifest(manifests, manifest)
    return manifest


def confirm_warehouse(
    manifests: Path, warehouse: Path, name: str, signatory: Signatory, kept: KeptLeaves | None = None
) -> Manifest:
    """Keeps the roots that `name` was signed with as the manifest of a run that found nothing new.

    Its rows are not hashed again: that would take much longer, and would vouch for a file that was changed since.
    Where no manifest names it, it is signed.
    """
    try:
        signed = read_manifest(manifests, name)
    except ManifestError:
        return sign_warehouse(manifests, warehouse, name, signatory, kept)
    confirmed = replace(signed, run_id=signatory.run_id, built_at=signatory.built_at.isoformat())
    write_manifest(manifests, confirmed)
    return confirmed
