"""The SELECTs become steps of columns: of which columns of which tables the values of a column are made."""

from collections.abc import Iterator

from sqlglot import MappingSchema, exp
from sqlglot.lineage import Node, lineage

from assets.facts.record import ColumnStep, Model, Project

_SHOWN_CHARS = 120


def trace_models(project: Project) -> Iterator[ColumnStep]:
    """A step for each column that the values of a model's column come from; filters, joins and counts are no values.

    Raises sqlglot's SqlglotError for a SELECT that it cannot follow (PIVOT, COLUMNS('regex'), macros).
    """
    tables = {name: _types(project, name) for name in (*project.sources, *project.models)}
    schema = MappingSchema({"main": tables}, dialect="duckdb")
    for model in project.models.values():
        yield from _trace_model(model, schema)


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
    quoted = '"' in leaf.name  # to parse every name takes a tenth of the time
    return leaf.source.name, exp.to_column(leaf.name, dialect="duckdb").name if quoted else leaf.name.rpartition(".")[2]


def _shorten(expression: exp.Expr) -> str:
    inner = expression.this if isinstance(expression, exp.Alias) else expression
    text = inner.sql("duckdb", copy=False)
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1] + "…"


def _types(project: Project, table: str) -> dict[str, str]:
    return {column.name: column.type for column in project.columns(table)}
