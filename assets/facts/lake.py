"""The home's lake becomes what SQL reads: one relation for each room table, reference CSV or model."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from assets.facts.connection import EngineSettings, quote, quote_text
from assets.facts.record import HISTORY, Materialization, Model, Source
from assets.kernel.current import current_files
from assets.kernel.durable import flush
from assets.kernel.storage import Home

IS_ROW = "is_row"  # in a patch: false for what only says that its key is patched


def find_current(home: Path, source: Source) -> Sequence[Path]:
    """The files of a room's table that today's code has made."""
    return current_files(Home(home), source.file)


@dataclass(frozen=True, slots=True)
class Lake:
    """The home's tables as files. `shards(home, source)` chooses the files that are current."""

    home: Path
    shards: Callable[[Path, Source], Sequence[Path]] = find_current
    settings: EngineSettings = field(default_factory=EngineSettings)

    @property
    def engine(self) -> EngineSettings:
        """The settings with a place in the home for what does not fit into memory."""
        return replace(self.settings, spill=self.settings.spill or Home(self.home).spill)

    def path(self, table: str) -> Path:
        """Where a model, or a table that Python makes beside the models, stands."""
        return self.home / "lake" / "facts" / f"{table}.parquet"

    def patch(self, table: str) -> Path:
        """Where the rows stand that a model which follows others has instead of some of its file's."""
        return self.path(f"{table}-patch")

    def changes(self, table: str) -> Path:
        """Where the rows stand that the last run of a model has taken away and put in."""
        return self.path(f"{table}-changes")

    def write(self, table: str, frame: pl.DataFrame) -> None:
        """Writes a table that Python makes beside the models."""
        aside = self.aside(table)
        frame.write_parquet(aside)
        self.keep(aside, table)

    def aside(self, table: str) -> Path:
        """The name under which a table is written before it is kept."""
        path = self.path(table).with_suffix(".aside")
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def keep(self, aside: Path, table: str) -> None:
        """Puts what was written aside in the place of the table, once it is on the disk."""
        flush(aside)
        aside.replace(self.path(table))

    def files(self, source: Source) -> Sequence[Path]:
        """The Parquet files of a source; none where nothing was made yet."""
        if source.rooms == HISTORY:
            return sorted((self.home / "lake" / "history").glob(f"[0-9]*-*/{source.file}.parquet"))
        if not source.is_of_facts:
            return self.shards(self.home, source)
        return [self.path(source.name)] if self.path(source.name).exists() else []


def relation(lake: Lake, table: Source | Model, files: Sequence[Path] | None = None) -> str:
    """The SELECT that reads a source or a model from the lake, of a source all its files or only `files`.

    A source of which nothing was made yet is empty; a model must have been run (FileNotFoundError).
    """
    if isinstance(table, Model):
        if table.materialized is Materialization.VIEW:
            return table.sql
        if not lake.path(table.name).exists():
            raise FileNotFoundError(f"{lake.path(table.name)}: not there; run the model {table.name} first")
        return _select_model(lake, table)
    typed = ", ".join(f"{quote(column.name)}::{column.type} AS {quote(column.name)}" for column in table.columns)
    if not table.rooms:
        names = ", ".join(f"{quote_text(column.name)}: 'VARCHAR'" for column in table.columns)
        # Nothing is guessed: a sniffed dialect would change with the rows.
        dialect = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"'"
        return f"SELECT {typed} FROM read_csv({quote_text(table.file)}, columns = {{{names}}}, {dialect})"
    nulls = ", ".join(f"NULL::{column.type} AS {quote(column.name)}" for column in table.columns)
    empty = f"SELECT {nulls} WHERE false"
    named = ", ".join(quote_text(str(file)) for file in (lake.files(table) if files is None else files))
    if not named:
        return empty
    if table.rooms == HISTORY:  # its files stay, and may lack the columns that were added since
        every = f"{empty} UNION ALL BY NAME SELECT * FROM read_parquet([{named}], union_by_name = true)"
        return f"SELECT {typed} FROM ({every})"
    return f"SELECT {typed} FROM read_parquet([{named}])"


def select_patched(table: Model, base: Path, patch: Path) -> str:
    """The rows of a model's file `base`, but those of the keys that stand in `patch`: these are as they are there."""
    assert table.follows is not None
    key, columns = quote(table.follows.key), ", ".join(quote(column.name) for column in table.columns)
    rows, others = (f"read_parquet({quote_text(str(path))})" for path in (base, patch))
    return (
        f"SELECT {columns} FROM {rows} ANTI JOIN (SELECT DISTINCT {key} FROM {others}) AS patched USING ({key})"
        f" UNION ALL SELECT {columns} FROM {others} WHERE {IS_ROW}"
    )


def _select_model(lake: Lake, model: Model) -> str:
    patch = lake.patch(model.name)
    if model.follows is None or not patch.exists():
        return f"SELECT * FROM read_parquet({quote_text(str(lake.path(model.name)))})"
    return select_patched(model, lake.path(model.name), patch)
