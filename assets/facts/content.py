"""The rows of a table become one hash of what they say, in any order: files of the same data differ, rows do not."""

import duckdb

from assets.facts.connection import quote
from assets.facts.record import Layer, Model

_WHEN_AND_WHO = "_at", "run_id", "_run"  # not what: a content hash leaves them out
_STATED = {"corrected_at"}  # what a person wrote, whenever it was read


def is_content(column: str) -> bool:
    """Whether a column says what, and not by which run or when it was found."""
    return column in _STATED or not column.endswith(_WHEN_AND_WHO)


def hash_rows(connection: duckdb.DuckDBPyConnection, model: Model) -> tuple[int, str]:
    """How many rows the table of `model` in `connection` has, and the hash of their content."""
    return _tell(*_sum_hashes(connection, model, f"FROM main.{quote(model.name)}"))


def update_hash(connection: duckdb.DuckDBPyConnection, model: Model, version: str) -> tuple[int, str]:
    """The rows and the hash of a table of the hash `version` after what the table `changes` tells."""
    rows, mixed, total = map(int, version.split("-"))
    gone = _sum_hashes(connection, model, "FROM changes WHERE NOT is_added")
    come = _sum_hashes(connection, model, "FROM changes WHERE is_added")
    return _tell(rows - gone[0] + come[0], mixed ^ gone[1] ^ come[1], total - gone[2] + come[2])


def _sum_hashes(connection: duckdb.DuckDBPyConnection, model: Model, rows: str) -> tuple[int, int, int]:
    columns = ", ".join(quote(column.name) for column in model.columns if _is_told(model, column.name))
    # The sum tells a row that stands twice from none, which the exclusive or alone would not.
    (found,) = connection.execute(
        f"SELECT count(*), bit_xor(h), sum(h::HUGEINT) FROM (SELECT hash({columns}) AS h {rows})"
    ).fetchall()
    return int(found[0]), int(found[1] or 0), int(found[2] or 0)


def _tell(rows: int, mixed: int, total: int) -> tuple[int, str]:
    return rows, f"{rows}-{mixed}-{total}"


def _is_told(model: Model, column: str) -> bool:
    """Whether a change of the column is one: the models after staging reckon with when an article was published."""
    return is_content(column) or (model.layer is Layer.STAGING and column == "published_at")
