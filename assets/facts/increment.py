"""What changed since the last run becomes the SELECT of a model's whole table, in which all else stands as it stood.

A model may say `follows: x`. The table x has two columns: a key, and the hash of all that the model's rows of this key
are made of. Beside such a model's table stands `<model>-followed.parquet`, what x said when the table was made.
"""

from collections.abc import Iterator

import duckdb

from assets.facts.connection import quote, quote_text
from assets.facts.content import hash_rows
from assets.facts.lake import Lake, relation
from assets.facts.record import Model, Project
from assets.facts.state import State, fingerprint_inputs, forget_state, hash_text, keep_state, read_state

_MOST_CHANGED = 0.3  # of the keys, from which on it is cheaper to make all rows anew
_CHANGED = "changed_keys"


def select_increment(connection: duckdb.DuckDBPyConnection, project: Project, lake: Lake, model: Model) -> str | None:
    """The SELECT of kept and new rows; None where all of them have to be made anew.

    Of the tables that `model` reads those with the key then have the changed keys' rows only (`show_whole`). Rows are
    kept where SQL and reference data are the same, and where they still are what the last run has kept.
    """
    known, followed = read_state(lake, model.name), read_state(lake, _followed(model))
    paths = lake.path(model.name), lake.path(_followed(model))
    if known is None or followed is None or not all(path.exists() for path in paths):
        return None
    if followed.inputs != _hash_rules(project, lake, model) or followed.version != known.version:
        return None
    if not _is_intact(connection, lake, model, known) or not _find_changed(connection, project, lake, model):
        return None
    key = _key(project, model)
    for table in _keyed(project, model):
        _show(
            connection,
            table,
            f"SELECT * FROM ({relation(lake, project.models[table])}) SEMI JOIN {_CHANGED} USING ({key})",
        )
    columns = ", ".join(quote(column.name) for column in model.columns)
    return (
        f"SELECT {columns} FROM ({relation(lake, model)}) ANTI JOIN {_CHANGED} USING ({key})"
        f" UNION ALL SELECT {columns} FROM ({model.sql}\n)"
    )


def show_whole(connection: duckdb.DuckDBPyConnection, project: Project, lake: Lake, model: Model) -> None:
    """Gives the tables that `model` reads all of their rows back."""
    for table in _keyed(project, model):
        _show(connection, table, relation(lake, project.models[table]))


def forget_followed(lake: Lake, model: Model) -> None:
    """Forgets what the table of `model` was made of: before it is replaced."""
    forget_state(lake, _followed(model))


def keep_followed(
    connection: duckdb.DuckDBPyConnection, project: Project, lake: Lake, model: Model, version: str
) -> None:
    """Keeps what the table of `model` was made of: once it stands, its rows in `version`."""
    if model.follows is None:
        return
    aside = lake.aside(_followed(model))
    connection.execute(f"COPY main.{quote(model.follows)} TO {quote_text(str(aside))} (FORMAT parquet)")
    lake.keep(aside, _followed(model))
    keep_state(lake, _followed(model), State(_hash_rules(project, lake, model), version, 0, ()))


def _followed(model: Model) -> str:
    return f"{model.name}-followed"


def _hash_rules(project: Project, lake: Lake, model: Model) -> str:
    """A hash of all SQL that stands before `model`, of its own, and of the reference data that it reads itself."""
    sources = [table for table in model.deps if table in project.sources]
    said = [project.models[name].code for name in sorted(_list_before(project, model))]
    return fingerprint_inputs(project, lake, sources, hash_text("\x1f".join([*said, model.code])))


def _list_before(project: Project, model: Model) -> set[str]:
    found: set[str] = set()
    queue = [*model.deps]
    while queue:
        table = queue.pop()
        if table in project.models and table not in found:
            found.add(table)
            queue += project.models[table].deps
    return found


def _is_intact(connection: duckdb.DuckDBPyConnection, lake: Lake, model: Model, known: State) -> bool:
    """Whether the rows that would be kept are those that were written."""
    _show(connection, model.name, relation(lake, model))
    try:
        return hash_rows(connection, model)[1] == known.version
    except duckdb.Error:  # a page that cannot be decoded
        return False
    finally:
        connection.execute(f"DROP VIEW main.{quote(model.name)}")


def _find_changed(connection: duckdb.DuckDBPyConnection, project: Project, lake: Lake, model: Model) -> bool:
    """Makes the table of changed keys; whether they are few."""
    key, contents = (column.name for column in project.columns(str(model.follows)))
    connection.execute(
        f"CREATE TEMP TABLE {_CHANGED} AS SELECT {key}"
        f" FROM main.{quote(str(model.follows))} AS now"
        f" FULL JOIN read_parquet({quote_text(str(lake.path(_followed(model))))}) AS known USING ({key})"
        f" WHERE now.{contents} IS DISTINCT FROM known.{contents}"
    )
    ((changed,), (keys,)) = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0]
        for table in (_CHANGED, f"main.{quote(str(model.follows))}")
    )
    return int(changed) <= _MOST_CHANGED * int(keys)


def _key(project: Project, model: Model) -> str:
    return project.columns(str(model.follows))[0].name


def _keyed(project: Project, model: Model) -> Iterator[str]:
    key = _key(project, model)
    for table in model.reads:
        if table != model.follows and key in {column.name for column in project.columns(table)}:
            yield table


def _show(connection: duckdb.DuckDBPyConnection, table: str, select: str) -> None:
    connection.execute(f"CREATE OR REPLACE VIEW main.{quote(table)} AS {select}")
