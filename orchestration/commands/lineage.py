"""`sourceline lineage`: the way of a column back to the raw bytes."""

import click

from orchestration.options import UsageError


@click.command()
@click.argument("column", metavar="TABLE.COLUMN")
def command(column: str) -> None:
    """Print what TABLE.COLUMN is made of, column by column, back to the bytes that were read.

    Read from the SQL of the models and the declared origins of the other tables; it needs no warehouse.
    """
    from assets.facts.lineage import trace_column, trace_columns
    from assets.facts.load import load_project

    table, _, name = column.partition(".")
    try:
        for line in trace_column(trace_columns(load_project()), table, name):
            click.echo(line)
    except KeyError as error:
        raise UsageError(str(error.args[0])) from None
