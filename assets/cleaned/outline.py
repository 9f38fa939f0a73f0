"""Turns blocks with sections into an outline: plain headings found, headline marked, headings and copies linked."""

import re

from assets.cleaned.draft import OpenBlock
from assets.cleaned.headings import mark_headings
from assets.cleaned.record import Block, BlockKind, Section

_NO_LETTER = re.compile(r"[\W_]+")
_MAX_HEADLINE = 220  # characters
_MIN_PARAGRAPH = 90  # characters
_PAGE = (Section.HEADLINE, Section.BODY, Section.TABLE, Section.WIDGET)  # one heading may govern all of these


def outline(text: str, blocks: list[OpenBlock], title: str | None) -> tuple[Block, ...]:
    """Finished blocks, with kind HEADING, section HEADLINE, `heading` and `copy_of` set."""
    mark_headings(text, blocks)
    _mark_headline(text, blocks, title)
    _link_headings(blocks)
    _link_copies(text, blocks)
    return tuple(block.freeze(ordinal) for ordinal, block in enumerate(blocks))


def _mark_headline(text: str, blocks: list[OpenBlock], title: str | None) -> None:
    """What repeats the title is the headline; without a title the first heading, if no paragraph stands before it."""
    wanted = _letters(title or "")
    for block in blocks:
        if block.section is not Section.BODY:
            continue
        size = block.end - block.start
        if wanted and len(wanted) <= size <= _MAX_HEADLINE and _letters(text[block.start : block.end]) == wanted:
            block.section, block.kind = Section.HEADLINE, BlockKind.HEADING
        elif not wanted and block.kind is BlockKind.HEADING and size <= _MAX_HEADLINE:
            block.section = Section.HEADLINE
            return
        elif not wanted and size >= _MIN_PARAGRAPH:
            return


def _letters(text: str) -> str:
    return _NO_LETTER.sub("", text.lower())


def _link_headings(blocks: list[OpenBlock]) -> None:
    current: int | None = None
    for ordinal, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            current = ordinal
        elif current is not None:
            above = blocks[current].section
            if above is block.section or (above in _PAGE and block.section in _PAGE):
                block.heading = current
            elif block.section in (Section.RELATED, Section.BIO, Section.PROFILE):
                current = None


def _link_copies(text: str, blocks: list[OpenBlock]) -> None:
    """A text that stands twice is a copy of the first; a widget's line only together with a line beside it."""
    first: dict[tuple[str, ...], int] = {}
    contents = [text[block.start : block.end] for block in blocks]
    for ordinal, block in enumerate(blocks):
        keys: list[tuple[str, ...]] = [(contents[ordinal],)]
        if block.kind is BlockKind.LINE:
            before = contents[ordinal - 1] if ordinal else ""
            after = contents[ordinal + 1] if ordinal + 1 < len(blocks) else ""
            keys = [("before", before, contents[ordinal]), ("after", contents[ordinal], after)]
        block.copy_of = next((first[key] for key in keys if key in first), None)
        for key in keys:
            first.setdefault(key, ordinal)
