"""The options that commands share, and the error that ends one with a sentence instead of a traceback."""

from pathlib import Path

import click

from assets.kernel.pool import count_cores
from orchestration.harmless import neutralise
from orchestration.settings import BUNDLED_ARTICLES

home_option = click.option(
    "--home",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="SOURCELINE_HOME",
    default="data",
    show_default="./data",
    help="Folder that keeps raw bytes, tables, runs and the warehouse (SOURCELINE_HOME).",
)
articles_option = click.option(
    "--articles",
    type=click.Path(path_type=Path),
    envvar="SOURCELINE_ARTICLES",
    default=BUNDLED_ARTICLES,
    show_default="the bundled articles",
    help="Folder of raw articles, read with its subfolders (SOURCELINE_ARTICLES).",
)
workers_option = click.option(
    "--workers",
    type=click.IntRange(min=1),
    envvar="SOURCELINE_WORKERS",
    default=count_cores,
    show_default="the cores of this machine",
    help="Processes that share the work on many articles; 1 is this one alone (SOURCELINE_WORKERS).",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a script.")


class CommandError(click.ClickException):
    """One sentence for the user, on stderr instead of a traceback; exit code 1."""

    def format_message(self) -> str:
        """The sentence; a path or a cell that it quotes cannot write to the terminal."""
        return neutralise(super().format_message())


class UsageError(CommandError):
    """The command was called with what it cannot work on."""

    exit_code = 2


def require_warehouse(home: Path) -> Path:
    """The published warehouse of `home`; raises CommandError where there is none yet."""
    warehouse = home / "warehouse.duckdb"
    if not warehouse.exists():
        raise CommandError(f"no warehouse in {home} yet: `sourceline run --home {home}` builds one")
    return warehouse
