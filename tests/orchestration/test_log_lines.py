"""A run is lines of JSON for whoever watches: what it did, how much and how long, and what went wrong."""

import json
import logging

import dagster as dg
import pytest
from built_home import Built

from orchestration.log_lines import JsonLines, tell_record


@pytest.fixture(scope="module")
def lines(built: Built) -> list[dict[str, object]]:
    return [json.loads(line) for line in (built.home.parent / "log.jsonl").read_text().splitlines()]


def test_every_line_names_its_run_and_moment(built: Built, lines: list[dict[str, object]]) -> None:
    assert {line["run_id"] for line in lines} == {built.outcome.run_id}
    assert [line["at"] for line in lines] == sorted(str(line["at"]) for line in lines)
    assert (lines[0]["event"], lines[-1]["event"]) == ("run_start", "run_success")


def test_a_table_tells_counts_and_times(lines: list[dict[str, object]]) -> None:
    (mentions,) = [line for line in lines if line.get("asset") == "mentions"]
    assert (mentions["step"], mentions["level"], mentions["articles"]) == ("extracted", "info", 3)
    assert {"row_count", "seconds", "articles_per_second", "figures_per_article", "null_entity_share"} <= set(mentions)
    assert {line["step"] for line in lines if line["event"] == "step_success"} >= {"raw", "cleaned", "warehouse"}


def record(event: dg.DagsterEvent | None, message: str = "") -> logging.LogRecord:
    made = logging.LogRecord("dagster", logging.DEBUG, "", 0, message, (), None)
    made.dagster_meta = {"run_id": "r", "step_key": "s", "dagster_event": event, "orig_message": message}
    return made


def test_an_error_and_a_failed_check_are_lines() -> None:
    @dg.asset(check_specs=[dg.AssetCheckSpec("enough", asset="looms")])
    def looms():
        checks = [dg.AssetCheckResult(passed=False, check_name="enough", metadata={"rows": 3, "sample": "x"})]
        return dg.MaterializeResult(metadata={"dagster/row_count": 3}, check_results=checks)

    @dg.asset(deps=[looms])
    def mills() -> None:
        raise RuntimeError("no cloth") from ValueError("the mill\nstands still")

    result = dg.materialize([looms, mills], raise_on_error=False, instance=dg.DagsterInstance.ephemeral())
    told = [line for event in result.all_events if (line := tell_record(record(event)))]
    assert [line["event"] for line in told if line["event"] != "step_start"] == [
        "run_start", "asset", "check_failed", "step_success", "step_failure", "run_failure",
    ]  # fmt: skip
    (check,) = [line for line in told if line["event"] == "check_failed"]
    assert {"asset": "looms", "check": "enough", "severity": "error", "rows": 3}.items() <= check.items()
    (failure,) = [line for line in told if line["event"] == "step_failure"]
    assert (failure["level"], failure["error"]) == ("error", "ValueError: the mill stands still")


def test_a_report_goes_to_stderr_in_one_harmless_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    JsonLines().emit(record(None, "unheard"))
    monkeypatch.setenv("SOURCELINE_LOG", "-")
    JsonLines().emit(record(None, "read 5\n\x1b[2J of \u202e7 files"))
    (line,) = capsys.readouterr().err.splitlines()
    assert line.isprintable()
    assert line.isascii()
    assert json.loads(line)["message"] == "read 5\n\x1b[2J of \u202e7 files"
