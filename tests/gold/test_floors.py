"""How well the bundled articles are read, against their hand labels: floors that only rise."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from orchestration.cli import main

GOLD = Path(__file__).with_name("seeds.jsonl")
FLOORS = {"span": 1.0, "quantity": 1.0, "metric": 0.99, "fact": 0.98}
BESIDE = {"bound": 1.0, "period": 0.98}


@pytest.fixture(scope="module")
def scores(seeds_home: Path) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["evaluate", str(GOLD), "--home", str(seeds_home), "--json"])
    assert result.exit_code == 0, result.output
    scores: dict[str, Any] = json.loads(result.stdout)
    return scores


@pytest.mark.parametrize("level", FLOORS)
def test_no_level_falls_below_its_floor(scores: dict[str, Any], level: str) -> None:
    assert scores["levels"][level]["f1"] >= FLOORS[level]


@pytest.mark.parametrize("field", BESIDE)
def test_no_field_falls_below_its_floor(scores: dict[str, Any], field: str) -> None:
    assert scores[field] >= BESIDE[field]


def test_every_label_is_scored_and_each_topic_told(scores: dict[str, Any]) -> None:
    assert (scores["labels"], len(scores["per_file"])) == (105, 5)
    assert sum(topic["labels"] for topic in scores["per_topic"].values()) == 105
    assert all(len(confusion) == 4 for confusion in scores["confusions"])
