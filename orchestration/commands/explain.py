"""`sourceline explain`: how the figures of one line, or one mention, were read, with the readings that lost."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from orchestration.options import UsageError, home_option, json_option

if TYPE_CHECKING:
    from assets.extracted.explain import Explanation

_MENTION_ID = re.compile(r"[0-9a-f]{16}")
_PLACE = re.compile(r"(?P<file>.+):(?P<line>[1-9][0-9]{0,8})")
_LINES_SHOWN = 12


@click.command()
@click.argument("place", metavar="FILE:LINE_OR_MENTION_ID")
@home_option
@json_option
def command(place: str, home: Path, *, as_json: bool) -> None:
    """Explain figures rule by rule and word by word, with the candidates that lost, read anew from the raw bytes.

    FILE is the source path of an article of the home, or any article file; a mention id is one of the home's.
    """
    from orchestration.explaining import read_line, read_mention

    match = _PLACE.fullmatch(place)
    if match is not None:
        found, others = read_line(home, match["file"], int(match["line"]))
        if not found:
            raise UsageError(f"no figure stands on line {match['line']} of {match['file']}: {_say_lines(others)}")
    elif _MENTION_ID.fullmatch(place):
        found = read_mention(home, place)
    else:
        raise UsageError(f"{place!r} is no FILE:LINE and no mention_id (16 characters of 0-9 and a-f)")
    _print(found, as_json=as_json)


def _say_lines(lines: Sequence[int]) -> str:
    if not lines:
        return "the article holds none"
    more = " and more" if len(lines) > _LINES_SHOWN else ""
    return f"its figures stand on lines {', '.join(map(str, lines[:_LINES_SHOWN]))}{more}"


def _print(found: "Sequence[Explanation]", *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=True, indent=1))
        return
    from orchestration.explaining import show_explanation
    from orchestration.terminal import console

    out = console()
    for one in found:
        out.print(show_explanation(one))
