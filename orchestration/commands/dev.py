"""`sourceline dev`: Dagster's web server and daemon on the home that `sourceline run` writes to."""

from pathlib import Path

import click

from orchestration.options import articles_option, home_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=3000, show_default=True, help="Port to listen on.")
@home_option
@articles_option
def command(home: Path, articles: Path, host: str, port: int) -> None:
    """Open Dagster's UI: the graph, every run, the schedule and the sensor. Ctrl-C ends it."""
    import os
    import sys

    from assets.kernel.storage import Home
    from orchestration.instance import KNOWN_WARNING, prepare_instance

    os.environ["DAGSTER_HOME"] = str(prepare_instance(Home(home)))
    os.environ["SOURCELINE_HOME"] = str(home.absolute())
    os.environ["SOURCELINE_ARTICLES"] = str(articles.absolute())
    os.environ["PYTHONWARNINGS"] = f"ignore:{KNOWN_WARNING}"
    click.echo(f"Dagster's UI on http://{host}:{port}, runs in {os.environ['DAGSTER_HOME']}", err=True)
    words = ["dagster", "dev", "-m", "orchestration.definitions", "--host", host, "--port", str(port)]
    quiet = ["-W", "ignore:Function"]  # `dagster dev` advertises a tool that we do not have
    os.execv(sys.executable, [sys.executable, *quiet, "-m", *words])  # noqa: S606  (this interpreter; no shell)
