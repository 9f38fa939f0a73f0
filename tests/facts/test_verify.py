"""`sourceline verify` over the built seeds: everything holds, and each way to falsify the warehouse is found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from assets.facts.proof.record import Point
from orchestration.cli import main

Tamper = Callable[[Path], None]


def verify(home: Path, *options: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(main, ["verify", "--json", "--home", str(home), *options])
    return result.exit_code, json.loads(result.stdout)


def run_sql(*statements: str) -> Tamper:
    def tamper(home: Path) -> None:
        path = (home / "warehouse.duckdb").resolve()
        path.chmod(0o644)
        with duckdb.connect(path) as connection:
            for statement in statements:
                connection.execute(statement)

    return tamper


def change_a_byte(home: Path) -> None:
    path = next(path for path in sorted((home / "raw").rglob("*")) if path.is_file() and path.stat().st_size > 9000)
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    place = content.index(b"271 acres")
    content[place] = ord("3")
    path.write_bytes(bytes(content))


def lose_a_raw_file(home: Path) -> None:
    next(path for path in sorted((home / "raw").rglob("*")) if path.is_file()).unlink()


# A bullet that stands twice: its second copy is re-pointed to the first, where the same words stand.
REPOINT = """
    UPDATE fct_mentions SET byte_start = first.byte_start, byte_end = first.byte_end, char_start = first.char_start,
        char_end = first.char_end, clean_start = first.clean_start, clean_end = first.clean_end, line = first.line,
        prefix = first.prefix, suffix = first.suffix, block_id = first.block_id, section = first.section
    FROM fct_mentions AS first
    WHERE fct_mentions.copy_of_mention_id = first.mention_id AND fct_mentions.quote = '271 acres'
"""

TAMPERINGS: list[tuple[str, Tamper, set[Point]]] = [
    ("a changed byte in the raw store", change_a_byte, {Point.RAW_KEPT}),
    ("a lost raw file", lose_a_raw_file, {Point.RAW_KEPT}),
    (
        "a changed value",
        run_sql("UPDATE fct_mentions SET value = 272 WHERE quote = '271 acres'"),
        {Point.VALUE_REDERIVED, Point.TREE_MATCHES},
    ),
    (
        "a changed unit",
        run_sql("UPDATE fct_mentions SET unit = 'ha' WHERE quote = '271 acres'"),
        {Point.VALUE_REDERIVED, Point.TREE_MATCHES},
    ),
    (
        "a changed metric",
        run_sql("UPDATE fct_mentions SET metric = 'floor_area' WHERE quote = '271 acres'"),
        {Point.CONCLUSIONS_CITED, Point.TREE_MATCHES},
    ),
    (
        "a deleted row",
        run_sql("DELETE FROM fct_mentions WHERE quote = '188,500'"),
        {Point.DIGITS_COVERED, Point.TREE_MATCHES},
    ),
    (
        "a duplicated row",
        run_sql("INSERT INTO fct_mentions SELECT * FROM fct_mentions WHERE quote = '188,500'"),
        {Point.DIGITS_COVERED, Point.TREE_MATCHES},
    ),
    ("a mention re-pointed to its verbatim copy", run_sql(REPOINT), {Point.QUOTE_AT_ITS_BYTES, Point.TREE_MATCHES}),
    (
        "a residual number removed",
        run_sql("DELETE FROM fct_residual_numbers WHERE quote = '2026'"),
        {Point.DIGITS_COVERED, Point.TREE_MATCHES},
    ),
    (
        "a canonical value that no mention has",
        run_sql("UPDATE fct_figures SET value = value + 1 WHERE metric = 'land_area'"),
        {Point.ROWS_SIGNED, Point.TREE_MATCHES},
    ),
    ("a conflict hidden", run_sql("DELETE FROM fct_conflicts"), {Point.TREE_MATCHES, Point.MANIFEST_MATCHES}),
]


def test_the_built_warehouse_is_proved(seeds_home: Path) -> None:
    code, proof = verify(seeds_home)
    assert proof["findings"] == []
    assert (code, proof["holds"]) == (0, True)
    checked = {tally["point"]: tally["checked"] for tally in proof["tallies"]}
    assert checked[Point.QUOTE_AT_ITS_BYTES] == 105
    assert all(checked[point] for point in Point)


@pytest.mark.parametrize(("tamper", "points"), [row[1:] for row in TAMPERINGS], ids=[row[0] for row in TAMPERINGS])
def test_tampering_is_found(copy_home: Callable[[], Path], tamper: Tamper, points: set[Point]) -> None:
    home = copy_home()
    tamper(home)
    code, proof = verify(home)
    assert code == 1
    assert points <= {finding["point"] for finding in proof["findings"]}


def test_a_root_kept_elsewhere_is_compared(seeds_home: Path) -> None:
    root = verify(seeds_home)[1]["root"]
    assert verify(seeds_home, "--root", root)[0] == 0
    code, proof = verify(seeds_home, "--root", "0" * 64)
    assert code == 1
    assert {finding["point"] for finding in proof["findings"]} == {Point.MANIFEST_MATCHES}


def test_a_warehouse_without_manifest_is_named(copy_home: Callable[[], Path]) -> None:
    home = copy_home()
    for manifest in (home / "manifests").iterdir():
        manifest.unlink()
    result = CliRunner().invoke(main, ["verify", "--home", str(home)])
    assert result.exit_code == 1
    assert "no manifest names warehouse-" in result.stderr
