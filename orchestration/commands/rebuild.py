"""`sourceline rebuild`: every room and the warehouse anew, from the raw bytes."""

from pathlib import Path

import click

from orchestration.commands.run import build
from orchestration.options import articles_option, home_option, json_option, workers_option


@click.command()
@home_option
@articles_option
@workers_option
@json_option
def command(home: Path, articles: Path, workers: int, *, as_json: bool) -> None:
    """Clean, extract and resolve everything anew from the raw store; equal facts publish nothing new.

    The published warehouse stands until the new one is swapped in.
    """
    from assets.kernel.retention import forget_derived
    from assets.kernel.storage import Home

    place = Home(home.absolute())
    with place.writing("rebuild"):
        forget_derived(place)
    build(home, articles, workers, as_json=as_json)
