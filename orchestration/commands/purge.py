"""`sourceline purge`: an article's bytes and rows leave the home for good."""

from pathlib import Path

import click

from orchestration.options import UsageError, home_option

_SHA256_CHARS = 64


@click.command()
@click.argument("article")
@click.option("--reason", required=True, help="Why it has to go; it stays in the purge list beside the hash.")
@home_option
def command(article: str, home: Path, reason: str) -> None:
    """Remove ARTICLE (its article_id, a SHA-256) from the home, and keep it out from now on.

    Where law asks. Its bytes, rows and history go, and the events of past runs, whose previews quote articles; its hash
    and the reason stay in purged.jsonl. The next run publishes a warehouse without it and removes the older ones. What
    was exported, or written by `explore --static`, is not in the home.
    """
    from datetime import UTC, datetime

    from assets.kernel.storage import Home
    from orchestration.purging import find_corrections, purge

    if len(article) != _SHA256_CHARS or set(article) - set("0123456789abcdef"):
        raise UsageError(f"{article} is no article_id: name the SHA-256 in full, 64 hexadecimal digits")
    if not home.is_dir():
        raise UsageError(f"{home} is not there: name the home with --home")
    place = Home(home.absolute())
    lines = find_corrections(place, article)
    shards = purge(place, article, reason, datetime.now(UTC))
    click.echo(f"{article} purged from {shards} shards and kept out: `sourceline run` publishes without it")
    if lines:
        click.echo(f"corrections.csv corrects it in line {', '.join(map(str, lines))}: take that out, too")
