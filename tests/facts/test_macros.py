"""What was known on a day is one query of the published warehouse."""

from pathlib import Path

import duckdb
import pytest

from assets.facts.load import load_project
from assets.facts.macros import create_macro, read_macro
from assets.facts.record import ModelError


@pytest.fixture(scope="module")
def project():
    return load_project()


@pytest.fixture
def connection():
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


# Versions of one figure: added at nine on the 3rd, removed on the 5th, back on the 7th.
ROWS = "('f', true, '2026-02-03 09:00', '2026-02-05 09:00'), ('f', false, '2026-02-05 09:00', '2026-02-07 09:00'), \
('f', true, '2026-02-07 09:00', NULL)"


@pytest.mark.parametrize(
    ("moment", "known"),
    [
        ("DATE '2026-02-03'", 0),
        ("TIMESTAMPTZ '2026-02-03 09:00Z'", 1),
        ("'2026-02-04'", 1),
        ("'2026-02-05 09:00'", 0),
        ("DATE '2026-02-06'", 0),
        ("now()", 1),
    ],
)
def test_what_was_known_then(project, connection, moment: str, known: int):
    names = "figure_id, is_known, valid_from_at, valid_to_at"
    connection.execute(
        f"CREATE TABLE fct_figures_history AS SELECT figure_id, is_known, valid_from_at::TIMESTAMPTZ AS valid_from_at,"
        f" valid_to_at::TIMESTAMPTZ AS valid_to_at FROM (VALUES {ROWS}) AS t ({names})"
    )
    (macro,) = (macro for macro in project.macros if macro.name == "figures_as_of")
    create_macro(connection, macro)
    assert len(connection.execute(f"FROM figures_as_of({moment})").fetchall()) == known


def test_the_published_warehouse_has_the_macros(seeds_home: Path):
    with duckdb.connect((seeds_home / "warehouse.duckdb").resolve(), read_only=True) as warehouse:
        (known,) = warehouse.execute("SELECT count(*) FROM mentions_as_of(now())").fetchone()
        (mentions,) = warehouse.execute("SELECT count(*) FROM fct_mentions").fetchone()
        assert known == mentions > 100
        told = warehouse.execute("SELECT comment FROM duckdb_functions() WHERE function_name = 'mentions_as_of'")
        assert "moment: a time" in told.fetchone()[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("SELECT 1", "no header"),
        ("/*\ndescription: x\narguments: {a: }\n*/\nSELECT 1", "argument a has no meaning"),
        (
            "/*\ndescription: x\narguments: {}\n*/\nFROM {{ ref('stg_mentions') }}",
            "stg_mentions, which is not published",
        ),
        ("/*\ndescription: x\narguments: {}\n*/\nFROM {{ ref('nowhere') }}", "DuckDB does not bind it"),
    ],
)
def test_a_macro_out_of_form_is_refused(project, connection, tmp_path: Path, text: str, sentence: str):
    (tmp_path / "broken.sql").write_text(text)
    with pytest.raises(ModelError, match=r"broken\.sql") as error:
        read_macro(connection, tmp_path / "broken.sql", project.models)
    assert sentence in str(error.value)
