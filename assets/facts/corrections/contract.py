"""The contract of a line of corrections.csv, as text: what breaks it is told with file and line."""

import pandera.polars as pa
import polars as pl

from assets.facts.corrections.record import COLUMNS, FIELDS, FILE
from assets.kernel.contracts import validate

_MOMENT = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$"

STATED = pa.DataFrameSchema(
    {
        "line": pa.Column(pl.Int64, description="a line from 2"),
        "mention_id": pa.Column(
            pl.String, pa.Check.str_matches(r"^[0-9a-f]{16}$"), nullable=True, description="16 hexadecimal digits"
        ),
        "article_id": pa.Column(
            pl.String, pa.Check.str_matches(r"^[0-9a-f]{64}$"), nullable=True, description="a SHA-256 in hexadecimal"
        ),
        "byte_start": pa.Column(
            pl.String, pa.Check.str_matches(r"^\d{1,18}$"), nullable=True, description="a byte offset"
        ),
        "byte_end": pa.Column(
            pl.String, pa.Check.str_matches(r"^\d{1,18}$"), nullable=True, description="a byte offset"
        ),
        "field": pa.Column(pl.String, pa.Check.isin(FIELDS), description=f"one of {', '.join(FIELDS)}"),
        "value": pa.Column(pl.String, nullable=True, description="the value in place of the extracted one"),
        "who": pa.Column(pl.String, description="who corrects"),
        "corrected_at": pa.Column(
            pl.String, pa.Check.str_matches(_MOMENT), description="a date or time as 2026-02-06 or 2026-02-06T09:30:00Z"
        ),
        "why": pa.Column(pl.String, description="the reason in words"),
    },
    strict=True,
    name="corrections.csv",
    description="One corrected field of one mention.",
)


def find_breaches(stated: pl.DataFrame) -> dict[int, str]:
    """The first breach of each line of `stated` that breaks the contract: line to sentence."""
    problems: dict[int, str] = {}
    for breach in validate(stated, STATED):
        line, column = int(stated["line"][int(str(breach["index"]))]), str(breach["column"])
        found = "empty" if breach["failure_case"] is None else repr(breach["failure_case"])
        problems.setdefault(line, f"{FILE}:{line}: {column} is {found}; expected {STATED.columns[column].description}")
    return problems


def stated_frame(rows: list[dict[str, str | int | None]]) -> pl.DataFrame:
    """Rows of the file as text, in the columns of the contract."""
    return pl.DataFrame(rows, schema={"line": pl.Int64, **dict.fromkeys(COLUMNS, pl.String)})
