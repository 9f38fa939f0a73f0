"""`sourceline query`: SQL over the published warehouse, read-only."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import click

from orchestration.harmless import neutralise, to_json
from orchestration.options import CommandError, UsageError, home_option, json_option, require_warehouse

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet computes a cell that starts so


@click.command()
@click.argument("sql")
@click.option("--limit", default=1000, show_default=True, help="Print at most so many rows; 0 for all.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV; text that a spreadsheet would compute gets a quote.")
@home_option
@json_option
def command(sql: str, home: Path, limit: int, *, as_csv: bool, as_json: bool) -> None:
    """Run SQL on the warehouse: fct_mentions, fct_figures, fct_conflicts, the view figures, and the others.

    Nothing can be written, and no other file or address be reached.
    """
    names, rows, more = _fetch(require_warehouse(home), sql, limit)
    if as_json:
        _print_json(names, rows)
    elif as_csv:
        _print_csv(names, rows)
    else:
        from orchestration.terminal import console, table

        console().print(table(names, rows))
    if more:
        click.echo(f"only the first {limit} rows are shown; --limit 0 shows all", err=True)


def _fetch(warehouse: Path, sql: str, limit: int) -> tuple[list[str], list[tuple[object, ...]], bool]:
    import duckdb

    from orchestration.reading import open_warehouse

    with open_warehouse(warehouse) as connection:
        try:
            found = connection.execute(sql)
            if found is None:
                raise UsageError("the query holds no statement")
            rows = found.fetchmany(limit + 1) if limit else found.fetchall()
        except duckdb.Error as error:
            sentence = " ".join(str(error).split())
            raise CommandError(f"the query failed: {sentence}") from None
        names = [column[0] for column in found.description or ()]
    return (names, rows[:limit], True) if limit and len(rows) > limit else (names, rows, False)


def _print_json(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    objects = [dict(zip(names, row, strict=True)) for row in rows]
    click.echo(to_json(objects, indent=1))


def _print_csv(names: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    import csv
    import sys

    writer = csv.writer(sys.stdout, lineterminator="\n")
    on_screen = sys.stdout.isatty()
    writer.writerow([_defuse(name, on_screen=on_screen) for name in names])
    writer.writerows([_defuse(value, on_screen=on_screen) for value in row] for row in rows)


def _defuse(value: object, *, on_screen: bool) -> object:
    """A cell that no spreadsheet computes and, on a screen, no terminal obeys; numbers stay as they are."""
    if value is None or isinstance(value, int | float | Decimal):
        return value
    text = f"'{value}" if str(value).lstrip().startswith(_FORMULA) else str(value)
    return neutralise(text) if on_screen else text
