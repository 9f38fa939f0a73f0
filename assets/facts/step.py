"""One run of a model: where its tables are shown, what it reads and writes, what is known of the run before."""

from dataclasses import dataclass

import duckdb

from assets.facts.connection import quote
from assets.facts.lake import Lake
from assets.facts.record import Model, Project
from assets.facts.state import State


@dataclass(frozen=True, slots=True)
class Step:
    """The tables that `model` reads stand as views in `connection`; `known` is None where nothing is known."""

    connection: duckdb.DuckDBPyConnection
    project: Project
    lake: Lake
    model: Model
    known: State | None

    def show(self, table: str, select: str) -> None:
        """Makes `table` a view of the rows of a SELECT."""
        self.connection.execute(f"CREATE OR REPLACE VIEW main.{quote(table)} AS {select}")

    def make(self, table: str, select: str) -> None:
        """Makes a temporary table of the rows of a SELECT."""
        self.connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {select}")

    def count(self, rows: str) -> int:
        """How many rows stand in what may follow FROM."""
        return int(self.connection.execute(f"SELECT count(*) FROM {rows}").fetchall()[0][0])
