"""Turns a range of Markdown into the pieces of text that its inline markup encloses."""

import re

from assets.cleaned.draft import Piece

_SPECIAL = re.compile(r"[!\[*_`\\<~]")
_TARGET = r"\(\s*<?(?:[^()\s]|\([^()\s]*\))*>?(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
_IMAGE = re.compile(rf"!\[[^\[\]]*\](?:{_TARGET}|\[[^\[\]]*\])")
_LINK = re.compile(rf"\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:{_TARGET}|\[[^\[\]]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|$~<>&%\"'])")
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
_RUN = re.compile(r"\*+|_+|~+|`+")
_MAX_LINK = 4000  # characters of a link's text and target: what is longer is no link


def read_inline(raw: str, start: int, end: int) -> list[Piece]:
    """The pieces of raw[start:end] without emphasis marks, link targets, images, escapes and inline tags."""
    if _SPECIAL.search(raw, start, end) is None:
        return [Piece(start, end)]
    cuts = _find_cuts(raw, start, end)
    pieces: list[Piece] = []
    position, glue = start, ""
    for cut_start, cut_end, text in sorted(cuts):
        if position < cut_start:
            pieces.append(Piece(position, cut_start, glue))
            glue = ""
        position, glue = max(position, cut_end), glue or text
    if position < end:
        pieces.append(Piece(position, end, glue))
    return pieces


def share_of_links(raw: str, start: int, end: int) -> float:
    """How much of the text of raw[start:end], targets left out, stands in links."""
    if raw.find("](", start, min(end, start + _MAX_LINK)) < 0 or end - start > _MAX_LINK:
        return 0.0
    links = list(_LINK.finditer(raw, start, end))
    linked = sum(len(link[1]) for link in links)
    text = end - start - sum(link.end() - link.start() for link in links) + linked
    return linked / text if text else 0.0


def _find_cuts(raw: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, glue) of every mark, not in order; links are read inside again."""
    cuts: list[tuple[int, int, str]] = []
    openers: dict[str, list[tuple[int, int]]] = {}
    position = start
    while (special := _SPECIAL.search(raw, position, end)) is not None:
        at = special.start()
        position = _cut_at(raw, at, end, cuts, openers)
    return cuts


def _cut_at(
    raw: str, at: int, end: int, cuts: list[tuple[int, int, str]], openers: dict[str, list[tuple[int, int]]]
) -> int:
    """Reads the mark at `at` into `cuts`; the offset to go on from."""
    sign = raw[at]
    if sign in "*_~`":
        return _cut_run(raw, at, end, cuts, openers)
    if sign == "<":
        return _cut_tag(raw, at, end, cuts)
    if sign == "\\":
        is_escape = _ESCAPE.match(raw, at, end) is not None
        cuts += [(at, at + 1, "")] if is_escape else []
        return at + 1 + is_escape
    stop = min(end, at + _MAX_LINK)
    whole = _IMAGE.match(raw, at, stop) if sign == "!" else _FOOTNOTE.match(raw, at, stop)
    if whole:
        cuts.append((at, whole.end(), ""))
        return whole.end()
    if sign == "[" and (link := _LINK.match(raw, at, stop)):
        cuts += [(at, at + 1, ""), (link.end(1), link.end(), "")]
        cuts += _find_cuts(raw, link.start(1), link.end(1))
        return link.end()
    return at + 1


def _cut_tag(raw: str, at: int, end: int, cuts: list[tuple[int, int, str]]) -> int:
    match = _TAG.match(raw, at, min(end, at + _MAX_LINK))
    if match is None:
        return at + 1
    cuts.append((at, match.end(), " " if match[1].lower() in ("br", "td", "th", "p", "div") else ""))
    return match.end()


def _cut_run(
    raw: str, at: int, end: int, cuts: list[tuple[int, int, str]], openers: dict[str, list[tuple[int, int]]]
) -> int:
    """A run of one mark: opens where text follows it, closes where text precedes it and one is open."""
    match = _RUN.match(raw, at, end)
    assert match is not None
    before = raw[at - 1] if at else " "
    after = raw[match.end()] if match.end() < len(raw) else " "
    sign, stop = match.group(), match.end()
    if sign[0] == "~" and len(sign) == 1:  # "~5%" is about five
        return stop
    if before.isspace() and after.isspace():
        return stop
    inside_word = before.isalnum() and after.isalnum()
    pending = openers.get(sign, [])
    if not before.isspace() and pending and not (sign[0] == "_" and inside_word):
        cuts += [(*pending.pop(), ""), (at, stop, "")]
    elif not after.isspace() and not (inside_word and (sign[0] == "_" or len(sign) == 1)):
        openers.setdefault(sign, []).append((at, stop))
    elif len(sign) > 1 and sign[0] == "*":  # a stray pair: its partner stands in another block
        cuts.append((at, stop, ""))
    return stop
