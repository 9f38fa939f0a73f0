"""`sourceline trace`: a figure or a mention, back to the words and bytes that it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from orchestration.harmless import to_json
from orchestration.options import UsageError, home_option, json_option, require_warehouse

Row = Mapping[str, Any]

_MENTION = """
    SELECT mentions.*, articles.encoding, articles.media_type
    FROM fct_mentions AS mentions JOIN dim_articles AS articles USING (article_id)
    WHERE mention_id = $id
"""
_FIGURE = "SELECT * FROM fct_figures WHERE figure_id = $id"
_CLAIMS = """
    SELECT claims.*, mentions.quote, mentions.source_path, mentions.line
    FROM figure_mentions AS claims JOIN fct_mentions AS mentions USING (mention_id)
    WHERE claims.figure_id = $id
    ORDER BY claims.rank = 'preferred' DESC, claims.rank = 'normal' DESC, mentions.source_path, mentions.byte_start
"""


@click.command()
@click.argument("identifier", metavar="MENTION_OR_FIGURE_ID")
@home_option
@json_option
def command(identifier: str, home: Path, *, as_json: bool) -> None:
    """Show a figure's claims, and for one of them its sentence, file, line, bytes, hash, evidence, rule and run."""
    figure, claims, mention = _find(require_warehouse(home), identifier)
    from orchestration.tracing import print_trace, read_sentence

    sentence = read_sentence(home, mention) if mention else None
    if as_json:
        _print_json(figure, claims, mention, asdict(sentence) if sentence else None)
    else:
        print_trace(figure, claims, mention, sentence)


def _find(warehouse: Path, identifier: str) -> tuple[Row | None, Sequence[Row], Row | None]:
    """The figure, its claims, and the mention: the one asked for, or the figure's preferred one."""
    from orchestration.reading import fetch_rows, open_warehouse

    with open_warehouse(warehouse) as connection:
        mention = next(iter(fetch_rows(connection, _MENTION, id=identifier)), None)
        figure_id = mention["figure_id"] if mention else identifier
        figure = next(iter(fetch_rows(connection, _FIGURE, id=figure_id)), None)
        if mention is None and figure is None:
            hint = "`sourceline query 'FROM figures'` lists the ids"
            raise UsageError(f"{identifier!r} is no mention_id or figure_id of {warehouse}: {hint}")
        claims = fetch_rows(connection, _CLAIMS, id=figure_id)
        if mention is None and claims:
            mention = fetch_rows(connection, _MENTION, id=claims[0]["mention_id"])[0]
        return figure, claims, mention


def _print_json(figure: Row | None, claims: Sequence[Row], mention: Row | None, sentence: Row | None) -> None:
    found = {"figure": figure, "claims": claims, "mention": mention, "sentence": sentence}
    click.echo(to_json(found, indent=1))
