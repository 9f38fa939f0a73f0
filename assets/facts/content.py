"""The marts of the lake become one hash of what they say: files of the same data differ, so not they are hashed."""

import hashlib
from collections.abc import Collection

import duckdb

from assets.facts.connection import connect, fetch_rows, quote, quote_text
from assets.facts.lake import Lake
from assets.facts.record import Materialization, Model

_HASH_CHARS = 16
_WHEN_AND_WHO = "_at", "run_id"  # not what: a content hash leaves them out
_UNHASHED = {"dim_runs"}


def hash_content(marts: Collection[Model], lake: Lake) -> tuple[str, dict[str, int]]:
    """A hash of what the marts say, in any order, whenever and by whichever run; and the rows of each table."""
    total, rows = hashlib.sha256(), {}
    with connect(lake.settings) as connection:
        for model in sorted(marts, key=lambda model: model.name):
            said = [model.name, model.description, *(f"{c.name} {c.type} {c.meaning}" for c in model.columns)]
            if model.materialized is Materialization.VIEW:
                said.append(model.sql)
            else:
                rows[model.name], content = _hash_rows(connection, model, lake)
                said += [content] if model.name not in _UNHASHED else []
            total.update("\x1f".join([*said, "\x1e"]).encode())
    return total.hexdigest()[:_HASH_CHARS], rows


def hash_model(model: Model, lake: Lake) -> str:
    """The version of one model's data: of its rows, or of its SELECT where it is a view."""
    if model.materialized is Materialization.VIEW:
        return hashlib.sha256(model.sql.encode()).hexdigest()[:_HASH_CHARS]
    with connect(lake.settings) as connection:
        return _hash_rows(connection, model, lake)[1].replace(" ", "-")


def _hash_rows(connection: duckdb.DuckDBPyConnection, model: Model, lake: Lake) -> tuple[int, str]:
    columns = ", ".join(quote(column.name) for column in model.columns if not column.name.endswith(_WHEN_AND_WHO))
    # The sum tells a row that stands twice from none, which the exclusive or alone would not.
    (found,) = fetch_rows(
        connection,
        "SELECT count(*) AS n, bit_xor(h) AS mixed, sum(h::HUGEINT) AS total "
        f"FROM (SELECT hash({columns}) AS h FROM read_parquet({quote_text(str(lake.path(model.name)))}))",
    )
    return int(str(found["n"])), f"{found['n']} {found['mixed']} {found['total']}"
