"""`sourceline runs`: what ran when, and what it left."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.options import home_option, json_option

if TYPE_CHECKING:
    from orchestration.past_runs import PastRun


@click.command()
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="List so many at most.")
@home_option
@json_option
def command(home: Path, limit: int, *, as_json: bool) -> None:
    """List the last runs, newest first: when, how they ended, articles, figures, issues, and the warehouse."""
    import json
    from dataclasses import asdict

    from assets.kernel.storage import Home
    from orchestration.past_runs import list_runs

    runs = list_runs(Home(home.absolute()), limit)
    if as_json:
        click.echo(json.dumps([asdict(run) for run in runs], indent=1))
        return
    for run in runs:
        click.echo(_tell(run))


def _tell(run: "PastRun") -> str:
    line = f"{run.started_at}  {run.run_id}  {run.status}"
    if run.warehouse is None:
        return line
    does = "published" if run.published else "confirmed"
    return f"{line}  {run.articles} articles, {run.figures} figures, {run.issues} issues, {does} {run.warehouse}"
