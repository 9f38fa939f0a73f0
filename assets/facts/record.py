"""What a model is: one SQL file, its header's contract, the tables it reads; and what running it yields."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HISTORY = ("history",)  # the folder of the lake that is only added to


class ModelError(ValueError):
    """A model file that breaks its form; the sentence names the file and, where it has one, the line."""


class Materialization(StrEnum):
    """How a model is kept: as Parquet in the lake, or only as its SELECT."""

    TABLE = "table"
    VIEW = "view"


class Layer(StrEnum):
    """The folder of a model: staging stays in the lake, marts are published."""

    STAGING = "staging"
    MARTS = "marts"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: `type` as DuckDB writes it, `meaning` for a person."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Check:
    """A query whose rows are wrong. `target` is the model it looks at, `reads` all models that it needs.

    Whether a row of a header's test is wrong, it and the rows that are equal to it in the columns `together` tell.
    """

    name: str
    target: str
    description: str
    sql: str
    reads: tuple[str, ...]
    blocking: bool = True
    together: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A table that a Python room or a CSV gives; `origins` leads each column to the columns it is made of."""

    name: str
    rooms: tuple[str, ...]  # folders of the lake; empty for a reference CSV
    file: str  # its file in a shard, without .parquet; for a reference CSV the path
    description: str
    columns: tuple[Column, ...]
    transformation: str
    origins: Mapping[str, tuple[str, ...]]
    assets: tuple[str, ...]  # Dagster's names of what writes it

    @property
    def is_of_facts(self) -> bool:
        """Whether the room of facts writes it: into its own folder of the lake, or into the history."""
        return self.rooms in {("facts",), HISTORY}


@dataclass(frozen=True, slots=True)
class Follows:
    """How a model follows what it reads: its rows of one value of `key` are made of the rows of that value alone.

    `touched` has, for a table that the model reads, the SELECT of the keys that the rows `changed` of it touch; of a
    table with the column itself it needs none. `reads` are the tables of these SELECTs.
    """

    key: str
    touched: Mapping[str, str]
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """One SQL file, bound: `sql` names the tables it reads as main."x"; `columns` carry the types that DuckDB gave."""

    name: str
    layer: Layer
    path: Path
    description: str
    grain: str
    owner: str
    materialized: Materialization
    sql: str
    reads: tuple[str, ...]
    columns: tuple[Column, ...]
    tests: tuple[Check, ...]
    follows: Follows | None = None

    @property
    def deps(self) -> tuple[str, ...]:
        """Every table that must stand before this one: what it reads and what its tests compare it with."""
        compared = (table for test in self.tests for table in test.reads if table != self.name)
        named = (*self.reads, *compared, *(self.follows.reads if self.follows else ()))
        return tuple(dict.fromkeys(named))

    @property
    def code(self) -> str:
        """All that decides what the model gives: its SQL, its columns and its tests."""
        columns = (f"{column.name} {column.type}" for column in self.columns)
        touched = [repr(sorted(self.follows.touched.items())), self.follows.key] if self.follows else []
        return "\x1f".join([self.sql, *columns, *(test.sql for test in self.tests), *touched])


@dataclass(frozen=True, slots=True)
class Macro:
    """A published query with arguments: `SELECT * FROM name(argument)`. `sql` reads marts only."""

    name: str
    description: str
    arguments: Mapping[str, str]  # name to meaning
    sql: str


@dataclass(frozen=True, slots=True)
class Project:
    """All models in dependency order, the sources under them, the checks over them and the macros beside them."""

    models: Mapping[str, Model]
    sources: Mapping[str, Source]
    checks: tuple[Check, ...]
    macros: tuple[Macro, ...] = ()

    def columns(self, table: str) -> tuple[Column, ...]:
        """The columns of a model or source."""
        return self.models[table].columns if table in self.models else self.sources[table].columns


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How many rows a check found wrong, and the first of them, as text."""

    check: Check
    failing_rows: int
    sample: tuple[Mapping[str, str | None], ...]

    @property
    def passed(self) -> bool:
        """Whether no row is wrong."""
        return self.failing_rows == 0


@dataclass(frozen=True, slots=True)
class ModelResult:
    """What a model gives now. Where a test failed, `written` is false and the old table stands.

    `version` is a hash of its rows; `ran` is false where its inputs were those of the last run; `preview` are its first
    rows, as text. A view over much is neither counted nor shown.
    """

    model: Model
    rows: int | None
    version: str
    seconds: float
    preview: tuple[Mapping[str, str | None], ...]
    tests: tuple[CheckResult, ...]
    written: bool
    ran: bool


@dataclass(frozen=True, slots=True)
class TableStep:
    """One table that another is made of."""

    table: str
    from_table: str
    transformation: str


@dataclass(frozen=True, slots=True)
class ColumnStep:
    """One column that the values of another come from."""

    table: str
    column: str
    from_table: str
    from_column: str
    transformation: str
