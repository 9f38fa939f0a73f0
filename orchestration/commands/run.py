"""`sourceline run`: articles in, warehouse out, with progress and a summary."""

from pathlib import Path

import click

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

    from orchestration.progress import shown_progress

    with shown_progress() as watch:
        from orchestration.build import run_graph  # Dagster takes a second to come: the bar is there before

        outcome = run_graph(home.absolute(), articles.absolute(), watch, workers)
    if outcome.failures:
        raise CommandError(f"run {outcome.run_id} failed at {'; '.join(outcome.failures)}")

    from orchestration.summary import print_summary, read_summary, to_json

    summary = read_summary(home, outcome.run_id)
    if as_json:
        click.echo(to_json(summary))
    else:
        print_summary(summary)


def _require_settings(articles: Path) -> None:
    from assets.raw.scan import ArticlesFolderError, scan_folder
    from orchestration.settings import read_kept_runs, read_limits, read_retention

    try:
        read_limits(), read_retention(), read_kept_runs()
        scan_folder(articles)
    except (ArticlesFolderError, ValueError) as error:
        raise UsageError(str(error)) from None
