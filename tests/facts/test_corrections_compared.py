"""A correction stands beside its mention: the mention keeps its words, the figures compare what was corrected."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from article_claims import Article, Line, tables_of
from mention_tables import build_facts, rows

Q1 = {"period": "FY2026Q1", "period_start": date(2025, 10, 1), "period_end": date(2025, 12, 31)}
UNTIL = ("fct_mentions", "figure_mentions", "fct_conflicts", "issues", "consensus", "dim_periods")


def correct(mention_id: object, field: str, value: str | None, **others: object) -> dict[str, object]:
    at = datetime(2026, 2, 6, tzinfo=UTC)
    stated = {"who": "Ann Lee", "corrected_at": at, "why": "misread"}
    return {"line": 2, "mention_id": mention_id, "field": field, "value": value, **stated, **others}


def facts(articles: Sequence[Article], correction: object):
    """The facts over `articles`; `correction(ids)` gives the corrections from the mentions in reading order."""
    tables = tables_of(articles)
    tables["stated_corrections"] = correction([row["mention_id"] for row in tables["mentions"]])
    return build_facts(tables, UNTIL)


def two(first: str, second: str, **fields: object) -> list[Article]:
    return [Article([Line(f"Revenue came to [{first}].")], Q1), Article([Line(f"Acme took [{second}].", fields)], Q1)]


def test_a_corrected_value_is_compared_and_the_mention_stays():
    connection = facts(two("$181.2 million", "$131.2 million"), lambda ids: [correct(ids[1], "value", "181180000")])
    (figure,) = rows(connection, "FROM fct_figures")
    assert (figure["status"], figure["value"]) == ("refined", Decimal(181_180_000))
    assert (figure["value_low"], figure["value_high"]) == (Decimal("181179999.5"), Decimal("181180000.5"))
    assert {row["value"] for row in rows(connection, "FROM fct_mentions")} == {181_200_000, 131_200_000}
    (row,) = rows(connection, "FROM figure_mentions WHERE is_corrected")
    assert row["reason"].endswith(
        'Its value was corrected from "131200000" to "181180000" by Ann Lee on 2026-02-06 (misread).'
    )
    assert rows(connection, "FROM fct_conflicts") == []
    (told,) = rows(connection, "FROM corrections")
    assert (told["status"], told["original"], told["problem"]) == ("applied", "131200000", None)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [("5", "4.5", "5.5"), ("5.00", "4.995", "5.005"), ("-5", "-5.5", "-4.5"), ("0", "-0.5", "0.5")],
)
def test_the_interval_of_a_corrected_value_is_that_of_its_digits(value: str, low: str, high: str):
    connection = facts([Article([Line("Sales: [over $9].")])], lambda ids: [correct(ids[0], "value", value)])
    (row,) = rows(connection, "FROM int_corrected_mentions")
    assert (row["value_low"], row["value_high"]) == (Decimal(low), Decimal(high))
    assert (row["outer_low"], row["outer_high"], row["bound"]) == (Decimal(low), Decimal(high), "=")
    assert row["low_closed"] is not row["high_closed"]
    assert row["low_closed"] is (Decimal(value) >= 0)
    assert -row["decimals"] == Decimal(value).as_tuple().exponent


# What is corrected in the second of two claims of 5 and 6, and whether they still meet in one figure.
FIELDS = [
    ("unit", "EUR", 2),
    ("metric", "net_income", 2),
    ("aspect", "cloud", 2),
    ("entity", "OTHER", 2),
    ("basis", "estimate", 2),
    ("accounting", "adjusted", 2),
    ("vintage", "prior", 1),
    ("attributed_to", "Bob", 1),
]


@pytest.mark.parametrize(("field", "value", "n_figures"), FIELDS)
def test_each_field_moves_the_claim_to_where_it_belongs(field: str, value: str, n_figures: int):
    connection = facts(two("$5 million", "$6 million"), lambda ids: [correct(ids[1], field, value)])
    figures = rows(connection, "FROM fct_figures")
    assert len(figures) == n_figures
    assert not [figure for figure in figures if n_figures == 2 and figure["status"] == "contested"]


def test_a_corrected_period_has_its_days_and_ends_a_conflict():
    days = {"period_start": date(2024, 10, 1), "period_end": date(2024, 12, 31)}
    connection = facts(two("$5 million", "$6 million"), lambda ids: [correct(ids[1], "period", "FY2025Q1", **days)])
    figures = rows(connection, "SELECT period, period_end, when_kind FROM fct_figures ORDER BY period")
    assert figures == [
        {"period": "FY2025Q1", "period_end": date(2024, 12, 31), "when_kind": "stated"},
        {"period": "FY2026Q1", "period_end": date(2025, 12, 31), "when_kind": "stated"},
    ]
    assert [row["period"] for row in rows(connection, "FROM dim_periods")] == ["FY2025Q1", "FY2026Q1"]


def test_an_empty_value_takes_a_field_away():
    connection = facts(two("$5 million", "$5 million", aspect="cloud"), lambda ids: [correct(ids[1], "aspect", None)])
    assert len(rows(connection, "FROM fct_figures")) == 1


def test_a_corrected_estimate_reaches_the_consensus():
    estimate = {"basis": "estimate", "attributed_to": "Bob"}
    articles = [Article([Line("Bob expects [$5 million].", estimate)], Q1)]
    connection = facts(articles, lambda ids: [correct(ids[0], "value", "7000000")])
    assert [row["value"] for row in rows(connection, "FROM consensus")] == [7_000_000]


def test_the_copies_of_a_claim_in_its_article_are_corrected_with_it():
    tables = tables_of([Article([Line("Sales: [$5]."), Line("Sales: [$5].")], Q1)])
    original, copy = tables["mentions"]
    copy["copy_of_mention_id"] = original["mention_id"]
    tables["stated_corrections"] = [correct(copy["mention_id"], "value", "7")]
    (figure,) = rows(build_facts(tables, UNTIL), "FROM fct_figures")
    assert (figure["value"], figure["status"], figure["n_independent"]) == (7, "copies", 1)


def test_the_latest_of_several_corrections_counts():
    later = datetime(2026, 2, 7, tzinfo=UTC)
    connection = facts(
        two("$5 million", "$9 million"),
        lambda ids: [
            correct(ids[1], "value", "6", line=2, corrected_at=later),
            correct(ids[1], "value", "7", line=3),
            correct(ids[1], "unit", "EUR", line=4),
        ],
    )
    assert [row["status"] for row in rows(connection, "FROM corrections")] == ["applied", "superseded", "applied"]
    assert rows(connection, "SELECT value, unit FROM fct_figures WHERE unit = 'EUR'") == [{"value": 6, "unit": "EUR"}]


def test_what_cannot_be_used_is_an_issue():
    connection = facts(
        two("$5 million", "$5 million"),
        lambda ids: [
            correct("feedfeedfeedfeed", "value", "6", line=2),
            correct(ids[0], "valu", "6", line=3, problem="corrections.csv:3: field is 'valu'"),
        ],
    )
    issues = rows(connection, "SELECT code, severity, source_path, message FROM issues ORDER BY message")
    assert [(issue["code"], issue["source_path"]) for issue in issues] == [
        ("correction_without_mention", "corrections.csv"),
        ("invalid_correction", "corrections.csv"),
    ]
    assert issues[0]["message"].startswith("corrections.csv:2: no mention feedfeedfeedfeed counts now")
    assert [row["status"] for row in rows(connection, "FROM corrections")] == ["without_mention", "invalid"]
    (figure,) = rows(connection, "FROM fct_figures")
    assert figure["value"] == 5_000_000
