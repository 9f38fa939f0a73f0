"""Turns one row into a proof that it is in the hash tree of a warehouse (RFC 6962), which anyone can check by hand.

Written apart from the code that signs a run: two programs that reach one root say more than one.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from explorer.warehouse import Warehouse

_LEAF, _NODE = b"\x00", b"\x01"
_CHANGING = ("run_id", "_run", "_at")  # names end so that tell who and when, not what
_STATED = ("corrected_at",)  # but for what a person wrote
_KEYS = {"fct_mentions": "mention_id", "fct_figures": "figure_id", "fct_conflicts": "conflict_id"}


@dataclass(frozen=True, slots=True)
class Step:
    """A sibling on the way from a leaf to the root, and on which side of it the sibling stands."""

    sibling: str
    is_left: bool


@dataclass(frozen=True, slots=True)
class RowProof:
    """A row as canonical JSON, its leaf hash, its place among all leaves from 0, and the way up to the root."""

    table: str
    row: str
    leaf: str
    index: int
    size: int
    steps: tuple[Step, ...]
    root: str


def prove_row(warehouse: Warehouse, row_id: str, tables: tuple[str, ...]) -> RowProof | None:
    """The proof of the mention, figure or conflict `row_id` among the rows of `tables`, which the manifest names.

    None where there is no such row.
    """
    found = next((found for table in _KEYS if table in tables and (found := _find(warehouse, table, row_id))), None)
    if found is None:
        return None
    table, row = found
    levels = _tree(warehouse, tables)
    leaf = hashlib.sha256(_LEAF + row.encode()).digest()
    index = levels[0].index(leaf)
    steps = tuple(_climb(levels, index))
    return RowProof(table, row, leaf.hex(), index, len(levels[0]), steps, levels[-1][0].hex())


def _find(warehouse: Warehouse, table: str, row_id: str) -> tuple[str, str] | None:
    sql = f"SELECT {_canonical(warehouse, table)} AS row FROM {table} AS t WHERE {_KEYS[table]} = $id"
    return next(((table, row["row"]) for row in warehouse.select(sql, {"id": row_id})), None)


def _climb(levels: Sequence[Sequence[bytes]], index: int) -> list[Step]:
    steps = []
    for level in levels[:-1]:
        sibling = index ^ 1
        if sibling < len(level):
            steps.append(Step(level[sibling].hex(), is_left=sibling < index))
        index //= 2
    return steps


@lru_cache(maxsize=1)
def _tree(warehouse: Warehouse, tables: tuple[str, ...]) -> list[list[bytes]]:
    """All levels of the tree, leaves first; made once for a published version, which never changes."""
    levels = [[leaf for table in sorted(tables) for leaf in _leaves(warehouse, table)]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        pairs = [hashlib.sha256(_NODE + below[i] + below[i + 1]).digest() for i in range(0, len(below) - 1, 2)]
        levels.append(pairs + below[len(pairs) * 2 :])
    return levels


def _leaves(warehouse: Warehouse, table: str) -> list[bytes]:
    canonical = _canonical(warehouse, table)
    sql = f'SELECT unhex(sha256($leaf::BLOB || encode({canonical}))) AS leaf FROM "{table}" AS t ORDER BY leaf'
    return [bytes(row["leaf"]) for row in warehouse.select(sql, {"leaf": _LEAF})]


def _canonical(warehouse: Warehouse, table: str) -> str:
    """SQL for the canonical JSON of row `t`: its columns by name, less those that change by run."""
    names = sorted(row["name"] for row in warehouse.rows("columns", table=table))
    fields = ", ".join(f'"{name}" := t."{name}"' for name in names if name in _STATED or not name.endswith(_CHANGING))
    return f"to_json(struct_pack({fields}))::VARCHAR"
