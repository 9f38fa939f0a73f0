"""The home's lake becomes what SQL reads: one relation for each room table, reference CSV or model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assets.facts.connection import EngineSettings, quote, quote_text
from assets.facts.record import Materialization, Model, Source


def glob_shards(home: Path, source: Source) -> Sequence[Path]:
    """Every shard of a room's table, of whatever code version: right for a lake that holds one."""
    return sorted(path for room in source.rooms for path in (home / "lake" / room).glob(f"*/*/{source.file}.parquet"))


@dataclass(frozen=True, slots=True)
class Lake:
    """The home's tables as files. `shards(home, source)` chooses the files that are current."""

    home: Path
    shards: Callable[[Path, Source], Sequence[Path]] = glob_shards
    settings: EngineSettings = field(default_factory=EngineSettings)

    def path(self, table: str) -> Path:
        """Where a model, or a table that Python makes beside the models, stands."""
        return self.home / "lake" / "facts" / f"{table}.parquet"

    def files(self, source: Source) -> Sequence[Path]:
        """The Parquet files of a source; none where nothing was made yet."""
        if "facts" not in source.rooms:
            return self.shards(self.home, source)
        return [self.path(source.name)] if self.path(source.name).exists() else []


def relation(lake: Lake, table: Source | Model) -> str:
    """The SELECT that reads a source or a model from the lake.

    A source of which nothing was made yet is empty; a model must have been run (FileNotFoundError).
    """
    if isinstance(table, Model):
        if table.materialized is Materialization.VIEW:
            return table.sql
        if not lake.path(table.name).exists():
            raise FileNotFoundError(f"{lake.path(table.name)}: not there; run the model {table.name} first")
        return f"SELECT * FROM read_parquet({quote_text(str(lake.path(table.name)))})"
    typed = ", ".join(f"{quote(column.name)}::{column.type} AS {quote(column.name)}" for column in table.columns)
    if not table.rooms:
        names = ", ".join(f"{quote_text(column.name)}: 'VARCHAR'" for column in table.columns)
        # Nothing is guessed: a sniffed dialect would change with the rows.
        dialect = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
        return f"SELECT {typed} FROM read_csv({quote_text(table.file)}, columns = {{{names}}}, {dialect})"
    if files := ", ".join(quote_text(str(file)) for file in lake.files(table)):
        return f"SELECT {typed} FROM read_parquet([{files}])"
    nulls = ", ".join(f"NULL::{column.type} AS {quote(column.name)}" for column in table.columns)
    return f"SELECT {nulls} WHERE false"
