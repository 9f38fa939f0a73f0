"""A folder of model files becomes a project: models in dependency order, bound to exact types.

A model file is `dbt_like_sql/<staging|marts>/<table>.sql`: a comment of YAML, the header, then one SELECT:

    /*
    description: One row an article, with the cluster of its copies.
    grain: one article
    materialized: table            # or view
    columns:                       # all of them, in the SELECT's order: name: meaning
      article_id: SHA-256 of the bytes
      cluster_id: smallest article_id of the near-identical articles
    tests:                         # optional; each blocks publication
      - not_null: [article_id, cluster_id]
      - unique: [article_id]       # the columns together
      - accepted_values: {column: language, values: [en, de]}
      - relationships: {column: article_id, to: stg_articles.article_id}
      - expression: {name: size_is_positive, sql: size_bytes > 0}
    */
    SELECT ... FROM {{ ref('stg_articles') }} JOIN {{ ref('article_clusters') }} USING (article_id)

`owner` (team:facts) and `follows` are the other keys; see assets/facts/increment.py for the latter:

    follows:
      key: article_id              # a column of the model: rows of one key are made of the rows of that key alone
      touched:                     # which keys the `changed` rows of a table touch, where it has no such column
        int_mention_cells: SELECT article_id FROM changed JOIN {{ ref('stg_mentions') }} USING (mention_id)

A ref names a model, a table of
`sources.yaml`, or `reference_<csv>`, all VARCHAR, of seeds/reference. A check file, `checks/<what_is_wrong>.sql`, has
`description` and `severity` (error blocks, warning tells) and selects failing rows. A macro file, `macros/<name>.sql`,
has `description` and `arguments`, each with its meaning: a published query, `FROM name(argument)`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb

from assets.facts.checks import build_test
from assets.facts.connection import connect, quote
from assets.facts.contract import Header, read_check_file, read_model_file, resolve_refs
from assets.facts.macros import read_macro
from assets.facts.parse import read_tables
from assets.facts.record import Check, Column, Follows, Layer, Materialization, Model, ModelError, Project, Source
from assets.facts.sources import read_sources

_ROOT = Path(__file__).resolve().parents[2]
MODELS = _ROOT / "dbt_like_sql"
REFERENCE = _ROOT / "seeds" / "reference"


def load_project(models: Path = MODELS, reference: Path = REFERENCE) -> Project:
    """Reads, orders and binds all models and checks under `models`.

    Raises ModelError, one sentence with the file, for a header out of form, an unknown ref, a cycle, a SELECT that
    DuckDB does not bind, or a header whose columns are not the SELECT's.
    """
    sources = read_sources(models / "sources.yaml", reference)
    with connect() as connection:
        return _load(connection, models, sources)


def _load(connection: duckdb.DuckDBPyConnection, models: Path, sources: Mapping[str, Source]) -> Project:
    files = [(path, layer) for layer in Layer for path in sorted((models / layer).glob("*.sql"))]
    loaded = [_read_model(connection, path, layer) for path, layer in files]
    unbound = {model.name: (model, header) for model, header in loaded}
    if doubled := [model.path for model, _ in loaded if unbound[model.name][0] is not model or model.name in sources]:
        raise ModelError(f"{doubled[0]}: another table has this name already")
    ordered = _order({name: model for name, (model, _) in unbound.items()}, sources)
    for source in sources.values():
        _create_empty(connection, source.name, source.columns)
    bound = {name: _bind(connection, *unbound[name]) for name in ordered}
    checks = tuple(_read_check(connection, path, bound) for path in sorted((models / "checks").glob("*.sql")))
    macros = tuple(read_macro(connection, path, bound) for path in sorted((models / "macros").glob("*.sql")))
    return Project(bound, sources, checks, macros)


def _read_model(connection: duckdb.DuckDBPyConnection, path: Path, layer: Layer) -> tuple[Model, Header]:
    header, sql = read_model_file(path, path.read_text(encoding="utf-8"))
    tests = tuple(build_test(path, path.stem, test) for test in header.tests)
    if len({test.name for test in tests}) < len(tests):
        raise ModelError(f"{path}: two tests have one name; give the columns together or name the expression")
    reads = read_tables(connection, path, sql)
    model = Model(
        name=path.stem,
        layer=layer,
        path=path,
        description=header.description,
        grain=header.grain,
        owner=header.owner,
        materialized=header.materialized,
        sql=sql,
        reads=reads,
        columns=(),
        tests=tests,
        follows=_read_follows(connection, path, header.follows) if header.follows else None,
    )
    return model, header


def _read_follows(connection: duckdb.DuckDBPyConnection, path: Path, said: Mapping[str, Any]) -> Follows:
    match said:
        case {"key": str(key), **others} if set(others) <= {"touched"} and isinstance(others.get("touched", {}), dict):
            touched = {table: resolve_refs(str(sql)) for table, sql in others.get("touched", {}).items()}
        case _:
            raise ModelError(f"{path}: follows is {said!r}; write a key, and what each table has touched of it")
    reads = [table for sql in touched.values() for table in read_tables(connection, path, sql, ("changed",))]
    return Follows(key, touched, tuple(dict.fromkeys([*touched, *reads])))


def _order(models: Mapping[str, Model], sources: Mapping[str, Source]) -> tuple[str, ...]:
    for model in models.values():
        for table in model.deps:
            if table not in models and table not in sources:
                raise ModelError(f"{model.path}: refs {table!r}, which is no model, source or reference table")
        if model.layer is Layer.MARTS and model.materialized is Materialization.VIEW:
            hidden = [name for name in model.reads if name not in models or models[name].layer is not Layer.MARTS]
            if hidden:
                raise ModelError(f"{model.path}: a published view reads {hidden[0]}, which is not published")
    graph = {name: [table for table in model.deps if table in models] for name, model in models.items()}
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise ModelError(f"{models[error.args[1][0]].path}: models in a circle: {' -> '.join(error.args[1])}") from None


def _bind(connection: duckdb.DuckDBPyConnection, model: Model, header: Header) -> Model:
    columns = _describe(connection, model.path, model.sql)
    if tuple(columns) != tuple(header.columns):
        raise ModelError(f"{model.path}: {_difference(tuple(header.columns), tuple(columns))}")
    bound = replace(model, columns=tuple(Column(name, columns[name], header.columns[name]) for name in columns))
    _create_empty(connection, model.name, bound.columns)
    if bound.follows is not None:
        _check_follows(connection, bound, bound.follows)
    if model.tests:  # all at once, for it takes longer to ask than to bind
        _describe(connection, model.path, f"SELECT 1 FROM {', '.join(f'({test.sql})' for test in model.tests)}")
    return bound


def _check_follows(connection: duckdb.DuckDBPyConnection, model: Model, follows: Follows) -> None:
    if follows.key not in {column.name for column in model.columns}:
        raise ModelError(f"{model.path}: follows by {follows.key}, which is no column of it")
    for table, sql in follows.touched.items():
        connection.execute(f"CREATE OR REPLACE TEMP VIEW changed AS FROM main.{quote(table)}")
        if tuple(_describe(connection, model.path, sql)) != (follows.key,):
            raise ModelError(f"{model.path}: what {table} has touched is not told as one column {follows.key}")


def _read_check(connection: duckdb.DuckDBPyConnection, path: Path, models: Mapping[str, Model]) -> Check:
    description, blocking, sql = read_check_file(path, path.read_text(encoding="utf-8"))
    reads = read_tables(connection, path, sql)
    if unknown := [name for name in reads if name not in models]:
        raise ModelError(f"{path}: refs {unknown[0]!r}, which is no model")
    _describe(connection, path, sql)
    # The last of its models in dependency order: only then can all that the check needs stand.
    target = max(reads, key=list(models).index)
    return Check(path.stem, target, description, sql, reads, blocking)


def _describe(connection: duckdb.DuckDBPyConnection, path: Path, sql: str) -> dict[str, str]:
    try:
        return {str(row[0]): str(row[1]) for row in connection.execute(f"DESCRIBE {sql}").fetchall()}
    except duckdb.Error as error:
        raise ModelError(f"{path}: DuckDB does not bind it: {' '.join(str(error).split())}") from None


def _create_empty(connection: duckdb.DuckDBPyConnection, name: str, columns: Iterable[Column]) -> None:
    listed = ", ".join(f"{quote(column.name)} {column.type}" for column in columns)
    connection.execute(f"CREATE TABLE main.{quote(name)} ({listed})")


def _difference(said: tuple[str, ...], found: tuple[str, ...]) -> str:
    if lacking := [name for name in found if name not in said]:
        return f"the header lacks a meaning for {', '.join(lacking)}"
    if surplus := [name for name in said if name not in found]:
        return f"the header names {', '.join(surplus)}, which the SELECT does not give"
    return f"the header's columns are in another order than the SELECT's: {', '.join(found)}"
