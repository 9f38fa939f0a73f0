"""The marts of the lake become one DuckDB file: a copy of the last one with what has changed since, else all anew."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from assets.facts.connection import EngineSettings, quote, quote_text
from assets.facts.lake import IS_ROW, Lake, relation
from assets.facts.macros import create_macro
from assets.facts.record import Macro, Materialization, Model
from assets.facts.state import State, Track, hash_file, hash_text, keep_state, list_files, read_state

_STATE = "warehouse"


def fill_warehouse(path: Path, marts: Collection[Model], macros: Collection[Macro], lake: Lake) -> None:
    """Makes the file `path` hold every mart as the lake has it, described, with no write-ahead log beside it."""
    known = read_state(lake, _STATE)
    copied = known is not None and known.inputs == _hash_rules(marts, macros) and _copy_last(lake, known, path)
    with duckdb.connect(path) as connection:
        _configure(connection, lake.settings)
        if known is not None and known.track is not None and copied:
            _update(connection, marts, lake, known.track)
        else:
            _create(connection, marts, macros, lake)
        connection.execute("CHECKPOINT")


def keep_filled(path: Path, marts: Collection[Model], macros: Collection[Macro], lake: Lake) -> None:
    """Keeps what the file `path`, now published, was made of: the next one starts from it."""
    rules, seen = _hash_rules(marts, macros), {model.name: _list_files(lake, model) for model in marts}
    track = Track(rules, seen, {path.name: hash_file(path)})
    keep_state(lake, _STATE, State(rules, path.name, 0, (), track))


def _copy_last(lake: Lake, known: State, path: Path) -> bool:
    """Copies the warehouse that was filled last; whether every byte is as it was then."""
    last = lake.home / known.version
    if known.track is None or not last.exists():
        return False
    shutil.copyfile(last, path)
    if hash_file(path) == known.track.files.get(last.name):
        return True
    path.unlink()
    return False


def _create(
    connection: duckdb.DuckDBPyConnection, marts: Collection[Model], macros: Collection[Macro], lake: Lake
) -> None:
    for model in marts:
        is_table = model.materialized is Materialization.TABLE
        _create_one(connection, model, relation(lake, model) if is_table else model.sql)
    connection.execute("BEGIN")  # each of many comments would else be flushed by itself
    for model in marts:
        _comment(connection, model)
    connection.execute("COMMIT")
    for macro in macros:
        create_macro(connection, macro)


def _update(connection: duckdb.DuckDBPyConnection, marts: Collection[Model], lake: Lake, last: Track) -> None:
    connection.execute("BEGIN")
    for model in marts:
        files = _list_files(lake, model)
        if model.materialized is not Materialization.TABLE or list(last.seen.get(model.name, ())) == files:
            continue
        state = read_state(lake, model.name)
        was = [] if state is None or state.track is None else list_files(state.track.was)
        if was and was == last.seen.get(model.name) and lake.patch(model.name).exists():
            _patch(connection, model, lake)
        else:
            _create_one(connection, model, relation(lake, model))
            _comment(connection, model)
    connection.execute("COMMIT")


def _patch(connection: duckdb.DuckDBPyConnection, model: Model, lake: Lake) -> None:
    assert model.follows is not None
    table, key = f"main.{quote(model.name)}", quote(model.follows.key)
    changes, patch = (f"read_parquet({quote_text(str(path(model.name)))})" for path in (lake.changes, lake.patch))
    connection.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {changes})")
    columns = ", ".join(quote(column.name) for column in model.columns)
    rows = f"SELECT {columns} FROM {patch} AS patch SEMI JOIN {changes} AS changes USING ({key}) WHERE {IS_ROW}"
    connection.execute(f"INSERT INTO {table} ({columns}) {rows}")


def _create_one(connection: duckdb.DuckDBPyConnection, model: Model, select: str) -> None:
    kind = model.materialized.value.upper()
    connection.execute(f"CREATE OR REPLACE {kind} main.{quote(model.name)} AS {select}")


def _configure(connection: duckdb.DuckDBPyConnection, settings: EngineSettings) -> None:
    connection.execute("SET TimeZone = 'UTC'")
    connection.execute(f"SET memory_limit = {quote_text(settings.memory_limit)}")


def _comment(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    for comment in _comments(model):
        connection.execute(comment)


def _comments(model: Model) -> Iterator[str]:
    name = f"main.{quote(model.name)}"
    about = f"{model.description} Grain: {model.grain}."
    yield f"COMMENT ON {model.materialized.value.upper()} {name} IS {quote_text(about)}"
    for column in model.columns:
        yield f"COMMENT ON COLUMN {name}.{quote(column.name)} IS {quote_text(column.meaning)}"


def _hash_rules(marts: Collection[Model], macros: Collection[Macro]) -> str:
    """A hash of all that a warehouse says beside its rows, and of the engine that writes it."""
    models = (f"{model.materialized} {model.code} {''.join(_comments(model))}" for model in marts)
    return hash_text("\x1f".join([duckdb.__version__, *models, *map(repr, macros)]))


def _list_files(lake: Lake, model: Model) -> list[str]:
    state = read_state(lake, model.name)
    return list_files(state.track.files) if state is not None and state.track is not None else []
