"""Turns short lines of plain text that read as headings into headings."""

import re

from assets.cleaned.draft import OpenBlock
from assets.cleaned.record import BlockKind, Section

_CLOSED = re.compile(r"[.,;:…]\"?$|[!]\"?$|--$")
_MAX_WORDS = 14
_MAX_CHARS = 220
_MAX_TITLE = 6  # words of a list item that is a heading
_ITEM = re.compile(r"^\W*\d{1,3}[.)]\s*")
_MIN_BODY = 40  # characters that must follow a plain heading
_HEADED = (Section.BODY, Section.RELATED, Section.PROFILE, Section.BIO)  # where a plain line can be a heading
_PASSED = (Section.CHROME, Section.PROMO)  # may stand between a heading and what it governs


def mark_headings(text: str, blocks: list[OpenBlock]) -> None:
    """A short line without a full stop, above a longer block, gets kind HEADING."""
    size = 0
    for block in reversed(blocks):
        is_plain = block.kind is BlockKind.PARAGRAPH and block.section in _HEADED
        if is_plain and size > max(_MIN_BODY, block.end - block.start) and reads_as_heading(text, block):
            block.kind = BlockKind.HEADING
        if block.section not in _PASSED:
            size = block.end - block.start
    for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        if _stands_alone(before, block, after) and _is_title(text[block.start : block.end]):
            block.kind = BlockKind.HEADING


def _stands_alone(before: OpenBlock | None, block: OpenBlock, after: OpenBlock | None) -> bool:
    """Whether a list item has no other beside it and text below it: "2. Acme", then two paragraphs on Acme."""
    if block.kind is not BlockKind.LIST_ITEM or block.section is not Section.BODY or after is None:
        return False
    return after.kind is BlockKind.PARAGRAPH and (before is None or before.kind is not BlockKind.LIST_ITEM)


def _is_title(line: str) -> bool:
    """Whether a line is a few words from a capital on, without a stop and with no figures but the item's number."""
    words = _ITEM.sub("", line).split()
    named = 0 < len(words) <= _MAX_TITLE and words[0][0].isupper() and not _CLOSED.search(line)
    return named and not any(map(str.isdigit, "".join(words)))


def reads_as_heading(text: str, block: OpenBlock) -> bool:
    """Whether the block is marked as a heading, or a short line that starts large and ends without a stop."""
    if block.kind is not BlockKind.PARAGRAPH or block.end - block.start > _MAX_CHARS:
        return block.kind is BlockKind.HEADING
    line = text[block.start : block.end]
    if len(line.split()) > _MAX_WORDS or _CLOSED.search(line):
        return False
    return (line[0].isupper() or line[0] in "\"'$€£" or line[0].isdigit()) and any(map(str.isalpha, line))
