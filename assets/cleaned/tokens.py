"""Turns HTML source into a stream of tags and text ranges with their positions, in time linear in its length."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

# An attribute area ends at the first ">" outside quotes; a "<" outside quotes means that a quote was never closed,
# and then the plain form ends it at the next ">".
_MARK = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/><]*)((?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+)>|(/?)([a-zA-Z][^\s/><]*)([^<>]*+)>|(!--)|([!?])[^>]*>)"
)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_RAW_TEXT = frozenset({"script", "style", "textarea", "xmp", "noembed", "noframes", "iframe", "title"})
_END_TAGS = {name: re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE) for name in _RAW_TEXT}


class Token(NamedTuple):
    """source[start:end]: a tag (`name` in lower case, `closing`), or text or a comment (`name` "" or "!")."""

    name: str
    start: int
    end: int
    closing: bool = False
    attributes: str = ""  # as written
    content_end: int = (
        0  # of an element whose content is raw text: where the content ends, its end tag included in `end`
    )


def tokenize(source: str, start: int, end: int) -> Iterator[Token]:
    """The tokens of source[start:end] in order, without gaps. The content of script, style and title is one token."""
    position = start
    endless: set[str] = set()  # names of raw-text elements that have no end tag any more
    last_close = source.rfind(">", start, end)
    while position < end:
        match = _MARK.search(source, position, last_close + 1) if position <= last_close else None
        if match is None:
            yield Token("", position, end)
            return
        if position < match.start():
            yield Token("", position, match.start())
        if match[7] or match[8]:
            position = _end_comment(source, match, end)
            yield Token("!", match.start(), position)
            continue
        token = _read_tag(source, match, end, endless)
        yield token
        position = token.end


def _end_comment(source: str, match: re.Match[str], end: int) -> int:
    """Where the comment ends; one that is never closed ends with its first tag or line, so that no text is lost."""
    if match[8]:
        return match.end()
    stop = source.find("-->", match.end() - 2, end)
    if stop >= 0:
        return stop + 3
    stop = source.find(">", match.end(), end)
    return end if stop < 0 else stop + 1


def _read_tag(source: str, match: re.Match[str], end: int, endless: set[str]) -> Token:
    closing, name, attributes = (match[1], match[2], match[3]) if match[2] else (match[4], match[5], match[6])
    name = name.lower()
    if closing or name not in _RAW_TEXT or (name == "iframe" and attributes.endswith("/")):
        return Token(name, match.start(), match.end(), bool(closing), attributes)
    close = None if name in endless else _END_TAGS[name].search(source, match.end(), end)
    if close is None:  # never closed: only the tag itself
        endless.add(name)
        return Token(name, match.start(), match.end(), False, attributes, match.end())
    return Token(name, match.start(), close.end(), False, attributes, close.start())


def read_attributes(written: str) -> dict[str, str]:
    """Attribute names in lower case to their values, entities read; the first of a repeated name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] if match[2] is not None else match[3] if match[3] is not None else match[4] or ""
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found
