"""The files of dbt_like_sql/macros become published queries with arguments, each one statement for DuckDB."""

from collections.abc import Mapping
from pathlib import Path

import duckdb

from assets.facts.connection import quote, quote_text
from assets.facts.contract import read_macro_file
from assets.facts.record import Layer, Macro, Model, ModelError


def read_macro(connection: duckdb.DuckDBPyConnection, path: Path, models: Mapping[str, Model]) -> Macro:
    """The macro of one file, bound once in `connection`, where all models stand.

    Raises ModelError where DuckDB does not bind it, or where it reads what is not published.
    """
    description, arguments, sql = read_macro_file(path, path.read_text(encoding="utf-8"))
    macro = Macro(path.stem, description, arguments, sql)
    hidden = [name for name, model in models.items() if model.layer is Layer.STAGING and f"main.{quote(name)}" in sql]
    if hidden:
        raise ModelError(f"{path}: a published macro reads {hidden[0]}, which is not published")
    try:
        create_macro(connection, macro)
        connection.execute(f"DESCRIBE SELECT * FROM main.{quote(macro.name)}({', '.join('NULL' for _ in arguments)})")
    except duckdb.Error as error:
        raise ModelError(f"{path}: DuckDB does not bind it: {' '.join(str(error).split())}") from None
    return macro


def create_macro(connection: duckdb.DuckDBPyConnection, macro: Macro) -> None:
    """Makes the macro in the database of `connection`, with its description."""
    name = f"main.{quote(macro.name)}"
    connection.execute(f"CREATE MACRO {name}({', '.join(map(quote, macro.arguments))}) AS TABLE {macro.sql}")
    told = "; ".join(f"{argument}: {meaning}" for argument, meaning in macro.arguments.items())
    connection.execute(f"COMMENT ON MACRO TABLE {name} IS {quote_text(f'{macro.description} {told}.')}")
