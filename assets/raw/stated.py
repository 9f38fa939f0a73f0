"""Turns the other columns of a feed's row into what the feed says of the article: a text a column, and what is none."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import resources

from assets.kernel.issues import Issue, Severity
from assets.raw.read import tell_issue

_MOST_CHARS = 1000  # of one value: a longer one is no title, name, date or address


def load_columns() -> dict[str, str]:
    """The columns of a feed that say something of its article, each with its field: article_fields.csv, place feed.

    A dot leads into an object: `source.name`.
    """
    table = resources.files("seeds").joinpath("reference/article_fields.csv").read_text(encoding="utf-8")
    return {row["key"]: row["field"] for row in csv.DictReader(table.splitlines()) if row["place"] == "feed"}


def pick_stated(row: Mapping[str, object], columns: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The texts of `columns` in `row`, and a few words for each value that is none; what is null or blank is neither.

    Of several authors the first counts.
    """
    found: dict[str, str] = {}
    unused: list[str] = []
    for column, field in columns.items():
        value = _look_up(row, column)
        if isinstance(value, Mapping) and any(name.startswith(f"{column}.") for name in columns):
            continue
        if field == "author" and isinstance(value, list):
            value = value[0] if value else None
        if value is None:
            continue
        if not isinstance(value, str) or len(value) > _MOST_CHARS or not _is_sound(value):
            unused.append(f"{column} ({_tell(value)})")
        elif text := value.strip():
            found[column] = text
    return found, unused


def tell_unused(source_path: str, where: str, unused: Sequence[str], article_id: str | None = None) -> Issue:
    """The issue that a feed says something of an article, or of all, that is no text; without it they stand."""
    says = f"has {where} that is no text, or too long a one: {', '.join(unused)}; it is left aside"
    return replace(tell_issue(source_path, "bad_field", says), severity=Severity.WARNING, article_id=article_id)


def write_stated(found: Mapping[str, str]) -> str | None:
    """What a feed says as JSON, the same for the same; None for nothing."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True) if found else None


def read_stated(written: str | None) -> dict[str, str]:
    """Column and text of what `write_stated` wrote."""
    return dict(json.loads(written)) if written else {}


def _look_up(row: Mapping[str, object], column: str) -> object:
    if column in row:
        return row[column]
    name, _, inner = column.partition(".")
    value = row.get(name) if inner else None
    return value.get(inner) if isinstance(value, Mapping) else None


def _is_sound(text: str) -> bool:
    """Whether no half of a character stands in it (a lone surrogate)."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _tell(value: object) -> str:
    if isinstance(value, str):
        return f"{len(value):,} characters" if len(value) > _MOST_CHARS else "half a character"
    names = {bool: "true or false", int: "a number", float: "a number", dict: "an object"}
    return names.get(type(value), "a list")
