"""The SELECTs and the sources' origins become steps: which table and column is made of which, back to the raw bytes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import polars as pl

from assets.facts.lake import Lake
from assets.facts.record import ColumnStep, Model, Project, TableStep
from assets.facts.state import State, forget_state, hash_text, keep_state, read_state

_TABLES, _COLUMNS = "table_steps", "column_steps"


def trace_tables(project: Project) -> tuple[TableStep, ...]:
    """A step for each table that a model or a source is made of; `raw_files` is the store of bytes."""
    steps = [TableStep(name, read, _place(model)) for name, model in project.models.items() for read in model.reads]
    for name, source in project.sources.items():
        made_of = dict.fromkeys(_split(origin)[0] for origins in source.origins.values() for origin in origins)
        steps += [TableStep(name, table, source.transformation) for table in made_of if table != name]
    return tuple(steps)


def trace_columns(project: Project) -> tuple[ColumnStep, ...]:
    """A step for each column that the values of a column come from, in models and in sources."""
    from assets.facts.trace import trace_models  # noqa: PLC0415  (its parser takes half a second to come)

    steps = list(trace_models(project))
    for name, source in project.sources.items():
        for column, origins in source.origins.items():
            steps += [ColumnStep(name, column, *_split(origin), source.transformation) for origin in origins]
    return tuple(steps)


def read_column_steps(project: Project, lake: Lake) -> tuple[ColumnStep, ...]:
    """What `trace_columns` gives, out of the lake where models and sources are those that it was written for."""
    known = read_state(lake, _COLUMNS)
    if known is None or known.inputs != _fingerprint(project) or not lake.path(_COLUMNS).exists():
        return trace_columns(project)
    return tuple(ColumnStep(**row) for row in pl.read_parquet(lake.path(_COLUMNS)).iter_rows(named=True))


def write_lineage(project: Project, lake: Lake, columns: Sequence[ColumnStep]) -> dict[str, int]:
    """Writes both kinds of steps as `table_steps` and `column_steps` of the lake; returns the rows of each.

    Where models and sources are those of the last time nothing is written.
    """
    inputs, rows = _fingerprint(project), {}
    for name, steps in ((_TABLES, trace_tables(project)), (_COLUMNS, columns)):
        rows[name] = len(steps)
        known = read_state(lake, name)
        if known is not None and known.inputs == inputs and lake.path(name).exists():
            continue
        schema = dict.fromkeys((column.name for column in project.sources[name].columns), pl.String)
        forget_state(lake, name)
        lake.write(name, pl.DataFrame([asdict(step) for step in steps], schema=schema))
        keep_state(lake, name, State(inputs, inputs, len(steps), ()))
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


def _fingerprint(project: Project) -> str:
    return hash_text("\x1f".join([*(model.code for model in project.models.values()), repr(project.sources)]))


def _split(origin: str) -> tuple[str, str]:
    table, _, column = origin.partition(".")
    return table, column


def _place(model: Model) -> str:
    return str(Path(*model.path.parts[-3:]))
