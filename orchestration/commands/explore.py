"""`sourceline explore`: the published warehouse in a browser, each figure in its source."""

from pathlib import Path

import click

from orchestration.options import CommandError, home_option


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8321, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option(
    "--static",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the pages into this folder instead of serving them.",
)
@home_option
def command(home: Path, host: str, port: int, folder: Path | None) -> None:
    """Serve pages over the warehouse, or write them as files that need no server. Ctrl-C ends it."""
    from explorer.warehouse import ExplorerError

    try:
        _write(home, folder) if folder else _serve(home, host, port)
    except ExplorerError as error:
        raise CommandError(str(error)) from None


def _serve(home: Path, host: str, port: int) -> None:
    from explorer.serve import serve

    click.echo(f"the explorer on http://{host}:{port}", err=True)
    serve(home, host, port)


def _write(home: Path, folder: Path) -> None:
    from explorer.static_pages import write_pages

    written = write_pages(home, folder)
    click.echo(f"{written.pages} pages, {written.size_bytes / 1e6:.1f} MB, in {folder}: open {folder / 'index.html'}")
    click.echo(
        "without a server they have no search, filters, SQL or proofs of single rows, and 200 rows of each table"
    )
