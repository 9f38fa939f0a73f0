"""Turns meta tags and JSON-LD scripts of a page into named values of the article that they describe."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from assets.cleaned.draft import NamedValue
from assets.cleaned.tokens import read_attributes

VALUE_TAGS = frozenset({"meta", "link", "time", "html"})
_MAX_DEPTH = 4


def read_tag(name: str, written: str) -> NamedValue | None:
    """What a meta tag, the canonical link, a time or the html tag says; `written` are its attributes."""
    attributes = read_attributes(written)
    key, value = "", ""
    if name == "html":
        key, value = "html:lang", attributes.get("lang", "")
    elif name == "link" and attributes.get("rel", "").lower() == "canonical":
        key, value = "link:canonical", attributes.get("href", "")
    elif name == "time":
        key, value = "time:datetime", attributes.get("datetime", "")
    elif name == "meta":
        naming = (attributes.get(by) for by in ("property", "name", "itemprop", "http-equiv"))
        key, value = next(filter(None, naming), "").lower(), attributes.get("content", "")
    return NamedValue("meta", key, value) if key and value else None


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
