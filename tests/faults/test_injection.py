"""An article that attacks SQL, terminal, Markdown and spreadsheet goes through every command and does nothing."""

import csv
import io
import json
import re
import unicodedata

import dagster as dg
import duckdb
import pytest
from click.testing import CliRunner, Result
from hostile_folder import ATTACK_NAME, Hostile

from assets.facts.load import load_project
from assets.kernel.storage import Home
from orchestration.cli import main
from orchestration.instance import open_instance
from orchestration.summary import print_summary, read_summary

_OF_IT = "source_path LIKE 'attack/%'"
_OF_ARTICLE = f"article_id IN (SELECT article_id FROM article_sources WHERE {_OF_IT})"
_LAYOUT = "\n"
_ACTIVE = re.compile(r"(?<!\\)[<\[`]|(?<!\\)\]\(")


def call(hostile: Hostile, *words: str) -> Result:
    result = CliRunner().invoke(main, [*words, "--home", str(hostile.home)], catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def ask(hostile: Hostile, sql: str) -> list[dict[str, object]]:
    return json.loads(call(hostile, "query", sql, "--limit", "0", "--json").stdout)


def assert_harmless(shown: str) -> None:
    """No character of `shown` moves a cursor, turns a line around or hides itself."""
    active = {c for c in shown if c not in _LAYOUT and unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}}
    assert active <= {"\u200c", "\u200d"}, sorted(map(hex, map(ord, active)))


def tables() -> list[str]:
    return sorted(name for name, model in load_project().models.items() if model.layer.value == "marts")


def test_the_attack_is_read_as_an_article(hostile: Hostile) -> None:
    (article,) = ask(hostile, f"SELECT title, publisher FROM dim_articles WHERE {_OF_ARTICLE}")
    assert "DROP TABLE fct_mentions" in str(article["title"])
    assert str(article["title"]).startswith("\x1b]0;owned")
    assert str(article["publisher"]).startswith("=1+1 \x1b")
    quotes = {row["quote"] for row in ask(hostile, f"SELECT quote FROM fct_mentions WHERE {_OF_IT}")}
    assert "$3.4 billion" in quotes


def test_every_table_is_there_still(hostile: Hostile) -> None:
    with duckdb.connect(str((hostile.home / "warehouse.duckdb").resolve()), read_only=True) as connection:
        names = {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    assert set(tables()) <= names


@pytest.mark.parametrize("table", tables())
def test_a_table_reaches_the_terminal_and_a_script_harmless(hostile: Hostile, table: str) -> None:
    for form in ((), ("--json",)):
        assert_harmless(call(hostile, "query", f"FROM {table}", "--limit", "60", *form).stdout)


@pytest.mark.parametrize("table", ["dim_articles", "dim_entities", "fct_mentions", "figures", "issues"])
def test_no_cell_of_a_csv_is_computed(hostile: Hostile, table: str) -> None:
    written = call(hostile, "query", f"FROM {table}", "--limit", "0", "--csv").stdout
    cells = [cell for row in csv.reader(io.StringIO(written)) for cell in row]
    assert len(cells) > 20
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "@")) or re.match(r"\s*-\D", cell)] == []


def test_the_commands_print_nothing_that_a_terminal_obeys(hostile: Hostile, capsys: pytest.CaptureFixture[str]) -> None:
    for row in ask(hostile, f"SELECT mention_id, figure_id FROM fct_mentions WHERE {_OF_IT} LIMIT 2"):
        for form in ((), ("--json",)):
            shown = call(hostile, "trace", str(row["mention_id"]), *form).output
            assert "sha256" in shown or form
            assert_harmless(shown)
            assert_harmless(call(hostile, "trace", str(row["figure_id"]), *form).output)
    for words in (("export",), ("verify",), ("doctor", "--articles", str(hostile.articles))):
        assert_harmless(call(hostile, *words).output)
    print_summary(read_summary(hostile.home, hostile.outcome.run_id))
    assert_harmless(capsys.readouterr().out)


def test_an_identifier_is_a_parameter(hostile: Hostile) -> None:
    result = call(hostile, "trace", "x' OR 1=1; DROP TABLE meta; --\x1b[2J")
    assert result.exit_code == 2
    assert_harmless(result.output)


def test_labels_and_a_failing_query_print_harmless(hostile: Hostile, tmp_path_factory: pytest.TempPathFactory) -> None:
    gold = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    labels = [{"file": f"attack/{ATTACK_NAME}", "quote": "\x1b[2J", "value": "1"}, {"file": "gone\x1b[2J.txt"}]
    gold.write_text("\n".join(map(json.dumps, labels)))
    assert_harmless(call(hostile, "evaluate", str(gold)).output)
    failed = call(hostile, "query", f"SELECT title::INT FROM dim_articles WHERE {_OF_ARTICLE}")
    assert failed.exit_code == 1
    assert_harmless(failed.output)


def test_what_dagster_shows_is_text(hostile: Hostile) -> None:
    with open_instance(Home(hostile.home)) as instance:
        entries = instance.all_logs(hostile.outcome.run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION)
    shown = [
        value.value
        for entry in entries
        for value in entry.get_dagster_event().step_materialization_data.materialization.metadata.values()
        if isinstance(value, dg.MarkdownMetadataValue)
    ]
    assert len(shown) > 10
    for markdown in shown:
        assert_harmless(str(markdown))
        for line in str(markdown).splitlines():
            assert _ACTIVE.search(line) is None, line
