"""A folder of models is ordered and bound, or refused in one sentence."""

from pathlib import Path

import pytest

from assets.facts.load import load_project
from assets.facts.record import Layer, Materialization, ModelError

CHECK_OF_A_SOURCE = "/*\ndescription: x\nseverity: error\n*/\nSELECT a FROM {{ ref('letters') }}"


def model(sql: str, columns: str = "a", materialized: str = "table", tests: str = "") -> str:
    meanings = "".join(f"  {name}: letter {name}\n" for name in columns.split())
    return (
        f"/*\ndescription: A table.\ngrain: one row\nmaterialized: {materialized}\ncolumns:\n{meanings}"
        f"{tests and f'tests: [{tests}]'}\n*/\n{sql}\n"
    )


@pytest.fixture
def folder(tmp_path: Path):
    for name in ("staging", "marts", "checks", "reference"):
        (tmp_path / name).mkdir()
    (tmp_path / "sources.yaml").write_text(
        "letters:\n  room: facts\n  description: Letters.\n  transformation: python\n  from: []\n"
        "  columns:\n    a: {type: VARCHAR, meaning: letter a}\n    n: {type: BIGINT, meaning: a number}\n"
    )
    (tmp_path / "reference" / "words.csv").write_text("word,kind\nover,bound\n")

    def write(**files: str):
        for name, text in files.items():
            layer, _, stem = name.partition("_")
            (tmp_path / layer / f"{stem}.sql").write_text(text)
        return load_project(tmp_path, tmp_path / "reference")

    return write


def test_models_come_in_dependency_order_with_exact_types(folder):
    project = folder(
        marts_a=model("SELECT n + 1 AS a FROM {{ ref('b') }}"),
        staging_b=model("SELECT n::DECIMAL(38, 9) AS n, a FROM {{ ref('letters') }}", "n a"),
    )
    assert list(project.models) == ["b", "a"]
    assert [(c.name, c.type) for c in project.models["b"].columns] == [("n", "DECIMAL(38,9)"), ("a", "VARCHAR")]
    assert project.models["a"].layer is Layer.MARTS


def test_reference_tables_are_read_as_text(folder):
    project = folder(marts_w=model("SELECT word AS a FROM {{ ref('reference_words') }}"))
    assert project.models["w"].columns[0].type == "VARCHAR"


def test_a_ref_in_a_comment_or_a_string_is_no_dependency(folder):
    sql = "-- {{ ref('gone') }}\nSELECT '{{ ref(\"gone\") }}' AS a FROM {{ ref('letters') }} /* {{ ref('gone') }} */"
    assert folder(marts_a=model(sql)).models["a"].reads == ("letters",)


def test_a_with_of_the_same_name_is_no_dependency_on_itself(folder):
    sql = "WITH letters AS (SELECT a FROM {{ ref('letters') }}) SELECT a FROM letters"
    assert folder(marts_a=model(sql)).models["a"].reads == ("letters",)


def test_a_table_that_a_test_compares_with_is_run_before(folder):
    project = folder(
        marts_a=model("SELECT a FROM {{ ref('letters') }}", tests="relationships: {column: a, to: z.a}"),
        marts_z=model("SELECT a FROM {{ ref('letters') }}"),
    )
    assert list(project.models) == ["z", "a"]
    assert project.models["a"].deps == ("letters", "z")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"marts_a": model("SELECT a FROM {{ ref('nowhere') }}")}, "refs 'nowhere', which is no model"),
        ({"marts_a": model("SELECT a FROM letters")}, "reads letters by its bare name; write {{ ref('letters') }}"),
        (
            {"marts_a": model("SELECT a FROM {{ ref('b') }}"), "marts_b": model("SELECT a FROM {{ ref('a') }}")},
            "models in a circle: ",
        ),
        ({"marts_a": model("SELECT a FROM {{ ref('a') }}")}, "models in a circle: a -> a"),
        ({"marts_a": model("SELECT gone AS a FROM {{ ref('letters') }}")}, "DuckDB does not bind it"),
        ({"marts_a": model("SELECT a, n FROM {{ ref('letters') }}")}, "the header lacks a meaning for n"),
        ({"marts_a": model("SELECT a FROM {{ ref('letters') }}", "a b")}, "the header names b, which the SELECT"),
        ({"marts_a": model("SELECT n, a FROM {{ ref('letters') }}", "a n")}, "in another order than the SELECT"),
        ({"marts_a": model("SELECT FROM WHERE")}, "a.sql: "),
        ({"marts_a": model("SELECT 1 AS a; SELECT 2 AS a")}, "holds 2 statements; a model is one SELECT"),
        ({"marts_a": model("DROP TABLE x")}, "a model is one SELECT"),
        ({"marts_a": model("SELECT 1 AS a"), "staging_a": model("SELECT 1 AS a")}, "another table has this name"),
        ({"marts_letters": model("SELECT 1 AS a")}, "another table has this name"),
        (
            {"staging_s": model("SELECT 1 AS a"), "marts_a": model("SELECT a FROM {{ ref('s') }}", "a", "view")},
            "a published view reads s, which is not published",
        ),
        ({"marts_a": model("SELECT 1 AS a", tests="not_nul: [a]")}, "unknown test 'not_nul'; known are not_null"),
        ({"marts_a": model("SELECT 1 AS a", tests="unique: a")}, "the arguments 'a' do not fit the test unique"),
        ({"marts_a": model("SELECT 1 AS a", tests="unique: [b]")}, "DuckDB does not bind it"),
        ({"marts_a": model("SELECT 1 AS a", tests="expression: {name: x, sql: b > 1}")}, "DuckDB does not bind it"),
        ({"marts_a": model("SELECT 1 AS a", tests="'unique: [a]', 'x'")}, "a test is one `kind: arguments`"),
        ({"marts_a": model("SELECT 1 AS a", tests="unique: [a], unique: [a]")}, "two tests have one name"),
        ({"checks_x": CHECK_OF_A_SOURCE}, "which is no model"),
    ],
)
def test_what_cannot_run_is_refused_before_anything_runs(folder, files: dict[str, str], sentence: str):
    with pytest.raises(ModelError) as error:
        folder(**files)
    assert sentence in str(error.value)
    assert ".sql" in str(error.value)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("mentions: {room: extracted, transformation: t, from: [], columns: {gone: {from: []}}}", "no column gone"),
        ("nothing: {room: extracted, transformation: t, from: []}", "table nothing is not a source"),
        ("letters: {room: facts, transformation: t, from: [], columns: {a: {type: VARCHAR}}}", "table letters is not"),
    ],
)
def test_a_source_is_as_its_contract_says(folder, tmp_path: Path, said: str, sentence: str):
    (tmp_path / "sources.yaml").write_text(said)
    with pytest.raises(ModelError, match=sentence):
        folder()


def test_a_room_s_table_has_the_types_of_its_contract():
    types = {column.name: column.type for column in load_project().sources["mentions"].columns}
    assert types["value"] == "DECIMAL(38,9)"
    assert types["period_start"] == "DATE"
    assert types["evidence"].startswith('STRUCT("role" VARCHAR, "byte_start" BIGINT')
    assert types["evidence"].endswith("[]")


def test_every_model_of_the_project_loads_with_a_meaning_for_every_column():
    project = load_project()
    assert {"fct_mentions", "dim_articles", "issues", "figures", "meta"} <= project.models.keys()
    for table in (*project.models.values(), *project.sources.values()):
        assert table.description
        for column in table.columns:
            assert len(column.meaning) > 3, f"{table.name}.{column.name} has no meaning"


def test_every_table_of_the_project_has_a_test():
    untested = [
        model.name
        for model in load_project().models.values()
        if model.materialized is Materialization.TABLE and not model.tests
    ]
    assert not untested
