"""Two states of a table become the rows that were taken away and put in; and those of a table since a run saw it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from assets.facts.connection import quote, quote_text
from assets.facts.lake import Lake, relation
from assets.facts.record import HISTORY, Materialization, Model, Project
from assets.facts.state import State, Track, fingerprint_table, hash_file, hash_text, read_state

IS_ADDED = "is_added"  # in a table of changes: whether the row was put in


def list_tables(project: Project, names: Iterable[str]) -> list[str]:
    """The tables of these names, in place of each view those that it reads."""
    found: list[str] = []
    for name in names:
        model = project.models.get(name)
        is_view = model is not None and model.materialized is Materialization.VIEW
        found += list_tables(project, model.reads) if model is not None and is_view else [name]
    return list(dict.fromkeys(found))


def track_table(project: Project, lake: Lake, model: Model, before: State | None) -> Track:
    """What `model` is made of now, the files that its table stands in, and the state from which its changes lead."""
    seen = {table: fingerprint_table(project, lake, table) for table in list_tables(project, model.deps)}
    track = Track(hash_rules(project, model), seen, _hash_files(lake, model.name))
    if before is None or before.track is None:
        return track
    return replace(track, before=before.version, was=before.track.files)


def hash_rules(project: Project, model: Model) -> str:
    """A hash of the SQL of `model` and of the views that it reads."""
    views, queue = {model.name: model.code}, [*model.reads]
    while queue:
        read = project.models.get(queue.pop())
        if read is not None and read.materialized is Materialization.VIEW:
            views[read.name] = read.code
            queue += read.reads
    return hash_text("\x1f".join([duckdb.__version__, *(views[name] for name in sorted(views))]))


def is_followed(project: Project, model: Model) -> bool:
    """Whether another model is spared work by being told what changes in the table of `model`."""
    followers = (other for other in project.models.values() if other.follows is not None)
    return any(model.name in list_tables(project, other.reads) for other in followers)


def has_files(lake: Lake, model: Model, state: State) -> bool:
    """Whether the files are there that the table of `model` was left in."""
    if model.materialized is Materialization.VIEW:
        return True
    names = state.track.files if state.track is not None else ()
    paths = lake.path(model.name), lake.patch(model.name)
    return paths[0].exists() and {path.name for path in paths if path.exists()} >= set(names)


def is_intact(lake: Lake, model: Model, track: Track) -> bool:
    """Whether the table of `model` stands in the files that were written."""
    return bool(track.files) and _hash_files(lake, model.name) == track.files


def select_changed(project: Project, lake: Lake, table: str, seen: Sequence[str] | None) -> str | None:
    """The rows that `table` has lost or won since it was `seen`, and maybe others; None where that is not known.

    The files of a room's shards are never written again: of those that stand still no row is lost.
    """
    if seen is None:
        return None
    if table in project.models:
        state, path = read_state(lake, table), lake.changes(table)
        if state is None or state.track is None or [state.track.before] != list(seen) or not path.exists():
            return None
        return f"SELECT * EXCLUDE ({IS_ADDED}) FROM read_parquet({quote_text(str(path))})"
    source = project.sources[table]
    now = fingerprint_table(project, lake, table)
    if not source.rooms or (source.is_of_facts and source.rooms != HISTORY) or not set(seen) <= set(now):
        return None
    names = [part.rsplit(" ", 2)[0] for part in now if part not in set(seen)]
    return relation(lake, source, [lake.home / name for name in names])


def find_changes(connection: duckdb.DuckDBPyConnection, model: Model, old: str, new: str) -> int:
    """Makes the table `changes`, how the rows `new` of `model` differ from its rows `old`; how many they are."""
    listed = ", ".join(quote(column.name) for column in model.columns)
    hashed = "SELECT hash({}) AS row_hash, count(*) AS n FROM ({}) GROUP BY ALL"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE differing AS SELECT row_hash"
        f" FROM ({hashed.format(listed, old)}) AS old FULL JOIN ({hashed.format(listed, new)}) AS new USING (row_hash)"
        " WHERE old.n IS DISTINCT FROM new.n"
    )
    parts = (
        f"SELECT {listed}, {is_added} AS {IS_ADDED} FROM ({rows}) SEMI JOIN differing ON row_hash = hash({listed})"
        for rows, is_added in ((old, False), (new, True))
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE changes AS {' UNION ALL '.join(parts)}")
    return int(connection.execute("SELECT count(*) FROM changes").fetchall()[0][0])


def copy_rows(connection: duckdb.DuckDBPyConnection, select: str, aside: Path) -> None:
    """Writes the rows of a SELECT as a Parquet file."""
    connection.execute(f"COPY ({select}\n) TO {quote_text(str(aside))} (FORMAT parquet, COMPRESSION zstd)")


def _hash_files(lake: Lake, model: str) -> dict[str, str]:
    return {path.name: hash_file(path) for path in (lake.path(model), lake.patch(model)) if path.exists()}
