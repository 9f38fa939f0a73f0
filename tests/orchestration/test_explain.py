"""`sourceline explain`: a figure's derivation, by mention id, by line of the home's articles, by line of any file."""

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from built_home import Built
from click.testing import CliRunner, Result

from orchestration.cli import main

TEXT = "Acme Corp. posts results\n\nRevenue of Acme Corp. fell 12% to $3.5 million.\nIt has no debt.\n"


def call(*words: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, words)], catch_exceptions=False)


def steps(figure: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    return {step["field"]: step["choices"] for step in figure["steps"]}


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "acme.txt"
    path.write_text(TEXT)
    return path


def test_a_line_of_a_file_is_derived_word_by_word(article: Path, tmp_path: Path) -> None:
    percent, amount = json.loads(call(f"{article}:3", "--home", tmp_path, "--json").stdout)
    assert (percent["value"], percent["unit"]) == ("-12", "percent")
    assert (amount["value"], amount["unit"]) == ("3500000", "USD")
    metric = steps(percent)["metric"][0]
    assert (metric["value"], metric["words"], metric["won"]) == ("revenue", "Revenue", True)
    sign = steps(percent)["value"][1]
    assert (sign["value"], sign["words"]) == ("sign -", "fell")
    comparator = steps(percent)["comparator"][0]
    assert (comparator["value"], comparator["rule"], comparator["words"]) == ("yoy", "default", None)
    assert steps(percent)["entity"][0]["words"] == "Acme Corp"


def test_what_lost_is_told(article: Path, tmp_path: Path) -> None:
    article.write_text(
        "Acme Corp. bought a mill of Bolt Inc. for $3 million. Its profit was $2 million on sales of $9 million."
    )
    figures = json.loads(call(f"{article}:1", "--home", tmp_path, "--json").stdout)
    lost = [choice["value"] for choice in steps(figures[2])["metric"] if not choice["won"]]
    assert "net_income" in lost
    assert any(not choice["won"] for choice in steps(figures[0])["entity"])
    assert "lost" in call(f"{article}:1", "--home", tmp_path).stdout


def test_a_mention_of_the_home_is_explained_as_its_row_says(built: Built) -> None:
    with duckdb.connect(built.home / "warehouse.duckdb", read_only=True) as connection:
        row = connection.execute(
            "SELECT mention_id, source_path, line, quote, metric, byte_start FROM fct_mentions ORDER BY 1 LIMIT 1"
        ).fetchone()
    assert row is not None
    mention_id, path, line, quote, metric, start = row
    (figure,) = json.loads(call(mention_id, "--home", built.home, "--json").stdout)
    assert (figure["quote"], figure["place"]["byte_start"]) == (quote, start)
    assert steps(figure)["metric"][0]["value"] == metric
    assert figure in json.loads(call(f"{path}:{line}", "--home", built.home, "--json").stdout)


def test_an_article_writes_nothing_to_the_terminal(article: Path, tmp_path: Path) -> None:
    article.write_text("Acme Corp. \x1b[31mred\x1b[0m revenue was $3 million.")
    assert "\x1b" not in call(f"{article}:1", "--home", tmp_path).stdout


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("acme.txt:2", "its figures stand on lines 3"),
        ("nowhere.txt:2", "no file that can be read"),
        ("blob.txt:1", "is no article"),
        ("acme.txt", "is no FILE:LINE"),
        ("0123456789abcdef", "no warehouse"),
    ],
)
def test_what_cannot_be_explained_is_said_in_one_sentence(
    place: str, sentence: str, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(article.parent)
    (article.parent / "blob.txt").write_bytes(b"%PDF-1.7 blob")
    result = call(place, "--home", "home")
    assert result.exit_code in (1, 2)
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_an_unknown_mention_of_a_home_is_named(built: Built) -> None:
    result = call("0123456789abcdef", "--home", built.home)
    assert result.exit_code == 2
    assert "is no mention_id" in result.stderr
