"""Turns the leaf hashes of one run into those of the next: only rows that did not stand before are hashed.

Beside the tables of the facts stands `leaves-<table>.parquet`: the leaf of each row under DuckDB's quick hash of the
same columns. It is read where it is whole and of this code; without it every row is hashed.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import duckdb

from assets.facts.connection import quote, quote_text
from assets.facts.lake import Lake
from assets.facts.state import State, forget_state, hash_text, keep_state, read_state


class KeptLeaves:
    """The leaves of the tables of one lake, as the last run left them."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake

    def keep(self, connection: duckdb.DuckDBPyConnection, table: str, columns: Sequence[str], leaf: str) -> str:
        """Keeps the leaves of `table` and returns the SELECT that reads them, column `leaf`.

        `leaf` is the SQL of a row's leaf over `columns` of the table under the name t.
        """
        name = f"leaves-{table}"
        types = connection.execute(f"SELECT column_type FROM (DESCRIBE {table})").fetchall()
        said = hash_text(f"{duckdb.__version__} {types} {leaf}")  # the quick hash may be another one day
        listed = ", ".join(quote(column) for column in columns)
        aside = self._lake.aside(name)
        connection.execute(
            f"COPY (SELECT row_hash, coalesce(known.leaf, {leaf}) AS leaf"
            f" FROM (SELECT *, hash({listed}) AS row_hash FROM {table}) AS t"
            f" LEFT JOIN ({self._select_known(name, said)}) AS known USING (row_hash))"
            f" TO {quote_text(str(aside))} (FORMAT parquet)"
        )
        forget_state(self._lake, name)
        self._lake.keep(aside, name)
        path = self._lake.path(name)
        keep_state(self._lake, name, State(said, _hash_file(path), 0, ()))
        return f"SELECT leaf FROM read_parquet({quote_text(str(path))})"

    def _select_known(self, name: str, said: str) -> str:
        known, path = read_state(self._lake, name), self._lake.path(name)
        if known is None or known.inputs != said or not path.exists() or known.version != _hash_file(path):
            return "SELECT 0::UBIGINT AS row_hash, ''::BLOB AS leaf WHERE false"
        return f"SELECT row_hash, any_value(leaf) AS leaf FROM read_parquet({quote_text(str(path))}) GROUP BY row_hash"


def _hash_file(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
