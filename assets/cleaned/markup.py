"""Turns a text that is not HTML itself into its stretches of HTML markup and of lines."""

import re
from typing import NamedTuple

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_OPENING = re.compile(
    r"<(p|div|table|ul|ol|dl|section|article|main|figure|blockquote|h[1-6]|script|style|iframe|aside|header|footer|nav|form|details|center|pre|svg)\b[^<>]*>|<!--",
    re.IGNORECASE,
)


class Region(NamedTuple):
    """raw[start:end], all markup or all lines."""

    start: int
    end: int
    is_markup: bool


def is_page(raw: str, start: int, end: int) -> bool:
    """Whether raw[start:end] is a page of HTML, whatever its name says."""
    return _PAGE.match(raw, start + raw.startswith("\ufeff", start), end) is not None


def has_markup(raw: str, start: int, end: int) -> bool:
    """Whether any tag stands in raw[start:end]."""
    return _TAG.search(raw, start, end) is not None


def split_markup(raw: str, start: int, end: int) -> list[Region]:
    """The regions of raw[start:end]: an element of a block's name up to its end tag is markup, with all inside it."""
    regions: list[Region] = []
    position = start
    endless: set[str] = set()
    while (opening := _OPENING.search(raw, position, end)) is not None:
        stop = _end_element(raw, opening, end, endless)
        if position < opening.start():
            regions.append(Region(position, opening.start(), False))
        regions.append(Region(opening.start(), stop, True))
        position = stop
    if position < end:
        regions.append(Region(position, end, False))
    return _join(raw, regions)


def _end_element(raw: str, opening: re.Match[str], end: int, endless: set[str]) -> int:
    """The end of the element: its balanced end tag, else the next blank line. `endless` names have no end tag left."""
    name = (opening[1] or "!--").lower()
    if name not in endless:
        if name == "!--":
            stop = raw.find("-->", opening.end(), end)
            if stop >= 0:
                return stop + 3
        else:
            depth = 1
            for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(raw, opening.end(), end):
                depth += -1 if tag[1] else 1
                if name == "p":  # a paragraph holds no other
                    return tag.end() if tag[1] else tag.start()
                if depth == 0:
                    return tag.end()
        endless.add(name)
    blank = re.compile(r"\n[ \t]*\r?\n").search(raw, opening.end(), end)
    return blank.start() if blank else end


def _join(raw: str, regions: list[Region]) -> list[Region]:
    """Markup with only white space between is one region."""
    joined: list[Region] = []
    for region in regions:
        if not region.is_markup and not raw[region.start : region.end].strip():
            continue
        if joined and joined[-1].is_markup and region.is_markup:
            joined[-1] = Region(joined[-1].start, region.end, True)
        else:
            joined.append(region)
    return joined
