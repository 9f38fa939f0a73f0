"""The reference tables are whole: no line said twice, no key of two rows, every column filled in or left empty."""

import csv
from collections import Counter
from pathlib import Path

import pytest

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
KEYS = {"entities.csv": "entity_id", "units.csv": "unit", "metrics.csv": "metric"}


def find_repeated(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("path", sorted(REFERENCE.glob("*.csv")), ids=lambda path: path.name)
def test_a_table_says_nothing_twice(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    assert [row for row in rows if len(row) != len(header)] == []
    assert find_repeated(["\t".join(row) for row in rows]) == []


@pytest.mark.parametrize("name", KEYS)
def test_a_key_has_one_row(name: str) -> None:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        assert find_repeated([row[KEYS[name]] for row in csv.DictReader(lines)]) == []
