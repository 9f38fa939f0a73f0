"""Turns the tables of a warehouse into the leaves of its hash tree: one a row, in an order the rows alone decide."""

from dataclasses import dataclass

import duckdb

from assets.facts.content import is_content
from assets.facts.proof.merkle import LEAF_PREFIX, hash_leaf, hash_tree, prove_leaf

# What a reader can be shown: the claims, what is concluded from them, and where they were read.
PROVED_TABLES = (
    "article_sources",
    "conflict_mentions",
    "corrections",
    "dim_articles",
    "fct_conflicts",
    "fct_figures",
    "fct_figures_history",
    "fct_mentions",
    "fct_mentions_history",
    "fct_relations",
    "fct_residual_numbers",
    "figure_mentions",
)


@dataclass(frozen=True, slots=True)
class TableLeaves:
    """The sorted leaf hashes of one table's rows."""

    table: str
    hashes: tuple[bytes, ...]

    @property
    def root(self) -> str:
        """The root over this table alone, hexadecimal."""
        return hash_tree(self.hashes).hex()


@dataclass(frozen=True, slots=True)
class RowProof:
    """What a third party needs beside the manifest's root to check that `row` was in the warehouse."""

    table: str
    row: str  # canonical JSON
    index: int
    size: int
    path: tuple[str, ...]
    root: str


def hash_tables(connection: duckdb.DuckDBPyConnection) -> tuple[TableLeaves, ...]:
    """The leaves of every proved table, tables in order of their names."""
    return tuple(TableLeaves(table, _hash_rows(connection, table)) for table in PROVED_TABLES)


def tree_root(tables: tuple[TableLeaves, ...]) -> str:
    """The root over all rows of all tables, hexadecimal."""
    return hash_tree(_all_leaves(tables)).hex()


def prove_row(connection: duckdb.DuckDBPyConnection, table: str, key_column: str, key: str) -> RowProof | None:
    """The proof of the one row of `table` whose `key_column` is `key`; None where there is no such row."""
    rows = connection.sql(
        f"SELECT {_canonical(connection, table)} FROM {table} AS t WHERE {key_column} = $key",
        params={"key": key},
    ).fetchall()
    if not rows:
        return None
    tables = hash_tables(connection)
    before = sum(len(leaves.hashes) for leaves in tables if leaves.table < table)
    own = next(leaves.hashes for leaves in tables if leaves.table == table)
    leaves = _all_leaves(tables)
    index = before + own.index(hash_leaf(rows[0][0].encode()))
    path = tuple(node.hex() for node in prove_leaf(leaves, index))
    return RowProof(table, rows[0][0], index, len(leaves), path, hash_tree(leaves).hex())


def _all_leaves(tables: tuple[TableLeaves, ...]) -> list[bytes]:
    return [leaf for table in tables for leaf in table.hashes]


def _hash_rows(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[bytes, ...]:
    """SHA-256 in the database, where a row is already its canonical text; sorted, so that no row order is needed."""
    rows = connection.sql(
        f"SELECT unhex(sha256($prefix::BLOB || encode({_canonical(connection, table)}))) AS leaf"
        f" FROM {table} AS t ORDER BY leaf",
        params={"prefix": LEAF_PREFIX},
    ).fetchall()
    return tuple(bytes(row[0]) for row in rows)


def _canonical(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """SQL for the canonical JSON of row `t`: its columns by name, less runs and times, which change by run."""
    names = sorted(
        name
        for (name,) in connection.sql(
            "SELECT column_name FROM information_schema.columns WHERE table_name = $table", params={"table": table}
        ).fetchall()
        if is_content(name)
    )
    fields = ", ".join(f'"{name}" := t."{name}"' for name in names)
    return f"to_json(struct_pack({fields}))::VARCHAR"
