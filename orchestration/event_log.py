"""Turns the events of a run into rows of SQLite over connections that stay open: many small steps in half the time.

Dagster's own class connects anew for every event, and the last connection to close copies the write-ahead log into the
database: of a run over five articles that was 40% of the CPU time and up to two thirds of the wait. It also asks the
database for its own tables and columns before each event, and commits an event of an asset or a check three times.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from dagster import EventLogEntry
from dagster._core.storage.event_log import SqliteEventLogStorage  # public in dagster.yaml only
from dagster._serdes import ConfigurableClassData
from sqlalchemy import Connection, Engine, create_engine, event, text

_DELETE_CHECKS = """
DELETE FROM asset_check_executions
WHERE run_id = :run AND id NOT IN (SELECT max(id) FROM asset_check_executions GROUP BY asset_key, check_name)
"""
_OPEN_SHARDS = 4  # the index, and the runs that were written or looked at last
_BUSY_SECONDS = 30


class OpenSqliteEventLog(SqliteEventLogStorage):
    """The event log of one instance, in `base_dir`/history/runs, where Dagster's own class keeps it too."""

    def __init__(self, base_dir: str, inst_data: ConfigurableClassData | None = None) -> None:
        self._engines: OrderedDict[str, Engine] = OrderedDict()
        self._standing: set[tuple[str, str]] = set()  # tables, columns and migrations that were found once
        self._joint: ExitStack | None = None  # where the transactions of one batch end together
        self._begun: dict[str, Connection] = {}
        super().__init__(base_dir=str(Path(base_dir) / "history" / "runs"), inst_data=inst_data)
        self._db_lock = RLock()  # type: ignore[assignment]  # a batch holds it while its events connect

    @classmethod
    def from_config_value(
        cls, inst_data: ConfigurableClassData | None, config_value: Mapping[str, Any]
    ) -> "OpenSqliteEventLog":
        """The storage that dagster.yaml describes; `base_dir` is DAGSTER_HOME."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = self._open(shard)
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            if self._joint is None:
                with engine.begin() as connection:
                    yield connection
            else:
                if shard not in self._begun:
                    self._begun[shard] = self._joint.enter_context(engine.begin())
                yield self._begun[shard]

    @contextmanager
    def _joined(self) -> Iterator[None]:
        """Within the block each file has one transaction; all are committed at its end."""
        with self._db_lock, ExitStack() as transactions:
            self._joint = transactions
            try:
                yield
            finally:
                self._joint = None
                self._begun.clear()

    def store_event(self, event: EventLogEntry) -> None:
        """Stores an event, whole or not at all, for the run and for the asset or check that it tells of."""
        with self._joined():
            super().store_event(event)

    def store_event_batch(self, events: Sequence[EventLogEntry]) -> None:
        """Stores the events that Dagster gives together, such as all that a run plans."""
        with self._joined():
            for event in events:
                super().store_event(event)

    def _open(self, shard: str) -> Engine:
        if shard not in self._engines:
            engine = create_engine(self.conn_string_for_shard(shard), connect_args={"timeout": _BUSY_SECONDS})
            # A power cut may lose the last events; a killed process loses none, and neither harms the database.
            event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = NORMAL"))
            self._engines[shard] = engine
            if len(self._engines) > _OPEN_SHARDS:
                self._engines.popitem(last=False)[1].dispose()
        self._engines.move_to_end(shard)
        return self._engines[shard]

    def delete_events(self, run_id: str) -> None:
        """Deletes the events of a run with the file that they stand in, and its checks, but for the last of each."""
        with self.index_connection() as connection:
            self.delete_events_for_run(connection, run_id)
            connection.execute(text(_DELETE_CHECKS), {"run": run_id})
        with self._db_lock:
            if (engine := self._engines.pop(run_id, None)) is not None:
                engine.dispose()
            self._initialized_dbs.discard(run_id)
        for suffix in ("", "-wal", "-shm"):
            Path(f"{self.path_for_shard(run_id)}{suffix}").unlink(missing_ok=True)

    def has_table(self, table_name: str) -> bool:
        """Whether the database has this table."""
        return self._stands("table", table_name, super().has_table)

    def has_asset_key_col(self, column_name: str) -> bool:
        """Whether the table of assets has this column."""
        return self._stands("column", column_name, super().has_asset_key_col)

    def _has_asset_key_col_on_connection(self, conn: Connection, column_name: str) -> bool:
        return self._stands(
            "column",
            column_name,
            lambda name: super(OpenSqliteEventLog, self)._has_asset_key_col_on_connection(conn, name),
        )

    def has_secondary_index(self, name: str) -> bool:
        """Whether this migration of data was done."""
        return self._stands("migration", name, super().has_secondary_index)

    def _stands(self, kind: str, name: str, ask: Callable[[str], bool]) -> bool:
        """What was found once is not asked for again: databases are migrated forwards only."""
        if (kind, name) not in self._standing and ask(name):
            self._standing.add((kind, name))
        return (kind, name) in self._standing

    def dispose(self) -> None:
        """Closes every connection."""
        while self._engines:
            self._engines.popitem()[1].dispose()
        super().dispose()
