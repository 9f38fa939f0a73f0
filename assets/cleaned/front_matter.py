"""Turns the front matter of a text (YAML, JSON or TOML) into named values and the range of the body."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

_OPEN = re.compile(r"\ufeff?\s*(---|\+\+\+|;;;)[ \t]*\r?\n")
_OBJECT = re.compile(r"\ufeff?\s*\{\s*\"[\w$:@-]+\"\s*:")
_KEY_LINE = re.compile(
    r"^[ \t]*(?:-[ \t]+|[\"']?[A-Za-z_][\w .-]{0,60}[\"']?[ \t]*:(?=[ \t\r\n]|$)|\}|\{|\]|\[)|^[ \t]+\S|^[ \t]*$",
    re.MULTILINE,
)
_SIMPLE = re.compile(r"^[\"']?([A-Za-z_][\w.-]{0,60})[\"']?[ \t]*[:=][ \t]*(\S.*)$", re.MULTILINE)
_BODY_KEY = re.compile(
    r"^[ \t]*[\"']?(?:body|content|text|article|article_?body|body_?text|full_?text|markdown|html)[\"']?[ \t]*:[ \t]*"
    r"(?:([\"'])|[|>][+-]?\d?[ \t]*\r?\n)|[,{][ \t]*\"(?:body|content|text|articleBody|html)\"[ \t]*:[ \t]*(\")",
    re.IGNORECASE | re.MULTILINE,
)
_CLOSING_QUOTE = {'"': re.compile(r"(?<!\\)(?:\\\\)*\""), "'": re.compile(r"'(?!')")}
_NEXT_KEY = re.compile(r"^[^\s#]", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MIN_BODY = 200  # characters: a shorter value under a body key is a summary
_MAX_FRONT = 200_000  # characters: more than this between fences is no front matter
_MAX_DEPTH = 40  # brackets open at once: the parsers recurse


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`values` are (key, text) in order, a nested key as `source.name`. The body is raw[body_start:body_end].

    `end` is where the front matter ends; the body lies inside it where the article stands under a key.
    """

    values: tuple[tuple[str, str], ...]
    start: int
    end: int
    body_start: int
    body_end: int
    escaped: bool = False  # the body is a quoted string with backslash escapes


def read_front_matter(raw: str) -> FrontMatter | None:
    """The front matter of `raw`, or None. Never constructs an object: aliases and tags stay unread."""
    opening = _OPEN.match(raw)
    if opening is None:
        return _read_bare_object(raw)
    closing = re.compile(rf"^{re.escape(opening[1])}[ \t]*\r?$|^\.\.\.[ \t]*\r?$", re.MULTILINE).search(
        raw, opening.end(), opening.end() + _MAX_FRONT
    )
    if closing is None:
        return _read_unclosed(raw, opening.end())
    values = _read_values(raw, opening.end(), closing.start())
    if not values:
        return None
    end = min(len(raw), closing.end())
    if not raw[end:].strip() and (body := _find_body(raw, opening.end(), closing.start())):
        return FrontMatter(values, 0, len(raw), *body)
    return FrontMatter(values, 0, end, end, len(raw))


def _read_values(raw: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
    source = raw[start:end]
    if _is_too_deep(source):
        return tuple(_read_simple(source))
    if source.lstrip().startswith("{"):
        return _read_json(source)
    if raw[:start].lstrip("\ufeff \r\n").startswith("+++"):
        return _read_toml(source)
    try:
        node = yaml.compose(source, Loader=_LOADER)
    except (yaml.YAMLError, UnicodeEncodeError, RecursionError):
        return tuple(_read_simple(source))
    return tuple(_read_mapping(node, "") if isinstance(node, yaml.MappingNode) else _read_simple(source))


def _find_body(raw: str, start: int, end: int) -> tuple[int, int, bool] | None:
    """(start, end, escaped) of the longest value under a key that names the body: a quoted string or a block."""
    ranges = []
    for match in _BODY_KEY.finditer(raw, start, end):
        if quote := match[1] or match[2]:  # a quoted string, in JSON or YAML
            stop = _CLOSING_QUOTE[quote].search(raw, match.end(), end)
            if stop:
                ranges.append((match.end(), stop.end() - 1, quote == '"'))
        else:  # an indented block, up to the next key at the margin
            stop = _NEXT_KEY.search(raw, match.end(), end)
            ranges.append((match.end(), stop.start() if stop else end, False))
    longest = max(ranges, key=lambda found: found[1] - found[0], default=None)
    return longest if longest and longest[1] - longest[0] >= _MIN_BODY else None


def _is_too_deep(source: str) -> bool:
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", source):
        depth += 1 if bracket in "[{" else -1
        if depth > _MAX_DEPTH:
            return True
    return re.search(rf"^[ ]{{{2 * _MAX_DEPTH},}}[^\s]|^(?:-[ \t]+){{{_MAX_DEPTH},}}", source, re.MULTILINE) is not None


def _read_mapping(node: yaml.MappingNode, prefix: str) -> Iterator[tuple[str, str]]:
    """The scalars of a mapping, of the mappings under it, and the first scalar of each list; one level down only."""
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        name = f"{prefix}{key.value}"
        if isinstance(value, yaml.ScalarNode):
            yield name, value.value
        elif isinstance(value, yaml.SequenceNode):
            yield from ((name, item.value) for item in value.value[:1] if isinstance(item, yaml.ScalarNode))
        elif not prefix:
            yield from _read_mapping(value, f"{name}.")


def _read_json(source: str) -> tuple[tuple[str, str], ...]:
    try:
        loaded = json.loads(source)
    except (ValueError, RecursionError):
        return tuple(_read_simple(source))
    return tuple(_flatten(loaded, "")) if isinstance(loaded, dict) else ()


def _read_toml(source: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(_flatten(tomllib.loads(source), ""))
    except (tomllib.TOMLDecodeError, RecursionError):
        return tuple(_read_simple(source))


def _flatten(mapping: dict[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in mapping.items():
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict) and not prefix:
            yield from _flatten(first, f"{key}.")
        elif first is not None and not isinstance(first, (dict, list, bool)):
            yield f"{prefix}{key}", str(first)


def _read_simple(source: str) -> Iterator[tuple[str, str]]:
    """`key: value` lines, for what no parser takes (a colon in a title, a tag, a tab)."""
    for match in _SIMPLE.finditer(source):
        yield match[1], match[2].strip().rstrip(",").strip("\"'")


def _read_bare_object(raw: str) -> FrontMatter | None:
    """A JSON object at the head of the text, without fences."""
    if _OBJECT.match(raw) is None:
        return None
    start = raw.index("{")
    if _is_too_deep(raw[start : start + _MAX_FRONT]):
        return None
    try:
        loaded, end = json.JSONDecoder().raw_decode(raw[: start + _MAX_FRONT], start)
    except (ValueError, RecursionError):
        return None
    if not isinstance(loaded, dict):
        return None
    values = tuple(_flatten(loaded, ""))
    if not raw[end:].strip() and (body := _find_body(raw, start, end)):
        return FrontMatter(values, 0, len(raw), *body)
    return FrontMatter(values, 0, end, end, len(raw))


def _read_unclosed(raw: str, start: int) -> FrontMatter | None:
    """Front matter whose fence never closes: the lines that look like keys, up to a blank line before prose."""
    end = start
    while end < len(raw) and end - start < _MAX_FRONT:
        stop = raw.find("\n", end)
        stop = len(raw) if stop < 0 else stop + 1
        line = raw[end:stop]
        if not line.strip() or _KEY_LINE.match(line) is None:
            break
        end = stop
    values = tuple(_read_simple(raw[start:end]))
    return FrontMatter(values, 0, end, end, len(raw)) if values else None
