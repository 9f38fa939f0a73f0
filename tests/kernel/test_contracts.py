from decimal import Decimal

import pandera.polars as pa
import polars as pl
import pytest

from assets.kernel.contracts import NOT_EMPTY, BrokenTableError, empty_frame, partition, table_schema, validate
from assets.kernel.issue_table import ISSUES, issues_frame
from assets.kernel.issues import Severity

CONTRACT = pa.DataFrameSchema(
    {
        "row_id": pa.Column(pl.String, pa.Check.str_matches("^[a-z]$")),
        "article_id": pa.Column(pl.String),
        "byte_start": pa.Column(pl.Int64, pa.Check.ge(0)),
        "byte_end": pa.Column(pl.Int64),
        "value": pa.Column(pl.Decimal(38, 9), pa.Check.lt(100)),
        "section": pa.Column(pl.String, pa.Check.isin(["body", "table"]), nullable=True),
    },
    strict=True,
    unique=["row_id"],
    name="claims",
)


def claims(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=table_schema(CONTRACT), orient="row")


GOOD = ("a", "id1", 0, 5, Decimal("1.5"), "body")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("B", "id2", 4, 9, Decimal(1), None), "claims.row_id is 'B' at bytes 4-9, which fails str_matches('^[a-z]$')"),
        (
            ("b", "id2", 4, 9, Decimal(100), None),
            "claims.value is '100.000000000' at bytes 4-9, which fails less_than(100)",
        ),
        (("b", "id2", 4, 9, None, None), "claims.value is null at bytes 4-9, which fails not_nullable"),
        (
            ("b", "id2", 4, 9, Decimal(1), "x" * 99),
            "claims.section is '" + "x" * 78 + "… at bytes 4-9, which fails isin",
        ),
    ],
)
def test_a_row_that_breaks_its_contract_becomes_an_issue_and_the_others_go_on(
    row: tuple[object, ...], message: str
) -> None:
    parts = partition(claims(GOOD, row, ("c", *GOOD[1:])), CONTRACT, "extracted")
    assert parts.good.rows() == [GOOD, ("c", *GOOD[1:])]
    (issue,) = parts.issues
    assert issue.message.startswith(message)
    assert (issue.stage, issue.severity, issue.code, issue.article_id) == (
        "extracted",
        Severity.ERROR,
        "contract_breach",
        "id2",
    )


def test_every_breach_of_a_row_is_told() -> None:
    parts = partition(claims(("B", "id2", -1, 9, Decimal(1), None)), CONTRACT, "extracted")
    assert parts.good.is_empty()
    assert len(parts.issues) == 2


@pytest.mark.parametrize(
    ("frame", "fault"),
    [
        (claims(GOOD).drop("value"), "column value is missing"),
        (claims(GOOD).with_columns(colour=pl.lit("red")), "column colour is not in the contract"),
        (claims(GOOD).with_columns(pl.col("value").cast(pl.Float64)), "column value is 'Float64'"),
        (claims(GOOD, GOOD), "its key (row_id) stands twice"),
        (claims(GOOD, GOOD).drop("section"), "column section is missing; its key (row_id) stands twice"),
    ],
)
def test_a_broken_table_stops_the_run_with_every_fault(frame: pl.DataFrame, fault: str) -> None:
    with pytest.raises(BrokenTableError, match="table claims: ") as raised:
        partition(frame, CONTRACT, "extracted")
    assert fault in str(raised.value)


def test_a_table_may_be_empty_unless_its_contract_forbids_it() -> None:
    full = pa.DataFrameSchema(CONTRACT.columns, name="claims", metadata=NOT_EMPTY)
    assert partition(empty_frame(CONTRACT), CONTRACT, "extracted").good.is_empty()
    for frame in (empty_frame(full), claims(("B", "id2", 4, 9, Decimal(1), None))):
        with pytest.raises(BrokenTableError, match="no row"):
            partition(frame, full, "extracted")


def test_validate_names_every_breach() -> None:
    assert validate(claims(GOOD), CONTRACT) == []
    assert [breach["column"] for breach in validate(claims(("B", "id2", -1, 9, Decimal(1), None)), CONTRACT)] == [
        "row_id",
        "byte_start",
    ]


def test_issues_keep_their_own_contract() -> None:
    parts = partition(claims(("B", "id2", 4, 9, Decimal(1), None)), CONTRACT, "extracted")
    assert validate(issues_frame(parts.issues), ISSUES) == []
    assert validate(issues_frame([]), ISSUES) == []
