"""Every check of dbt_like_sql/checks fires on a lake with what it looks for, and is silent on a good one."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from lake_builder import insert_rows

from assets.facts.checks import build_test, run_check
from assets.facts.connection import connect, quote
from assets.facts.load import MODELS, load_project
from assets.facts.record import Project

M = "fct_mentions"
FIVE = {"article_id": "a", "value": 5, "value_low": 5, "value_high": 5, "outer_low": 5, "outer_high": 5}
NOTED = {"role": "metric", "byte_start": None, "byte_end": None, "words": None, "note": "the heading"}
CITED = {"role": "metric", "byte_start": 1, "byte_end": 4, "words": "sales", "note": None}
UNITS = [{"unit": unit} for unit in ("USD", "EUR", "EH/s", "USD/share")]


def place(start: int, end: int, quote: str | None = "2025") -> dict:
    return {"article_id": "a", "byte_start": start, "byte_end": end, "quote": quote, "reason": "date"}


def mention(name: str, **fields) -> dict:
    return {"mention_id": name, **FIVE, **fields}


def figure(value: int | None, unit: str, said: dict) -> dict[str, list[dict]]:
    """A figure, what its preferred mention says as it is compared, and that mention: 5 USD as extracted."""
    return {
        "fct_figures": [{"preferred_mention_id": "m", "value": value, "unit": unit}],
        "figure_mentions": [{"mention_id": "m", "is_corrected": False, **said}],
        M: [mention("m", unit="USD")],
    }


# for each check: the rows of each table, and how many of them are wrong
CASES: Mapping[str, list[tuple[dict[str, list[dict]], int]]] = {
    "bytes_claimed_twice": [
        ({M: [mention("m", byte_start=0, byte_end=4)], "fct_residual_numbers": [place(4, 8), place(8, 9)]}, 0),
        ({M: [mention("m", byte_start=0, byte_end=4)], "fct_residual_numbers": [place(3, 8), place(8, 9)]}, 1),
        ({M: [mention("m", byte_start=0, byte_end=9), mention("n", byte_start=2, byte_end=4)]}, 1),
        ({M: [mention("m", byte_start=0, byte_end=4)], "fct_residual_numbers": [place(0, 99, quote=None)]}, 0),
    ],
    "cluster_named_after_no_article": [
        ({"dim_articles": [{"article_id": "a", "cluster_id": "a"}, {"article_id": "b", "cluster_id": "a"}]}, 0),
        ({"dim_articles": [{"article_id": "b", "cluster_id": "a"}]}, 1),
    ],
    "conflict_with_one_side": [
        ({"fct_conflicts": [{"conflict_id": "c", "kind": "value", "n_sides": 2}]}, 0),
        ({"fct_conflicts": [{"conflict_id": "c", "kind": "arithmetic", "n_sides": 1}]}, 0),
        ({"fct_conflicts": [{"conflict_id": "c", "kind": "value", "n_sides": 1}]}, 1),
    ],
    "copy_differs_from_its_original": [
        ({M: [mention("m"), mention("n", copy_of_mention_id="m")]}, 0),
        ({M: [mention("m"), mention("n", copy_of_mention_id="m", value=6)]}, 1),
        ({M: [mention("m", unit="USD"), mention("n", copy_of_mention_id="m", unit="EUR")]}, 1),
        ({M: [mention("n", copy_of_mention_id="gone")]}, 1),
    ],
    "field_decided_by_nothing": [
        ({M: [mention("m", evidence=[CITED, NOTED])]}, 0),
        ({M: [mention("m", evidence=[{**NOTED, "note": None}, {**CITED, "byte_start": 4}])]}, 2),
    ],
    "figure_is_not_its_mention": [
        (figure(5, "USD", {"value": 5, "unit": "USD"}), 0),
        (figure(None, "USD", {"value": None, "unit": "USD"}), 0),
        (figure(6, "USD", {"value": 5, "unit": "USD"}), 1),
        (figure(5, "EUR", {"value": 5, "unit": "USD"}), 1),
        (figure(6, "USD", {"value": 6, "unit": "USD"}), 1),
        (figure(6, "EUR", {"value": 6, "unit": "EUR", "is_corrected": True}), 0),
        (figure(7, "USD", {"value": 6, "unit": "USD", "is_corrected": True}), 1),
        ({"fct_figures": [{"preferred_mention_id": "gone", "value": 5, "unit": "USD"}]}, 1),
        ({"fct_figures": [{"preferred_mention_id": None, "value": None, "unit": "USD"}]}, 0),
    ],
    "mention_in_no_figure": [
        ({M: [mention("m", figure_id="f")], "figure_mentions": [{"mention_id": "m", "figure_id": "f"}]}, 0),
        ({M: [mention("m", figure_id="f")], "figure_mentions": [{"mention_id": "m", "figure_id": "g"}]}, 1),
        ({M: [mention("m", figure_id="f")]}, 1),
    ],
    "relation_without_its_operands": [
        ({"fct_relations": [{"operand_mention_ids": ["m", "n"], "target_mention_id": "m"}],
          M: [mention("m"), mention("n")]}, 0),
        ({"fct_relations": [{"operand_mention_ids": ["m", "n"], "target_mention_id": None}], M: [mention("m")]}, 1),
        ({"fct_relations": [{"operand_mention_ids": ["m"], "target_mention_id": "gone"}], M: [mention("m")]}, 1),
    ],
    "range_without_two_ends": [
        ({M: [mention("m", range_id="r"), mention("n", range_id="r"), mention("o")]}, 0),
        ({M: [mention("m", range_id="r")]}, 1),
    ],
    "same_text_without_its_number": [
        ({"stg_blocks": [{"block_id": "1", "text_hash": "x"}, {"block_id": "2", "text_hash": "y"}],
          M: [mention("m", block_id="1")]}, 0),
        ({"stg_blocks": [{"block_id": "1", "text_hash": "x"}, {"block_id": "2", "text_hash": "x"}],
          M: [mention("m", block_id="1")]}, 1),
    ],
    "superseded_claim_in_conflict": [
        ({"conflict_mentions": [{"mention_id": "m", "kind": "value"}], M: [mention("m", vintage="current")]}, 0),
        ({"conflict_mentions": [{"mention_id": "m", "kind": "revised"}], M: [mention("m", vintage="prior")]}, 0),
        ({"conflict_mentions": [{"mention_id": "m", "kind": "value"}], M: [mention("m", vintage="prior")]}, 1),
    ],
    "unit_without_meaning": [
        ({"dim_units": UNITS, M: [mention(unit, unit=unit) for unit in ("USD", "EUR/share", "EH/s")]}, 0),
        ({"dim_units": UNITS, M: [mention(unit, unit=unit) for unit in ("XYZ/share", "USD/moon", "blorb")]}, 3),
    ],
    "value_outside_its_interval": [
        ({M: [mention("m"), mention("n", value_high=9, outer_high=None)]}, 0),
        ({M: [mention("m", value_low=6, value_high=7, outer_high=7)]}, 1),
        ({M: [mention("m", outer_high=4)]}, 1),
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project()


@pytest.fixture(scope="module")
def connection(project):
    with connect() as connection:
        yield connection


@pytest.mark.parametrize(
    ("name", "tables", "failing"), [(name, *case) for name, cases in CASES.items() for case in cases]
)
def test_a_check_finds_what_it_is_named_after(project, connection, name, tables, failing):
    check = next(check for check in project.checks if check.name == name)
    for table in check.reads:
        columns = ", ".join(f"{quote(column.name)} {column.type}" for column in project.columns(table))
        connection.execute(f"CREATE OR REPLACE TABLE {quote(table)} ({columns})")
        insert_rows(connection, table, tables.get(table, []))
    assert run_check(connection, check).failing_rows == failing


def test_every_check_has_a_case_in_which_it_fires():
    firing = {name for name, cases in CASES.items() if any(failing for _, failing in cases)}
    assert firing == CASES.keys() == {path.stem for path in (MODELS / "checks").glob("*.sql")}


@pytest.mark.parametrize(
    ("test", "failing"),
    [
        ({"not_null": ["a"]}, 1),
        ({"not_null": ["a", "n"]}, 2),
        ({"unique": ["a"]}, 1),
        ({"unique": ["a", "n"]}, 0),
        ({"accepted_values": {"column": "a", "values": ["x", "it's"]}}, 0),
        ({"accepted_values": {"column": "a", "values": ["it's"]}}, 2),
        ({"accepted_values": {"column": "n", "values": [1]}}, 1),
        ({"relationships": {"column": "a", "to": "other.a"}}, 1),
        ({"expression": {"name": "n_is_small", "sql": "n < 2"}}, 1),
    ],
)
def test_a_header_test_counts_the_rows_that_are_wrong(test: Mapping[str, object], failing: int):
    with connect() as connection:
        connection.execute("CREATE TABLE t (a VARCHAR, n INTEGER)")
        connection.execute("INSERT INTO t VALUES ('x', 1), ('x', 2), ('it''s', NULL), (NULL, 1)")
        connection.execute("CREATE TABLE other (a VARCHAR)")
        connection.execute("INSERT INTO other VALUES ('x'), (NULL)")
        result = run_check(connection, build_test(Path("t.sql"), "t", test))
    assert (result.failing_rows, result.passed) == (failing, failing == 0)
