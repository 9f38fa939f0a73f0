"""`sourceline run`: articles in, warehouse out, with progress and a summary."""

from dataclasses import asdict
from pathlib import Path

import click

from orchestration.harmless import to_json
from orchestration.options import CommandError, UsageError, articles_option, home_option, json_option, workers_option


@click.command()
@home_option
@articles_option
@workers_option
@json_option
def command(home: Path, articles: Path, workers: int, *, as_json: bool) -> None:
    """Read the articles, extract their figures and publish the warehouse.

    A run does only what changed since the last one, and leaves the last good warehouse where it fails.
    """
    build(home, articles, workers, as_json=as_json)


def build(home: Path, articles: Path, workers: int, *, as_json: bool) -> None:
    """Runs the whole graph and prints what was found; raises CommandError where a step fails."""
    _require_settings(articles)
    _require_writable(home)

    from orchestration.progress import shown_progress

    with shown_progress() as watch:
        from sqlalchemy.exc import OperationalError

        from orchestration.build import run_graph  # Dagster takes a second to come: the bar is there before

        try:
            outcome = run_graph(home.absolute(), articles.absolute(), watch, workers)
        except OperationalError as error:
            hint = "free space on its disk, then run again; the last warehouse stands"
            raise CommandError(f"Dagster cannot write to {home / 'dagster'} ({error.orig}): {hint}") from None
    if outcome.failures:
        raise CommandError(f"run {outcome.run_id} failed at {'; '.join(outcome.failures)}")

    from orchestration.summary import print_summary, read_summary

    summary = read_summary(home, outcome.run_id)
    if as_json:
        click.echo(to_json(asdict(summary), indent=1))
    else:
        print_summary(summary)


def _require_writable(home: Path) -> None:
    from tempfile import TemporaryFile

    try:
        home.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=home):
            pass
    except OSError as error:
        hint = "change its permissions, free space there, or choose another --home"
        raise UsageError(f"{home} cannot be written to ({error.strerror}): {hint}") from None


def _require_settings(articles: Path) -> None:
    from assets.raw.scan import scan_folder
    from orchestration.settings import read_limits, read_retention

    try:
        read_limits(), read_retention()
        scan_folder(articles)
    except ValueError as error:
        raise UsageError(str(error)) from None
