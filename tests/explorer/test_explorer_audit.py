"""A row's proof leads to the manifest's root, and what two runs knew otherwise is what `sourceline diff` tells."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from assets.facts.history.record import FIGURES, MENTIONS
from assets.facts.proof.manifest import read_manifests, write_manifest
from explorer.app import make_app
from explorer.pages.changes import show_changes
from explorer.paging import Paging
from explorer.warehouse import Warehouse, open_warehouse
from orchestration.comparison import RunAt, compare_runs

LATER = "22222222-2222"
CHECKER = str(files("explorer") / "check_proof.py")


@pytest.mark.parametrize(
    ("table", "key"), [("fct_mentions", "mention_id"), ("fct_figures", "figure_id"), ("fct_conflicts", "conflict_id")]
)
def test_a_proof_leads_to_the_root_of_the_manifest(
    client: TestClient, seeds_home: Path, tmp_path: Path, table: str, key: str
) -> None:
    (manifest,) = read_manifests(seeds_home / "manifests")
    for row in client.get(f"/data/{table}.json").json()[::20]:
        assert "This row of" in client.get(f"/audit.html?row={row[key]}").text
        downloaded = tmp_path / "proof.json"
        downloaded.write_bytes(client.get(f"/proof/{row[key]}.json").content)
        proof = json.loads(downloaded.read_text(encoding="utf-8"))
        assert (proof["table"], proof["root"]) == (table, manifest.root)
        assert json.loads(proof["row"])[key] == row[key]
    assert check(downloaded, manifest.root) == 0
    assert check(downloaded, manifest.root[::-1]) == 1
    downloaded.write_text(json.dumps({**proof, "row": proof["row"].replace(row[key], "0" * 16)}), encoding="utf-8")
    assert check(downloaded, manifest.root) == 1


def check(downloaded: Path, root: str) -> int:
    return subprocess.run([sys.executable, CHECKER, downloaded, root], capture_output=True, check=False).returncode


def test_a_row_that_is_not_there_has_no_proof(client: TestClient) -> None:
    assert client.get("/proof/0000000000000000.json").status_code == 404
    assert "has the id 0000" in client.get("/audit.html?row=0000").text


def test_a_changed_row_does_not_lead_to_the_root(hostile_client: TestClient) -> None:
    row = hostile_client.get("/data/fct_mentions.json").json()[0]
    assert "leads to another root" in hostile_client.get(f"/audit.html?row={row['mention_id']}").text


@pytest.fixture(scope="module")
def later(seeds_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Warehouse:
    """The built home after a second run that changed, took away, replaced and carried over some rows."""
    home = tmp_path_factory.mktemp("later") / "home"
    shutil.copytree(seeds_home, home, symlinks=True, ignore=shutil.ignore_patterns("dagster", "lake"))
    with duckdb.connect((home / "warehouse.duckdb").resolve()) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        _continue_history(connection)
    (first,) = read_manifests(home / "manifests")
    at = datetime.fromisoformat(first.built_at) + timedelta(hours=2)
    write_manifest(home / "manifests", replace(first, run_id=LATER, built_at=at.isoformat(), root="0" * 64))
    return open_warehouse(home)


def _continue_history(connection: duckdb.DuckDBPyConnection) -> None:
    mentions = [row[0] for row in connection.execute("SELECT mention_id FROM fct_mentions ORDER BY 1").fetchall()]
    figures = [row[0] for row in connection.execute("SELECT figure_id FROM fct_figures ORDER BY 1").fetchall()]
    same, sharper = "value", "value + 7"
    for table, key, old, new, change, reason, value in [
        ("mentions", "mention_id", mentions[0], mentions[0], "removed", "removed file", same),
        ("mentions", "mention_id", mentions[1], mentions[1], "changed", "new code version", sharper),
        ("mentions", "mention_id", mentions[2], mentions[2], "superseded", "superseded", same),
        ("mentions", "mention_id", mentions[2], "carried", "added", "new article", same),
        ("mentions", "mention_id", mentions[3], mentions[3], "superseded", "superseded", same),
        ("mentions", "mention_id", mentions[3], "replaced", "added", "new article", sharper),
        ("figures", "figure_id", figures[0], figures[0], "changed", "corrected", sharper),
        ("figures", "figure_id", figures[1], figures[1], "removed", "removed file", same),
        ("figures", "figure_id", figures[2], "new", "added", "new article", sharper),
        ("figures", "figure_id", figures[3], figures[3], "changed", "other claims", same),
    ]:
        history = f"fct_{table}_history"
        connection.execute(
            f"INSERT INTO {history} SELECT * REPLACE ($new AS {key}, if($new = $old, 2, 1) AS version,"
            f" $change AS change, $reason AS reason, $change NOT IN ('removed', 'superseded') AS is_known,"
            f" '{LATER}' AS valid_from_run, valid_from_at + INTERVAL 1 HOUR AS valid_from_at, NULL AS valid_to_at,"
            f" {value} AS value)"
            f" FROM {history} WHERE {key} = $old AND version = 1",
            {"old": old, "new": new, "change": change, "reason": reason},
        )
        connection.execute(
            f"UPDATE {history} SET valid_to_at = valid_from_at + INTERVAL 1 HOUR"
            f" WHERE {key} = $old AND $old = $new AND version = 1",
            {"old": old, "new": new},
        )
    connection.execute("UPDATE fct_figures_history SET preferred_mention_id = 'x' WHERE reason = 'other claims'")


@pytest.mark.parametrize("kept", [FIGURES, MENTIONS])
def test_the_page_tells_what_the_command_tells(later: Warehouse, kept) -> None:
    old, new = (RunAt(m.run_id, datetime.fromisoformat(m.built_at)) for m in read_manifests(later.home / "manifests"))
    with duckdb.connect(later.path, read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        told = compare_runs(connection, kept, old, new)
    page = show_changes(later, {}, Paging(1, 100), kept.table)
    shown = [(change.row["id"], change.row["change"], change.why) for change in page.values["changes"]]
    assert shown == [(each.id, each.change, each.why) for each in told]
    assert sorted(change for _, change, _ in shown) == (
        ["added", "changed", "removed"] if kept is FIGURES else ["added", "changed", "removed", "removed"]
    )
    changed = {change.row["id"]: change.columns for change in page.values["changes"] if change.columns}
    assert changed == {
        each.id: tuple((name, each.old[name], each.new[name]) for name in each.old)
        for each in told
        if each.change == "changed"
    }


def test_a_reader_chooses_both_runs(later: Warehouse) -> None:
    first, second = (manifest.run_id for manifest in read_manifests(later.home / "manifests"))
    with TestClient(make_app(later.home), base_url="http://127.0.0.1") as asking:
        forth = asking.get(f"/changes.html?before={first}&after={second}").text
        back = asking.get(f"/changes.html?before={second}&after={first}").text
        itself = asking.get(f"/changes.mentions.html?before={first}&after={first}").text
        assert "1 added" in forth
        assert forth == back == asking.get("/changes.html?before=nothing").text
        assert "No mention was known otherwise" in itself


def test_one_run_has_nothing_to_be_compared_with(client: TestClient) -> None:
    assert "one run only" in client.get("/changes.html").text
