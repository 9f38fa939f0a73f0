"""The command line, called in this process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from built_home import Built
from click.testing import CliRunner, Result

from orchestration.cli import main


def call(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], catch_exceptions=False)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("query", "SELECT 1"), 1, "no warehouse"),
        (("export",), 1, "no warehouse"),
        (("run", "--articles", "nowhere"), 2, "nowhere does not exist"),
        (("run", "--articles", "empty"), 2, "holds no article file"),
        (("lineage", "fct_mentions.colour"), 2, "no such column"),
        (("lineage", "fct_mentions"), 2, "no such column"),
        (("evaluate", "nowhere.jsonl"), 2, "nowhere.jsonl"),
        (("unknown",), 2, "unknown"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    words: tuple[str, ...], code: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("SOURCELINE_HOME", str(tmp_path / "home"))
    result = call(*words)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert "Traceback" not in result.output


def test_a_query_shows_a_table_json_or_csv(built: Built) -> None:
    sql = "SELECT quote, value FROM fct_mentions WHERE quote = '$12.5 million'"
    assert "12500000" in call("query", sql, "--home", built.home).stdout
    (row,) = json.loads(call("query", sql, "--json", "--home", built.home).stdout)
    assert row == {"quote": "$12.5 million", "value": "12500000.000000000"}
    assert call("query", sql, "--csv", "--home", built.home).stdout.splitlines()[0] == "quote,value"


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM fct_mentions",
        "CREATE TABLE t AS SELECT 1",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY fct_mentions TO 'out.csv'",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
        "SELECT nothing",
        "",
    ],
)
def test_a_query_can_only_read_the_warehouse(built: Built, sql: str, tmp_path: Path) -> None:
    result = call("query", sql, "--home", built.home)
    assert result.exit_code in {1, 2}
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.splitlines()) == 1


def test_what_articles_say_reaches_terminal_and_spreadsheet_harmless(built: Built) -> None:
    shown = call("query", "SELECT chr(27) || '[2J' AS t", "--home", built.home)
    assert "\x1b" not in shown.stdout
    cells = "SELECT unnest(['=1+1', '+1', '-1', '@x', 'plain']) AS t, -1 AS n"
    rows = call("query", cells, "--csv", "--home", built.home).stdout.splitlines()[1:]
    assert rows == ["'=1+1,-1", "'+1,-1", "'-1,-1", "'@x,-1", "plain,-1"]


def test_a_long_answer_is_cut_and_says_so(built: Built) -> None:
    result = call("query", "SELECT * FROM range(50) t(n)", "--limit", 3, "--json", "--home", built.home)
    assert len(json.loads(result.stdout)) == 3
    assert "first 3 rows" in result.stderr


def test_the_export_has_the_fields_of_a_label_and_a_line_a_source(copied: Built, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in call("export", "--home", copied.home).stdout.splitlines()]
    (line,) = (line for line in lines if line["quote"] == "$12.5 million")
    text = (copied.articles / "mills.txt").read_text()
    assert text[line["start"] : line["end"]] == "$12.5 million"
    assert (line["file"], line["value"], line["unit"]) == ("mills.txt", "12500000", "USD")
    assert line["entity"] is None or isinstance(line["entity"], list)
    assert set(line) == {
        "file", "start", "end", "quote", "value", "unit", "metric", "entity", "measure", "comparator", "basis", "bound",
        "period", "section",
    }  # fmt: skip
    result = call("export", "--home", copied.home, "-o", tmp_path / "out.jsonl")
    assert result.stdout == ""
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == len(lines)


def test_mentions_agree_with_themselves(built: Built, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(call("export", "--home", built.home).stdout)
    labels = [json.loads(line) for line in gold.read_text().splitlines()]
    for label in labels:
        label["entity"] = label["entity"][0] if label["entity"] else None
        label["accept"] = {"entity": [""]}
    gold.write_text("\n".join(json.dumps(label) for label in [*labels, {"file": "gone.txt"}]))
    result = call("evaluate", gold, "--home", built.home, "--json")
    levels = json.loads(result.stdout)["levels"]
    assert levels["metric"]["f1"] == 1.0
    assert "gone.txt" in result.stderr
    assert "by topic" in call("evaluate", gold, "--home", built.home).stdout


@pytest.mark.parametrize(
    ("text", "sentence"), [("{", ":1: no JSON"), ("[1]", "names its `file`"), ("", "none of the files")]
)
def test_gold_that_is_none_is_refused(built: Built, tmp_path: Path, text: str, sentence: str) -> None:
    (tmp_path / "gold.jsonl").write_text(text)
    result = call("evaluate", tmp_path / "gold.jsonl", "--home", built.home)
    assert result.exit_code in {1, 2}
    assert sentence in result.stderr


def test_the_doctor_finds_a_finished_home_well(built: Built) -> None:
    findings = json.loads(call("doctor", "--home", built.home, "--articles", built.articles, "--json").stdout)
    about = {finding["about"]: finding for finding in findings}
    assert {"versions", "home", "articles", "disk", "warehouse", "dagster", "last run", "checks"} <= set(about)
    assert [finding for finding in findings if finding["to_do"]] == []


def test_the_doctor_says_what_to_do(copied: Built, tmp_path: Path) -> None:
    result = call("doctor", "--home", tmp_path / "nowhere", "--articles", tmp_path / "neither")
    assert result.exit_code == 1
    assert "sourceline run" in " ".join(result.stdout.split())
    (copied.home / "warehouse.duckdb").resolve().write_bytes(b"no database")
    (copied.home / "dagster" / "dagster.yaml").write_text("telemetry: {enabled: true}\n")
    findings = json.loads(call("doctor", "--home", copied.home, "--json").stdout)
    assert {"warehouse", "dagster"} <= {finding["about"] for finding in findings if finding["to_do"]}


def test_a_reader_of_the_old_version_is_not_disturbed(copied: Built) -> None:
    with duckdb.connect(str((copied.home / "warehouse.duckdb").resolve()), read_only=True) as reader:
        assert call("query", "SELECT count(*) AS n FROM fct_mentions", "--home", copied.home).exit_code == 0
        assert reader.execute("SELECT count(*) FROM fct_mentions").fetchall()


def test_lineage_leads_back_to_the_bytes() -> None:
    lines = call("lineage", "fct_mentions.value").stdout.splitlines()
    assert lines[0].startswith("fct_mentions.value")
    assert lines[-1].strip().startswith("raw_files.bytes")


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom orchestration.cli import main\n"
        "result = CliRunner().invoke(main, ['--help'])\n"
        "heavy = {'dagster', 'duckdb', 'polars', 'pandera', 'sqlglot', 'rich'} & set(sys.modules)\n"
        "print(result.exit_code, sorted(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[0] == "0 []"


@pytest.mark.parametrize(
    ("words", "code", "says"), [(["--help"], 0, "Figures from"), (["query", "x"], 1, "no warehouse")]
)
def test_a_process_that_ends_at_once_says_all_and_ends_with_its_code(
    words: list[str], code: int, says: str, tmp_path: Path
) -> None:
    program = "import atexit; from orchestration.cli import start; atexit.register(print, 'handlers ran'); start()"
    done = subprocess.run(
        [sys.executable, "-c", program, *words],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "SOURCELINE_HOME": str(tmp_path)},
    )
    assert done.returncode == code
    assert says in done.stdout + done.stderr
    assert done.stdout.endswith("handlers ran\n")


def test_every_command_has_a_help_that_says_what_it_does() -> None:
    shown = call("--help").stdout
    for name in ("run", "dev", "query", "export", "evaluate", "doctor", "lineage", "trace", "verify"):
        assert name in shown
        assert len(call(name, "--help").stdout.splitlines()) > 4
