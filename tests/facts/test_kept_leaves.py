"""Leaves that are kept from run to run are those that hashing every row anew would give, whatever befell them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest
from lake_builder import insert_rows

from assets.facts.lake import Lake
from assets.facts.proof import leaves
from assets.facts.proof.kept_leaves import KeptLeaves
from assets.facts.proof.leaves import hash_tables
from assets.facts.state import State, keep_state, read_state

ROWS = [("a", 1, "x"), ("b", 2, None), ("b", 2, None), ("c", 3, "z")]
LATER = [("a", 1, "x"), ("b", 2, None), ("c", 4, "z"), ("d", 5, "")]


@pytest.fixture(autouse=True)
def one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "PROVED_TABLES", ("facts",))


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path)


def sign(rows: list[tuple], kept: KeptLeaves | None, kind: str = "INTEGER"):
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE facts (id VARCHAR, n {kind}, told VARCHAR)")
        insert_rows(connection, "facts", [{"id": id_, "n": n, "told": told} for id_, n, told in rows])
        return hash_tables(connection, kept)


def forge(lake: Lake) -> None:
    """Wrong leaves, under a state that says they are right: to see which ones are read."""
    path = lake.path("leaves-facts")
    pl.read_parquet(path).with_columns(leaf=pl.lit(b"0" * 32)).write_parquet(path)
    known = read_state(lake, "leaves-facts")
    keep_state(lake, "leaves-facts", State(known.inputs, hashlib.sha256(path.read_bytes()).hexdigest(), 0, ()))


@pytest.mark.parametrize("then", [ROWS, LATER, ROWS[:1], [], [*ROWS, ROWS[0]]])
def test_the_roots_are_those_of_a_fresh_run(lake, then):
    kept = KeptLeaves(lake)
    assert sign(ROWS, kept) == sign(ROWS, None)
    assert sign(then, kept) == sign(then, None)
    assert sign(ROWS, kept) == sign(ROWS, None)


def test_rows_that_stood_before_are_not_hashed_again(lake):
    sign(ROWS, KeptLeaves(lake))
    forge(lake)
    assert sign(ROWS, KeptLeaves(lake)) != sign(ROWS, None)


def cut(lake: Lake) -> None:
    path = lake.path("leaves-facts")
    path.write_bytes(path.read_bytes()[:-9])


def flip_a_bit(lake: Lake) -> None:
    path = lake.path("leaves-facts")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def lose(lake: Lake) -> None:
    lake.path("leaves-facts").unlink()


def lose_the_state(lake: Lake) -> None:
    lake.path("leaves-facts").with_suffix(".json").unlink()


def say_other_code(lake: Lake) -> None:
    forge(lake)
    known = read_state(lake, "leaves-facts")
    keep_state(lake, "leaves-facts", State("other", known.version, 0, ()))


@pytest.mark.parametrize("harm", [cut, flip_a_bit, lose, lose_the_state, say_other_code])
def test_what_is_damaged_or_of_other_code_is_hashed_anew(lake, harm: Callable[[Lake], None]):
    sign(ROWS, KeptLeaves(lake))
    harm(lake)
    assert sign(LATER, KeptLeaves(lake)) == sign(LATER, None)


def test_another_type_of_a_column_is_another_row(lake):
    sign(ROWS, KeptLeaves(lake))
    forge(lake)
    assert sign(ROWS, KeptLeaves(lake), "BIGINT") == sign(ROWS, None, "BIGINT")
