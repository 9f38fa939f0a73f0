"""Turns the catalogue and a table's rows into pages: every table with the meaning of each column."""

from collections.abc import Mapping

from explorer.page import Page
from explorer.pages import NotFoundError
from explorer.paging import Paging
from explorer.sql_box import Answer
from explorer.tables import OPERATORS, Selection, read_selection
from explorer.warehouse import Warehouse

_FIRST_QUERY = "SELECT entity_name, metric, value, unit, period, status, source_path, line\nFROM figures\nLIMIT 20"


def show_catalogue(warehouse: Warehouse) -> Page:
    """Every table and view, and the SQL box."""
    return Page("data.html", {"tables": warehouse.rows("tables"), "sql": _FIRST_QUERY, "answer": None})


def show_answer(warehouse: Warehouse, sql: str, answer: Answer) -> Page:
    """The SQL box with what a query gave."""
    return Page("data.html", {"tables": warehouse.rows("tables"), "sql": sql, "answer": answer})


def select_table(warehouse: Warehouse, table: str, asked: Mapping[str, str]) -> Selection:
    """The rows asked for. Raises NotFoundError where no table is called so."""
    selection = read_selection(warehouse, table, asked)
    if selection is None:
        raise NotFoundError(f"no table {table}")
    return selection


def show_table(warehouse: Warehouse, selection: Selection, paging: Paging) -> Page:
    """One page of a table's rows under the meanings of its columns."""
    parameters = selection.parameters
    total = warehouse.select(selection.count_sql, parameters)[0]["n"]
    sql = f"{selection.sql} LIMIT $limit OFFSET $offset"
    rows = warehouse.select(sql, {**parameters, "limit": paging.size, "offset": paging.offset})
    about = next(row for row in warehouse.rows("tables") if row["name"] == selection.table)
    values = {
        "about": about,
        "is_of_now": not selection.table.endswith("_history"),  # what a history tells of may have no page any more
        "selection": selection,
        "operators": list(OPERATORS),
        "rows": rows,
        "paging": Paging(paging.number, paging.size, total),
    }
    return Page("table.html", values, depth=1)
