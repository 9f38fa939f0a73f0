"""Turns the JSON-LD scripts among a page's values into named values of the article that they describe."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from assets.cleaned.draft import NamedValue

_MAX_DEPTH = 4


def read_values(values: Iterable[NamedValue]) -> tuple[NamedValue, ...]:
    """The values with each script (place json_ld, no key) replaced by the scalars of its article."""
    read: list[NamedValue] = []
    for value in values:
        if value.place != "json_ld" or value.key:
            read.append(value)
            continue
        try:
            loaded = json.loads(value.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for article in _find_articles(loaded, 0):
            read += _flatten(article, "", 0)
    return tuple(read)


def _find_articles(loaded: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(loaded, list):
        for item in loaded:
            yield from _find_articles(item, depth + 1)
    elif isinstance(loaded, dict):
        kind = str(loaded.get("@type", ""))
        if "Article" in kind or "Posting" in kind:
            yield loaded
        yield from _find_articles(loaded.get("@graph", []), depth + 1)


def _flatten(mapping: dict[str, Any], prefix: str, depth: int) -> Iterator[NamedValue]:
    for key, value in mapping.items():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict) and depth < _MAX_DEPTH:
            yield from _flatten(first, f"{prefix}{key}.", depth + 1)
        elif isinstance(first, str):
            yield NamedValue("json_ld", f"{prefix}{key}", first)
