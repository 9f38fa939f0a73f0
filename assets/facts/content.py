"""The rows of a table become one hash of what they say, in any order: files of the same data differ, rows do not."""

import duckdb

from assets.facts.connection import fetch_rows, quote
from assets.facts.record import Model

_WHEN_AND_WHO = "_at", "run_id", "_run"  # not what: a content hash leaves them out
_STATED = {"corrected_at"}  # what a person wrote, whenever it was read


def is_content(column: str) -> bool:
    """Whether a column says what, and not by which run or when it was found."""
    return column in _STATED or not column.endswith(_WHEN_AND_WHO)


def hash_rows(connection: duckdb.DuckDBPyConnection, model: Model) -> tuple[int, str]:
    """How many rows the table of `model` in `connection` has, and the hash of their content."""
    columns = ", ".join(quote(column.name) for column in model.columns if is_content(column.name))
    # The sum tells a row that stands twice from none, which the exclusive or alone would not.
    (found,) = fetch_rows(
        connection,
        "SELECT count(*) AS n, bit_xor(h) AS mixed, sum(h::HUGEINT) AS total "
        f"FROM (SELECT hash({columns}) AS h FROM main.{quote(model.name)})",
    )
    return int(str(found["n"])), f"{found['n']}-{found['mixed'] or 0}-{found['total'] or 0}"
