"""The text of a SELECT becomes the tables that it reads, by DuckDB's own parser."""

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import duckdb

from assets.facts.record import ModelError

_PARSE = "SELECT json_serialize_sql($1, skip_null := true, skip_empty := true, skip_default := true)"


def read_tables(
    connection: duckdb.DuckDBPyConnection, path: Path, sql: str, given: Collection[str] = ()
) -> tuple[str, ...]:
    """The tables that the SELECT of the file `path` reads, in order; each comes from a ref, its own WITH or `given`.

    Raises ModelError for anything else than one SELECT.
    """
    tree = json.loads(connection.execute(_PARSE, [sql]).fetchall()[0][0])
    if tree["error"]:
        raise ModelError(f"{path}: not one SELECT that can be read; a model is one SELECT: {tree['error_message']}")
    if len(tree["statements"]) != 1:
        raise ModelError(f"{path}: holds {len(tree['statements'])} statements; a model is one SELECT")
    nodes = list(_walk(tree))
    local = {*given} | {entry["key"] for node in nodes for entry in node.get("cte_map", {}).get("map", ())}
    tables = [node for node in nodes if node.get("type") == "BASE_TABLE"]
    for table in tables:
        if "schema_name" not in table and table["table_name"] not in local:
            name = table["table_name"]
            raise ModelError(f"{path}: reads {name} by its bare name; write {{{{ ref('{name}') }}}}")
    return tuple(dict.fromkeys(table["table_name"] for table in tables if table.get("schema_name") == "main"))


def _walk(node: object) -> Iterator[dict[str, Any]]:
    """Every object of the syntax tree, in the order of the text."""
    waiting = [node]
    while waiting:
        match waiting.pop():
            case dict() as found:
                yield found
                waiting += reversed(list(found.values()))
            case list() as found:
                waiting += reversed(found)
