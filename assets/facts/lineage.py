"""The SELECTs and the sources' origins become steps: which table and column is made of which, back to the raw bytes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import polars as pl
from sqlglot import MappingSchema, exp
from sqlglot.lineage import Node, lineage

from assets.facts.lake import Lake
from assets.facts.record import ColumnStep, Model, Project, TableStep
from assets.facts.state import State, forget_state, hash_text, keep_state, read_state

_SHOWN_CHARS = 120


def trace_tables(project: Project) -> tuple[TableStep, ...]:
    """A step for each table that a model or a source is made of; `raw_files` is the store of bytes."""
    steps = [TableStep(name, read, _place(model)) for name, model in project.models.items() for read in model.reads]
    for name, source in project.sources.items():
        made_of = dict.fromkeys(_split(origin)[0] for origins in source.origins.values() for origin in origins)
        steps += [TableStep(name, table, source.transformation) for table in made_of if table != name]
    return tuple(steps)


def trace_columns(project: Project) -> tuple[ColumnStep, ...]:
    """A step for each column that the values of a column come from; filters, joins and counts are no values.

    Raises sqlglot's SqlglotError for a SELECT that it cannot follow (PIVOT, COLUMNS('regex'), macros).
    """
    tables = {name: _types(project, name) for name in (*project.sources, *project.models)}
    schema = MappingSchema({"main": tables}, dialect="duckdb")
    steps = [step for model in project.models.values() for step in _trace_model(model, schema)]
    for name, source in project.sources.items():
        for column, origins in source.origins.items():
            steps += [ColumnStep(name, column, *_split(origin), source.transformation) for origin in origins]
    return tuple(steps)


def write_lineage(project: Project, lake: Lake) -> dict[str, int]:
    """Writes both kinds of steps as `table_steps` and `column_steps` of the lake; returns the rows of each.

    Where models and sources are those of the last time nothing is traced or written.
    """
    tracers: dict[str, Callable[[Project], Sequence[TableStep | ColumnStep]]]
    tracers = {"table_steps": trace_tables, "column_steps": trace_columns}
    inputs = hash_text("\x1f".join([*(model.code for model in project.models.values()), repr(project.sources)]))
    rows = {}
    for name, trace in tracers.items():
        known = read_state(lake, name)
        if known is not None and known.inputs == inputs and lake.path(name).exists():
            rows[name] = known.rows
            continue
        steps = [asdict(step) for step in trace(project)]
        schema = dict.fromkeys((column.name for column in project.sources[name].columns), pl.String)
        forget_state(lake, name)
        lake.write(name, pl.DataFrame(steps, schema=schema))
        keep_state(lake, name, State(inputs, inputs, len(steps), ()))
        rows[name] = len(steps)
    return rows


def trace_column(steps: Sequence[ColumnStep], table: str, column: str) -> Iterator[str]:
    """The way back from one column to the raw bytes, an indented line for each step; what was shown is not repeated.

    Raises KeyError where no step makes the column.
    """
    made = defaultdict[tuple[str, str], list[ColumnStep]](list)
    for step in steps:
        made[step.table, step.column].append(step)
    if (table, column) not in made:
        raise KeyError(f"{table}.{column}: no such column, or its values come from no other (a count, a constant)")
    yield from _follow(made, (table, column), depth=0, shown=set())


def _follow(
    made: dict[tuple[str, str], list[ColumnStep]], at: tuple[str, str], depth: int, shown: set[tuple[str, str]]
) -> Iterator[str]:
    origins, indent = made.get(at, []), "  " * depth
    if at in shown and origins:
        yield f"{indent}{'.'.join(at)}  (see above)"
        return
    shown.add(at)
    yield f"{indent}{'.'.join(at)}" + (f"  <- {origins[0].transformation}" if origins else "")
    for step in origins:
        yield from _follow(made, (step.from_table, step.from_column), depth + 1, shown)


def _trace_model(model: Model, schema: MappingSchema) -> list[ColumnStep]:
    steps = []
    # Trimming copies the whole SELECT for each column, and only its label would change.
    nodes = lineage(None, model.sql, schema=schema, dialect="duckdb", trim_selects=False)
    assert isinstance(nodes, dict)
    for column, node in nodes.items():
        expression = _shorten(node.expression)
        origins = dict.fromkeys(_origin(leaf) for leaf in node.walk() if isinstance(leaf.source, exp.Table))
        steps += [ColumnStep(model.name, column, *origin, expression) for origin in origins]
    return steps


def _origin(leaf: Node) -> tuple[str, str]:
    assert isinstance(leaf.source, exp.Table)
    return leaf.source.name, exp.to_column(leaf.name, dialect="duckdb").name


def _shorten(expression: exp.Expr) -> str:
    inner = expression.this if isinstance(expression, exp.Alias) else expression
    text = inner.sql("duckdb")
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…"


def _types(project: Project, table: str) -> dict[str, str]:
    return {column.name: column.type for column in project.columns(table)}


def _split(origin: str) -> tuple[str, str]:
    table, _, column = origin.partition(".")
    return table, column


def _place(model: Model) -> str:
    return str(Path(*model.path.parts[-3:]))
