"""Turns the tables of a warehouse into the roots of its hash tree: a leaf a row, in an order the rows alone decide."""

from collections.abc import Iterator

import duckdb

from assets.facts.content import is_content
from assets.facts.proof.kept_leaves import KeptLeaves, select_leaves
from assets.facts.proof.manifest import TableEntry
from assets.facts.proof.merkle import LEAF_PREFIX, GrowingTree

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


def hash_tables(
    connection: duckdb.DuckDBPyConnection, kept: KeptLeaves | None = None
) -> tuple[tuple[TableEntry, ...], str]:
    """Rows and root of each proved table, in order of their names, and the root over all rows; in bounded memory.

    With `kept` the leaves of rows that it knows are not hashed again, and those of today are kept there: to sign what
    was just written, never to prove what was found.
    """
    entries, whole = [], GrowingTree()
    for table in PROVED_TABLES:
        tree = GrowingTree()
        for leaves in _read_leaves(connection, table, kept):
            tree.add(leaves)
            whole.add(leaves)
        entries.append(TableEntry(table, tree.size, tree.root().hex()))
    return tuple(entries), whole.root().hex()


def _read_leaves(connection: duckdb.DuckDBPyConnection, table: str, kept: KeptLeaves | None) -> Iterator[list[bytes]]:
    """The sorted leaf hashes of a table. SHA-256 in the database, where a row is already its canonical text."""
    columns = _list_columns(connection, table)
    fields = ", ".join(f'"{name}" := t."{name}"' for name in columns)
    leaf = f"unhex(sha256('\\x{LEAF_PREFIX.hex()}'::BLOB || encode(to_json(struct_pack({fields}))::VARCHAR)))"
    if kept is not None:
        return kept.keep(connection, table, leaf)
    return select_leaves(connection, f"SELECT {leaf} AS leaf FROM {table} AS t")


def _list_columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The columns of the canonical row by name, less runs and times, which change by run."""
    names = connection.sql(
        "SELECT column_name FROM information_schema.columns WHERE table_name = $table", params={"table": table}
    ).fetchall()
    return sorted(name for (name,) in names if is_content(name))
