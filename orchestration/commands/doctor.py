"""`sourceline doctor`: what is well, what is not, and what to do about it."""

from pathlib import Path

import click

from orchestration.harmless import to_json
from orchestration.options import articles_option, home_option, json_option


@click.command()
@home_option
@articles_option
@json_option
def command(home: Path, articles: Path, *, as_json: bool) -> None:
    """Look at versions, home, disk, warehouse, checks, last run and Dagster's settings; exit 1 where one needs work."""
    from datetime import UTC, datetime

    from assets.kernel.storage import Home
    from orchestration.health import examine

    findings = examine(Home(home.absolute()), articles.absolute(), datetime.now(UTC))
    if as_json:
        from dataclasses import asdict

        click.echo(to_json([asdict(finding) for finding in findings], indent=1))
    else:
        from orchestration.terminal import console, table

        rows = [("to do" if f.to_do else "ok", f.about, f.says, f.to_do) for f in findings]
        console().print(table(("", "about", "found", "what to do"), rows))
    if any(finding.to_do for finding in findings):
        raise click.exceptions.Exit(1)
