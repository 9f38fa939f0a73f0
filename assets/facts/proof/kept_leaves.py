"""Turns the leaf hashes of one run into those of the next: only rows that came or went are hashed.

Beside the tables of the facts stands `leaves-<table>.bin`: the leaves of the table's rows, sorted, 32 bytes each. It is
read where it is whole and of this code; without it, or where what has changed since is not known, every row is hashed.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb

from assets.facts.connection import quote_text
from assets.facts.lake import Lake
from assets.facts.state import State, Track, hash_file, hash_text, keep_state, list_files, read_state
from assets.kernel.durable import flush

_LEAF_BYTES = 32
_BATCH_LEAVES = 65_536  # few in memory at once, and a whole subtree


class KeptLeaves:
    """The leaves of the tables of one lake, as the last run left them."""

    def __init__(self, lake: Lake) -> None:
        self._lake = lake

    def keep(self, connection: duckdb.DuckDBPyConnection, table: str, leaf: str) -> Iterator[list[bytes]]:
        """Keeps the leaves of `table` and yields them in order; `leaf` is the SQL of a row's leaf in a table t."""
        name = f"leaves-{table}"
        path, aside = self._lake.path(name).with_suffix(".bin"), self._lake.aside(name)
        types = connection.execute(f"SELECT column_type FROM (DESCRIBE {table})").fetchall()
        said = hash_text(f"{duckdb.__version__} {types} {leaf}")
        known = read_state(self._lake, name)
        if known is not None and (known.inputs != said or not path.exists() or known.version != hash_file(path)):
            known = None
        rows = int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
        changed = self._hash_changed(connection, table, leaf, known)
        if changed is None or merge_leaves(path, *changed, aside) != rows:
            with aside.open("wb") as file:
                for leaves in select_leaves(connection, f"SELECT {leaf} AS leaf FROM {table} AS t"):
                    file.write(b"".join(leaves))
        flush(aside)
        aside.replace(path)
        keep_state(self._lake, name, State(said, hash_file(path), rows, (), Track("", {table: self._tell(table)}, {})))
        yield from _read_leaves(path)

    def _hash_changed(
        self, connection: duckdb.DuckDBPyConnection, table: str, leaf: str, known: State | None
    ) -> tuple[list[bytes], list[bytes]] | None:
        """The leaves that went and that came since `known`; None where that is not known."""
        now = read_state(self._lake, table)
        if known is None or known.track is None or now is None or now.track is None:
            return None
        if known.track.seen[table] == self._tell(table):
            return [], []
        path = self._lake.changes(table)
        if not path.exists() or known.track.seen[table] != list_files(now.track.was):
            return None
        rows = f"SELECT {leaf} AS leaf FROM read_parquet({quote_text(str(path))}) AS t WHERE is_added = {{}}"
        gone, come = ([*select_leaves(connection, rows.format(is_added))] for is_added in (False, True))
        return [leaf for leaves in gone for leaf in leaves], [leaf for leaves in come for leaf in leaves]

    def _tell(self, table: str) -> list[str]:
        now = read_state(self._lake, table)
        return list_files(now.track.files) if now is not None and now.track is not None else []


def select_leaves(connection: duckdb.DuckDBPyConnection, select: str) -> Iterator[list[bytes]]:
    """The leaves that a SELECT gives, sorted, in batches."""
    result = connection.cursor().execute(f"{select} ORDER BY leaf")
    while rows := result.fetchmany(_BATCH_LEAVES):
        yield [leaf for (leaf,) in rows]


def merge_leaves(path: Path, gone: list[bytes], come: list[bytes], aside: Path) -> int:
    """Writes the sorted leaves of the file `path` without those that are `gone`, with those that `come`; how many.

    -1 where one that is gone was not there.
    """
    left, come, size = Counter(gone), come[::-1], 0
    with aside.open("wb") as file:
        for batch in _read_leaves(path):
            kept = []
            for leaf in batch:
                if left.get(leaf):
                    left[leaf] -= 1
                    continue
                while come and come[-1] < leaf:
                    kept.append(come.pop())
                kept.append(leaf)
            file.write(b"".join(kept))
            size += len(kept)
        file.write(b"".join(reversed(come)))
    return size + len(come) if not left.total() else -1


def _read_leaves(path: Path) -> Iterator[list[bytes]]:
    with path.open("rb") as file:
        while batch := file.read(_LEAF_BYTES * _BATCH_LEAVES):
            yield [batch[at : at + _LEAF_BYTES] for at in range(0, len(batch), _LEAF_BYTES)]
