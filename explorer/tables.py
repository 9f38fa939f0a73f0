"""Turns what a reader chose (table, filter, order) into SQL: names come from the catalogue, values are bound."""

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.warehouse import Row, Warehouse

OPERATORS = {
    "contains": "contains(lower({column}::VARCHAR), lower($value))",
    "is": "{column} = try_cast($value AS {type})",
    "over": "{column} > try_cast($value AS {type})",
    "under": "{column} < try_cast($value AS {type})",
    "empty": "{column} IS NULL",
    "filled": "{column} IS NOT NULL",
}
_WITHOUT_VALUE = ("empty", "filled")


@dataclass(frozen=True, slots=True)
class Selection:
    """A table's rows: those that a filter keeps, in an order. Names and types are those of the catalogue."""

    table: str
    columns: tuple[Row, ...]
    column: str | None
    operator: str
    value: str
    sort: str | None
    descending: bool

    @property
    def sql(self) -> str:
        """The SELECT, without a limit."""
        order = f" ORDER BY {_quote(self.sort)} {'DESC' if self.descending else 'ASC'} NULLS LAST" if self.sort else ""
        return f"SELECT * FROM {_quote(self.table)}{self._where}{order}"

    @property
    def count_sql(self) -> str:
        """The number of rows, as n."""
        return f"SELECT count(*) AS n FROM {_quote(self.table)}{self._where}"

    @property
    def parameters(self) -> dict[str, object]:
        """What is bound in the SQL."""
        return {"value": self.value} if self._is_filtered and self.operator not in _WITHOUT_VALUE else {}

    @property
    def asked(self) -> dict[str, object]:
        """The choice again, as the parameters of an address."""
        chosen = {"column": self.column, "operator": self.operator, "value": self.value} if self._is_filtered else {}
        return {**chosen, "sort": self.sort, "order": "down" if self.descending else None}

    @property
    def _is_filtered(self) -> bool:
        return self.column is not None and (self.value != "" or self.operator in _WITHOUT_VALUE)

    @property
    def _where(self) -> str:
        if not self._is_filtered:
            return ""
        type_ = next(row["type"] for row in self.columns if row["name"] == self.column)
        return " WHERE " + OPERATORS[self.operator].format(column=_quote(str(self.column)), type=type_)


def read_selection(warehouse: Warehouse, table: str, asked: Mapping[str, str]) -> Selection | None:
    """The selection that a reader asked for, None where no such table is published; unknown columns are left out."""
    columns = tuple(warehouse.rows("columns", table=table))
    if not columns:
        return None
    names = {row["name"] for row in columns}
    column, sort, operator = asked.get("column"), asked.get("sort"), asked.get("operator", "contains")
    return Selection(
        table,
        columns,
        column if column in names else None,
        operator if operator in OPERATORS else "contains",
        asked.get("value", "")[:200],
        sort if sort in names else None,
        descending=asked.get("order") == "down",
    )


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
