"""The header of a model file is strict: what it does not know is an error that names file and line."""

from pathlib import Path

import pytest

from assets.facts.contract import read_check_file, read_model_file, resolve_refs
from assets.facts.record import Materialization, ModelError

HEADER = """/*
description: Prices.
grain: one price
materialized: table
columns:
  price: what it costs
*/
"""
PATH = Path("marts/prices.sql")


def test_a_header_and_its_select_are_read_apart():
    header, sql = read_model_file(PATH, HEADER + "SELECT 1 AS price;\n")
    assert header.materialized is Materialization.TABLE
    assert header.columns == {"price": "what it costs"}
    assert header.owner == "team:facts"
    assert sql == "SELECT 1 AS price"


@pytest.mark.parametrize(
    ("change", "by", "sentence"),
    [
        ("grain: one price", "grian: one price", "prices.sql:3: unknown key 'grian'"),
        ("grain: one price\n", "", "prices.sql:1: the header lacks grain"),
        ("table", "incremental", "materialized is 'incremental'; write table or view"),
        ("price: what it costs", "price:", "prices.sql:6: column price has no meaning"),
        ("price: what it costs", "price: 3", "prices.sql:6: column price has no meaning"),
        ("description: Prices.", "description: [", "prices.sql:"),
        ("description: Prices.", "description: {a: b}", "prices.sql:2: description is {'a': 'b'}; expected str"),
        ("materialized: table", "materialized: table\ntests: [not_null]", "prices.sql:5: a test is one"),
        ("/*\n", "", "prices.sql:1: no header"),
    ],
)
def test_a_header_out_of_form_is_refused(change: str, by: str, sentence: str):
    with pytest.raises(ModelError) as error:
        read_model_file(PATH, HEADER.replace(change, by, 1) + "SELECT 1 AS price")
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("sql", "resolved"),
    [
        ("FROM {{ ref('a') }}", 'FROM main."a"'),
        ("FROM {{ref(\"a\")}} JOIN {{  ref( 'b' ) }}", 'FROM main."a" JOIN main."b"'),
        ("SELECT '{{ ref(''a'') }}'", "SELECT '{{ ref(''a'') }}'"),
        ("SELECT 'it''s {{ ref(\"a\") }}'", "SELECT 'it''s {{ ref(\"a\") }}'"),
        ("-- {{ ref('a') }}\nSELECT 1", "-- {{ ref('a') }}\nSELECT 1"),
        ("/* {{ ref('a') }} */ SELECT 1", "/* {{ ref('a') }} */ SELECT 1"),
        ("SELECT \"{{ ref('a') }}\"", "SELECT \"{{ ref('a') }}\""),
    ],
)
def test_only_a_ref_that_is_code_counts(sql: str, resolved: str):
    assert resolve_refs(sql) == resolved


def test_a_check_says_whether_it_blocks():
    text = "/*\ndescription: Wrong.\nseverity: {}\n*/\nSELECT 1"
    assert read_check_file(PATH, text.format("error"))[1] is True
    assert read_check_file(PATH, text.format("warning"))[1] is False
    with pytest.raises(ModelError, match=r":3: severity is 'fatal'"):
        read_check_file(PATH, text.format("fatal"))
