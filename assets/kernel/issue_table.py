"""Turns issues into rows of the table `issues`, and says what such a row must hold."""

from collections.abc import Iterable

import pandera.polars as pa
import polars as pl

from assets.kernel.contracts import table_schema
from assets.kernel.issues import Issue, Severity

ISSUES = pa.DataFrameSchema(
    {
        "stage": pa.Column(
            pl.String,
            pa.Check.isin(["raw", "cleaned", "extracted", "facts"]),
            description="The room that met it: raw, cleaned, extracted or facts",
        ),
        "article_id": pa.Column(pl.String, nullable=True, description="SHA-256 of the article's bytes, where known"),
        "source_path": pa.Column(pl.String, nullable=True, description="File under the articles root, where known"),
        "severity": pa.Column(
            pl.String,
            pa.Check.isin([severity.value for severity in Severity]),
            description="error lost a row or a file, warning kept it with a doubt, info only tells",
        ),
        "code": pa.Column(
            pl.String, pa.Check.str_matches(r"^[a-z][a-z0-9_]*$"), description="What went wrong, stable, in snake_case"
        ),
        "message": pa.Column(
            pl.String, pa.Check.str_length(min_value=1), description="One sentence: what was found, where, what to do"
        ),
    },
    strict=True,
    name="issues",
    description="One thing in the data that was not understood, with its place and what to do.",
)


def issues_frame(issues: Iterable[Issue]) -> pl.DataFrame:
    """The rows of `issues`, in their order."""
    rows = [
        (i.stage, i.article_id, i.source_path, i.severity.value, i.code, i.message.encode(errors="replace").decode())
        for i in issues
    ]
    return pl.DataFrame(rows, schema=table_schema(ISSUES), orient="row")
