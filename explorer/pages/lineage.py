"""Turns the lineage tables into pages: the graph of all, one table with its SQL, one column back to the bytes."""

from collections import defaultdict
from functools import cache
from importlib.resources import files

import yaml

from explorer.graph import draw_graph, trace_back
from explorer.links import name_file
from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.warehouse import Row, Warehouse

_MODELS = "dbt_like_sql/"


def show_lineage(warehouse: Warehouse) -> Page:
    """The graph of all tables, from the raw files to the marts."""
    edges = warehouse.rows("lineage_edges")
    published = {row["name"] for row in warehouse.rows("tables")}
    values = {
        "graph": draw_graph([(edge["name"], edge["from_table"]) for edge in edges]),
        "groups": _group(_describe(warehouse, edges), published),
        "published": published,
    }
    return Page("lineage.html", values)


def show_table_lineage(warehouse: Warehouse, name: str) -> Page:
    """What one table is made of: the graph of all before it, its columns with their sources, and its SQL."""
    table = find_table(warehouse, name)
    edges = warehouse.rows("lineage_edges")
    pairs = [(edge["name"], edge["from_table"]) for edge in edges]
    steps: dict[str, list[Row]] = defaultdict(list)
    for step in warehouse.rows("lineage_table", table=table):
        steps[step["name"]].append(step)
    transformation = next((edge["transformation"] for edge in edges if edge["name"] == table), None)
    meanings = warehouse.rows("columns", table=table)
    values = {
        "table": table,
        "about": _find_about(warehouse, table, transformation),
        "graph": draw_graph(trace_back(pairs, table), table),
        "used_by": sorted(name for name, source in pairs if source == table),
        "columns": [*meanings, *_unpublished(warehouse, table, {row["name"] for row in meanings})],
        "steps": steps,
        "transformation": transformation,
        "sql": read_model(transformation),
        "is_published": bool(meanings),
    }
    return Page("lineage_table.html", values, depth=1)


def show_column_lineage(warehouse: Warehouse, name: str, column: str) -> Page:
    """Every step that a column's values took, from the column back to the raw bytes."""
    table = find_table(warehouse, name)
    named = {name_file(row["name"]): row["name"] for row in warehouse.rows("lineage_table", table=table)}
    if column not in named:
        raise NotFoundError(f"no column {column} of {table} has a lineage")
    steps = warehouse.rows("lineage_column", table=table, column=named[column])
    levels: dict[int, list[Row]] = defaultdict(list)
    for step in steps:
        levels[step["depth"]].append(step)
    values = {"table": table, "column": named[column], "levels": dict(levels), "reaches": _ends(steps)}
    return Page("lineage_column.html", values, depth=1)


def find_table(warehouse: Warehouse, name: str) -> str:
    """The table whose page is called `name`. Raises NotFoundError."""
    for row in warehouse.rows("lineage_names"):
        if name_file(row["name"]) == name:
            return str(row["name"])
    raise NotFoundError(f"lineage knows no table {name}")


def read_model(transformation: str | None) -> str | None:
    """The SQL of a model as it is installed with these pages; None for what is made by Python, or not installed."""
    if transformation is None or not transformation.startswith(_MODELS) or ".." in transformation:
        return None
    path = files("dbt_like_sql").joinpath(transformation.removeprefix(_MODELS))
    return path.read_text(encoding="utf-8") if path.is_file() else None


@cache
def read_description(transformation: str | None) -> str | None:
    """What the header of a model says that it is."""
    header = (read_model(transformation) or "").partition("/*")[2].partition("*/")[0]
    said = yaml.safe_load(header) if header else None
    return str(said["description"]) if isinstance(said, dict) and "description" in said else None


def _unpublished(warehouse: Warehouse, table: str, published: set[str]) -> list[Row]:
    known = warehouse.rows("lineage_known_columns", table=table)
    return [{"name": row["name"], "type": None, "meaning": None} for row in known if row["name"] not in published]


def _describe(warehouse: Warehouse, edges: list[Row]) -> list[Row]:
    about = {row["name"]: row["about"] for row in warehouse.rows("tables")}
    made = {edge["name"]: edge["transformation"] for edge in edges}
    return [
        {
            "name": row["name"],
            "about": about.get(row["name"]) or read_description(made.get(row["name"])),
            "transformation": made.get(row["name"]),
        }
        for row in warehouse.rows("lineage_names")
    ]


def _group(tables: list[Row], published: set[str]) -> dict[str, list[Row]]:
    """What is published, what is made on the way there, and where it begins."""
    named = {row["name"]: row for row in tables}
    groups = {
        "Published": [row for name, row in named.items() if name in published],
        "Made on the way": [row for name, row in named.items() if name not in published and row["transformation"]],
        "Where it begins": [row for name, row in named.items() if name not in published and not row["transformation"]],
    }
    return {title: rows for title, rows in groups.items() if rows}


def _find_about(warehouse: Warehouse, table: str, transformation: str | None) -> str | None:
    published = next((str(row["about"]) for row in warehouse.rows("tables") if row["name"] == table), None)
    return published or read_description(transformation)


def _ends(steps: list[Row]) -> list[str]:
    made = {(step["name"], step["col"]) for step in steps}
    ends = {(s["from_table"], s["from_column"]) for s in steps} - made
    return sorted(f"{table}.{column}" for table, column in ends)
