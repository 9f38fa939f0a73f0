"""Turns what an article's first and last lines say of it into its publisher and date of publication."""

import re
from collections.abc import Sequence

from assets.cleaned.dates import read_date
from assets.cleaned.metadata import read_host
from assets.cleaned.record import Block, Section
from assets.cleaned.sections import BYLINE

_AGENCY = re.compile(r"[^()]{0,80}\(([A-Z][A-Za-z .&]{1,40}?)\)\s*(?:--|[-–—])\s")  # "LONDON (Reuters) - "
_DATELINE = re.compile(r"[A-Z][^().!?]{2,60}\d{4}\s*(?:\([^()]{2,40}\)\s*)?(?:--|[-–—])\s")  # "ROME, March 4, 2025 - "
_SOURCE = re.compile(r"(?:source|via)\s*:\s*([\w .&'-]{2,40})$", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:first |last )?(?:published|posted|updated|date|release date|modified)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:\d+|an?|one)\s?(?:m|h|d|w|mins?|minutes?|hrs?|hours?|days?|weeks?|months?)\s+ago\b|\byesterday\b",
    re.IGNORECASE,
)
_MAX_LINE = 90  # characters
_HEAD = 8  # blocks in which a page says when it was published


def find_publisher(text: str, blocks: Sequence[Block], canonical_url: str | None) -> str | None:
    """The agency of the dateline, the line that names the source, or the domain of the article's URL."""
    body = next((block for block in blocks if block.section is Section.BODY), None)
    if body and (match := _AGENCY.match(text, body.start, body.end)):
        return match[1]
    for block in blocks[:_HEAD]:
        if block.end - block.start <= _MAX_LINE and (match := _SOURCE.match(text[block.start : block.end])):
            return match[1].strip()
    host = read_host(canonical_url) if canonical_url else None
    return host.removeprefix("www.") if host else None


def find_author(text: str, blocks: Sequence[Block]) -> str | None:
    """The name of a byline near the head."""
    for block in blocks[:_HEAD]:
        if block.section is Section.CHROME and (match := BYLINE.match(text[block.start : block.end])):
            return match[1].split(",")[0].strip()
    return None


def find_stated_date(text: str, blocks: Sequence[Block]) -> tuple[str | None, str]:
    """(date, basis) from a line of its own near the head or the dateline: `text`, `relative` (no date), `none`."""
    relative = False
    for block in blocks[:_HEAD]:
        line = text[block.start : block.end]
        if len(line) > _MAX_LINE or block.section not in (Section.CHROME, Section.BODY, Section.HEADLINE):
            continue
        if _RELATIVE.search(line) and len(line.split()) <= 6:
            relative = True
            continue
        date = read_date(line)
        if date and (_PUBLISHED.match(line) or len(line.split()) <= 10) and block.section is not Section.HEADLINE:
            return date, "text"
    long = (block for block in blocks if block.section is Section.BODY and block.end - block.start > _MAX_LINE)
    body = next(long, None)
    dateline = _DATELINE.match(text, body.start, body.end) if body else None
    if dateline and (date := read_date(dateline.group())):
        return date, "text"
    return None, "relative" if relative else "none"
