"""`sourceline diff`: two runs of one home in, what they knew otherwise out."""

import json
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner, Result

from assets.facts.proof.manifest import Manifest, write_manifest
from orchestration.cli import main
from orchestration.comparison import RunAt, find_run
from orchestration.options import UsageError

R1, R2, R3 = "11111111-aaaa", "22222222-aaaa", "22222222-bbbb"
NAMES = "figure_id, version, change, reason, is_known, valid_from_at, valid_to_at, metric, value, unit, status"
AT = {R1: "TIMESTAMPTZ '2026-02-03 09:00Z'", R2: "TIMESTAMPTZ '2026-02-04 09:00Z'", "never": "NULL::TIMESTAMPTZ"}


def row(
    figure: str, version: int, change: str, reason: str, start: str, end: str, value: int, known: bool = True
) -> str:
    return (
        f"('{figure}', {version}, '{change}', '{reason}', {known}, {AT[start]}, {AT[end]}, 'revenue', "
        f"{value}::DECIMAL(38,9), 'USD', 'single')"
    )


@pytest.fixture(scope="module")
def home(seeds_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse with the tables of the built one, and a history of our own."""
    home = tmp_path_factory.mktemp("diff")
    with duckdb.connect(home / "warehouse.duckdb") as connection:
        connection.execute(f"ATTACH '{(seeds_home / 'warehouse.duckdb').resolve()}' AS seeds (READ_ONLY)")
        for table in ("meta", "fct_figures_history", "fct_mentions_history", "dim_runs"):
            limit = "" if table == "meta" else "LIMIT 0"
            connection.execute(f"CREATE TABLE {table} AS FROM seeds.{table} {limit}")
        rows = [
            row("same", 1, "added", "new article", R1, "never", 1),
            row("new", 1, "added", "new article", R2, "never", 2),
            row("gone", 1, "added", "new article", R1, R2, 3),
            row("gone", 2, "removed", "removed file", R2, "never", 3, known=False),
            row("sharper", 1, "added", "new article", R1, R2, 4),
            row("sharper", 2, "changed", "corrected", R2, "never", 5),
        ]
        given = f"(VALUES {', '.join(rows)}) AS given ({NAMES})"
        connection.execute(f"INSERT INTO fct_figures_history BY NAME SELECT * FROM {given}")
    days = {R1: "03T09:30", R2: "04T09:30", R3: "05T09:30"}
    for run, day in days.items():
        write_manifest(home / "manifests", Manifest(run, f"2026-02-{day}:00+00:00", "w", "1.0", "c", "v", (), "r"))
    return home


def diff(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["diff", *words, "--home", str(home)])


def test_what_was_added_removed_and_changed_is_told_with_its_reason(home):
    told = json.loads(diff(home, R1, R2, "--json").stdout)
    found = {each["id"]: (each["change"], each["why"]) for each in told["figures"]}
    assert found == {
        "new": ("added", "new article"),
        "gone": ("removed", "removed file"),
        "sharper": ("changed", "corrected"),
    }
    (sharper,) = (each for each in told["figures"] if each["id"] == "sharper")
    assert (sharper["old"], sharper["new"]) == ({"value": "4.000000000"}, {"value": "5.000000000"})
    assert (told["from"]["run_id"], told["to"]["run_id"], told["mentions"]) == (R1, R2, [])


def test_a_person_reads_a_table(home):
    shown = diff(home, R1, R2).stdout
    assert "figures: 1 added, 1 changed, 1 removed" in shown
    assert "mentions: 0 added, 0 changed, 0 removed" in shown
    assert "value 4" in shown


@pytest.mark.parametrize("words", [(R2, R3), (R1, R1), ("1111", "1111")])
def test_runs_between_which_nothing_changed_do_not_differ(home, words):
    told = json.loads(diff(home, *words, "--json").stdout)
    assert (told["figures"], told["mentions"]) == ([], [])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((R1, "9999"), "'9999' is no run of this home"),
        (("2222", R3), "'2222' is the beginning of 2 runs"),
        ((R2, R1), "give the earlier one first"),
    ],
)
def test_runs_that_cannot_be_compared_are_said_so(home, words, sentence):
    result = diff(home, *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_home_without_warehouse_is_said_so(tmp_path):
    result = diff(tmp_path, R1, R2)
    assert (result.exit_code, "no warehouse" in result.stderr) == (1, True)


def test_a_whole_id_is_no_beginning():
    runs = [RunAt("a", None), RunAt("ab", None)]
    assert find_run(runs, "a").run_id == "a"
    with pytest.raises(UsageError, match="beginning of 2 runs"):
        find_run(runs, "")
