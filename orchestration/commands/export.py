"""`sourceline export`: the mentions as JSON lines, with the fields that hand labels have."""

from pathlib import Path
from typing import TextIO

import click

from orchestration.harmless import to_json
from orchestration.options import home_option, require_warehouse


@click.command()
@click.option(
    "--output", "-o", type=click.File("w", encoding="utf-8", atomic=True), default="-", help="Default: stdout."
)
@home_option
def command(home: Path, output: TextIO) -> None:
    """Write every mention as one JSON object a line, once for each file that holds its article.

    The fields are those of a hand label; `start` and `end` are code points of the decoded file, `entity` is [id, name].
    """
    from orchestration.exports import read_mentions

    mentions = read_mentions(require_warehouse(home))
    output.writelines(to_json(mention) + "\n" for mention in mentions)
