"""Leaves that are kept from run to run are those that hashing every row anew would give, whatever befell them."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from lake_builder import insert_rows

from assets.facts.lake import Lake
from assets.facts.proof import leaves
from assets.facts.proof.kept_leaves import KeptLeaves
from assets.facts.proof.leaves import hash_tables
from assets.facts.state import State, Track, hash_file, hash_text, keep_state, read_state

ROWS = [("a", 1, "x"), ("b", 2, None), ("b", 2, None), ("c", 3, "z")]
LATER = [("a", 1, "x"), ("b", 2, None), ("c", 4, "z"), ("d", 5, "")]


@pytest.fixture(autouse=True)
def one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaves, "PROVED_TABLES", ("facts",))


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path)


def sign(rows: list[tuple], kept: KeptLeaves | None = None, kind: str = "INTEGER"):
    with duckdb.connect() as connection:
        fill(connection, "facts", rows, kind)
        return hash_tables(connection, kept)


def fill(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple], kind: str = "INTEGER") -> None:
    connection.execute(f"CREATE TABLE {table} (id VARCHAR, n {kind}, told VARCHAR)")
    insert_rows(connection, table, [{"id": id_, "n": n, "told": told} for id_, n, told in rows])


def tell(lake: Lake, rows: list[tuple], was: list[tuple] | None = None) -> None:
    """Keeps what a run of the model tells: what its rows were, and how those of now differ."""
    path = lake.changes("facts")
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as connection:
        fill(connection, "old", was or [])
        fill(connection, "new", rows)
        connection.execute(
            "COPY (SELECT *, false AS is_added FROM (FROM old EXCEPT ALL FROM new)"
            f" UNION ALL SELECT *, true FROM (FROM new EXCEPT ALL FROM old)) TO '{path}'"
        )
    files, before = ({"facts.parquet": hash_text(repr(given))} for given in (rows, was))
    keep_state(lake, "facts", State("", "", len(rows), (), Track("", {}, files, was=before if was is not None else {})))


def forge(lake: Lake) -> None:
    """Wrong leaves, under a state that says they are right: to see which ones are read."""
    path = lake.path("leaves-facts").with_suffix(".bin")
    path.write_bytes(b"0" * path.stat().st_size)
    known = read_state(lake, "leaves-facts")
    keep_state(lake, "leaves-facts", State(known.inputs, hash_file(path), known.rows, (), known.track))


@pytest.mark.parametrize("then", [ROWS, LATER, ROWS[:1], [], [*ROWS, ROWS[0]]])
def test_the_roots_are_those_of_a_fresh_run(lake, then):
    tell(lake, ROWS)
    assert sign(ROWS, KeptLeaves(lake)) == sign(ROWS)
    tell(lake, then, was=ROWS)
    assert sign(then, KeptLeaves(lake)) == sign(then)
    tell(lake, ROWS, was=then)
    assert sign(ROWS, KeptLeaves(lake)) == sign(ROWS)


def test_rows_that_stood_before_are_not_hashed_again(lake):
    tell(lake, ROWS)
    sign(ROWS, KeptLeaves(lake))
    forge(lake)
    assert sign(ROWS, KeptLeaves(lake)) != sign(ROWS)


def test_changes_since_another_run_are_not_put_in(lake):
    tell(lake, ROWS)
    sign(ROWS, KeptLeaves(lake))
    tell(lake, LATER, was=ROWS[:2])
    assert sign(LATER, KeptLeaves(lake)) == sign(LATER)


def test_changes_that_do_not_lead_to_the_rows_of_the_warehouse_are_not_put_in(lake):
    tell(lake, ROWS)
    sign(ROWS, KeptLeaves(lake))
    tell(lake, LATER, was=ROWS)
    assert sign(LATER[:2], KeptLeaves(lake)) == sign(LATER[:2])
    tell(lake, ROWS[:2], was=LATER)
    assert sign(ROWS[:2], KeptLeaves(lake)) == sign(ROWS[:2])


def cut(lake: Lake) -> None:
    path = lake.path("leaves-facts").with_suffix(".bin")
    path.write_bytes(path.read_bytes()[:-9])


def flip_a_bit(lake: Lake) -> None:
    path = lake.path("leaves-facts").with_suffix(".bin")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))


def lose(lake: Lake) -> None:
    lake.path("leaves-facts").with_suffix(".bin").unlink()


def lose_the_state(lake: Lake) -> None:
    lake.path("leaves-facts").with_suffix(".json").unlink()


def say_other_code(lake: Lake) -> None:
    forge(lake)
    known = read_state(lake, "leaves-facts")
    keep_state(lake, "leaves-facts", State("other", known.version, known.rows, (), known.track))


@pytest.mark.parametrize("harm", [cut, flip_a_bit, lose, lose_the_state, say_other_code])
def test_what_is_damaged_or_of_other_code_is_hashed_anew(lake, harm: Callable[[Lake], None]):
    tell(lake, ROWS)
    sign(ROWS, KeptLeaves(lake))
    harm(lake)
    tell(lake, LATER, was=ROWS)
    assert sign(LATER, KeptLeaves(lake)) == sign(LATER)


def test_another_type_of_a_column_is_another_row(lake):
    tell(lake, ROWS)
    sign(ROWS, KeptLeaves(lake))
    forge(lake)
    assert sign(ROWS, KeptLeaves(lake), "BIGINT") == sign(ROWS, None, "BIGINT")
