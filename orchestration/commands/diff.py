"""`sourceline diff`: what two runs knew otherwise, figure by figure and mention by mention, and why."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.options import UsageError, home_option, json_option, require_warehouse

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from orchestration.comparison import Difference, RunAt

_SHOWN = 50  # of each kind; --json has them all
_INTERVAL = {"value_low", "value_high"}  # told by the value where that changes too


@click.command()
@click.argument("old", metavar="RUN")
@click.argument("new", metavar="RUN")
@home_option
@json_option
def command(old: str, new: str, home: Path, *, as_json: bool) -> None:
    """Show the figures and mentions that were added, removed or changed from one RUN to a later one, and why.

    A run is named by its id or by how that begins; dim_runs has those that changed something.
    """
    from assets.facts.history.record import FIGURES, MENTIONS
    from orchestration.comparison import compare_runs
    from orchestration.reading import open_warehouse

    with open_warehouse(require_warehouse(home)) as connection:
        first, second = _find_runs(connection, home, old, new)
        figures, mentions = (compare_runs(connection, kept, first, second) for kept in (FIGURES, MENTIONS))
    if as_json:
        _print_json(first, second, figures, mentions)
    else:
        _print(first, second, figures, mentions)


def _find_runs(connection: "DuckDBPyConnection", home: Path, old: str, new: str) -> "tuple[RunAt, RunAt]":
    """Both runs, in this order; every run has a manifest, also one that changed nothing."""
    from datetime import datetime

    from assets.facts.proof.manifest import read_manifests
    from assets.kernel.storage import Home
    from orchestration.comparison import RunAt, find_run, read_runs

    signed = [
        RunAt(each.run_id, datetime.fromisoformat(each.built_at)) for each in read_manifests(Home(home).manifests)
    ]
    runs = [*read_runs(connection), *signed]
    first, second = find_run(runs, old), find_run(runs, new)
    if first.at > second.at:
        raise UsageError(f"run {first.run_id} is later than run {second.run_id}: give the earlier one first")
    return first, second


def _print_json(old: "RunAt", new: "RunAt", figures: "Sequence[Difference]", mentions: "Sequence[Difference]") -> None:
    from dataclasses import asdict

    from orchestration.harmless import to_json

    def tell(difference: "Difference") -> dict[str, object]:
        return {name: value for name, value in asdict(difference).items() if name != "about"}

    told = {"from": asdict(old), "to": asdict(new)}
    click.echo(to_json({**told, "figures": list(map(tell, figures)), "mentions": list(map(tell, mentions))}, indent=1))


def _print(old: "RunAt", new: "RunAt", figures: "Sequence[Difference]", mentions: "Sequence[Difference]") -> None:
    from assets.facts.history.record import FIGURES, MENTIONS
    from orchestration.comparison import describe
    from orchestration.terminal import console, table

    out = console()
    out.print(f"from run {old.run_id} of {_day(old)} to run {new.run_id} of {_day(new)}", soft_wrap=True)
    for kept, differences in ((FIGURES, figures), (MENTIONS, mentions)):
        counts = {change: sum(d.change == change for d in differences) for change in ("added", "changed", "removed")}
        title = f"{kept.table}: " + ", ".join(f"{count} {change}" for change, count in counts.items())
        rows = [(d.change, describe(d, kept), _state(d, d.old), _state(d, d.new), d.why) for d in differences[:_SHOWN]]
        out.print(table(("", "what", "old", "new", "why"), rows, title) if rows else title)
        if len(differences) > _SHOWN:
            out.print(f"and {len(differences) - _SHOWN} more: --json has them all")


def _state(difference: "Difference", state: Mapping[str, object] | None) -> str:
    """One side of a difference: all of its value where it came or went, else the columns that differ."""
    if state is None:
        return ""
    if difference.change != "changed":
        value = state.get("value")
        return f"{_value(value) if value is not None else _range(state)} {state['unit']}"
    shown = {name: value for name, value in state.items() if "value" not in state or name not in _INTERVAL}
    return ", ".join(f"{name.replace('_', ' ')} {_value(value)}" for name, value in shown.items())


def _range(state: Mapping[str, object]) -> str:
    return f"{_value(state.get('value_low'))} to {_value(state.get('value_high'))}"


def _value(value: object) -> str:
    from orchestration.terminal import amount, show

    return amount(value) if isinstance(value, Decimal) else show(value) or "none"


def _day(run: "RunAt") -> str:
    return f"{run.at:%Y-%m-%d %H:%M}"
