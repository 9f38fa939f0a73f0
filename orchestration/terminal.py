"""Turns values that articles wrote into text that a terminal shows and never obeys."""

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assets.kernel.ids import plain
from orchestration.harmless import neutralise


def show(value: object) -> str:
    """One value of a table as text; null is empty, a decimal has no zeros behind."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value)
    return neutralise(str(value))


def amount(value: Decimal | None) -> str:
    """A number for people to read: thousands apart, no zeros behind."""
    return "" if value is None else f"{Decimal(plain(value)):,f}"


def table(names: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None) -> Table:
    """A rich table of `rows`, numbers to the right."""
    result = Table(title=title, title_justify="left", header_style="bold")
    numeric = [any(isinstance(row[i], int | float | Decimal) for row in rows) for i in range(len(names))]
    for name, right in zip(names, numeric, strict=True):
        result.add_column(Text(neutralise(name)), justify="right" if right else "left", overflow="fold")
    for row in rows:
        result.add_row(*(Text(show(value)) for value in row))
    return result


def console(*, stderr: bool = False) -> Console:
    """A console that writes plain lines where no terminal listens."""
    return Console(stderr=stderr, highlight=False, soft_wrap=False)
