"""The README shows queries that run, with the columns that they give."""

import re
from pathlib import Path

import duckdb
import pytest

TEXT = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
SHOWN = re.compile(r"```sql\n(?P<sql>.*?)```\n(?:\n\| (?P<header>.*?) \|\n)?", re.DOTALL)


@pytest.mark.parametrize("shown", SHOWN.finditer(TEXT), ids=lambda shown: shown["sql"].split("FROM ")[1].split()[0])
def test_a_query_of_the_readme_gives_its_columns(shown: re.Match[str], seeds_home: Path) -> None:
    with duckdb.connect((seeds_home / "warehouse.duckdb").resolve(), read_only=True) as warehouse:
        found = warehouse.execute(shown["sql"])
        columns, rows = [column[0] for column in found.description], found.fetchall()
    if shown["header"] is not None:
        assert columns == shown["header"].split(" | ")
        assert rows
