"""Turns blocks with sections into an outline: plain headings found, headline marked, headings and copies linked."""

import re
from dataclasses import replace

from assets.cleaned.record import Block, BlockKind, Section

_CLOSED = re.compile(r"[.,;:…]\"?$|[!]\"?$|--$")
_MAX_WORDS = 14
_MAX_HEADLINE = 220  # characters
_PAGE = (Section.HEADLINE, Section.BODY, Section.TABLE, Section.WIDGET)  # one heading may govern all of these
_HEADED = (Section.BODY, Section.RELATED, Section.PROFILE, Section.BIO)  # where a plain line can be a heading
_MIN_PARAGRAPH = 90  # characters


def outline(text: str, blocks: list[Block], title: str | None) -> tuple[Block, ...]:
    """Blocks with kind HEADING, section HEADLINE, `heading` and `copy_of` set."""
    found = _mark_headings(text, blocks)
    found = _mark_headline(text, found, title)
    return tuple(_link_copies(text, _link_headings(found)))


def _mark_headings(text: str, blocks: list[Block]) -> list[Block]:
    """A short line without a full stop, above a longer block, is a heading."""
    marked = []
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        is_heading = (
            block.kind is BlockKind.PARAGRAPH
            and following is not None
            and block.section in _HEADED
            and following.end - following.start > max(40, block.end - block.start)
            and _reads_as_heading(text[block.start : block.end])
        )
        marked.append(replace(block, kind=BlockKind.HEADING) if is_heading else block)
    return marked


def _reads_as_heading(line: str) -> bool:
    if len(line.split()) > _MAX_WORDS or _CLOSED.search(line) or not any(c.isalpha() for c in line):
        return False
    return line[0].isupper() or line[0].isdigit() or line[0] in "\"'$€£"


def _mark_headline(text: str, blocks: list[Block], title: str | None) -> list[Block]:
    """The first heading is the headline, if no paragraph of the body stands before it; so is a repeat of the title."""
    marked = list(blocks)
    wanted = _letters(title or "")
    open_ = True
    for index, block in enumerate(blocks):
        if block.section is not Section.BODY:
            continue
        content = text[block.start : block.end]
        is_title = bool(wanted) and len(content) <= _MAX_HEADLINE and _letters(content) == wanted
        is_first = open_ and block.kind is BlockKind.HEADING and len(content) <= _MAX_HEADLINE
        if is_title or (is_first and not wanted):
            marked[index] = replace(block, section=Section.HEADLINE, kind=BlockKind.HEADING)
        open_ = open_ and not is_first and len(content) < _MIN_PARAGRAPH
    return marked


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def _link_headings(blocks: list[Block]) -> list[Block]:
    linked: list[Block] = []
    current: Block | None = None
    for block in blocks:
        governs = current is not None and (
            current.section is block.section or (current.section in _PAGE and block.section in _PAGE)
        )
        if block.kind is BlockKind.HEADING:
            current = block
            linked.append(block)
            continue
        if current is not None and not governs and block.section in (Section.RELATED, Section.BIO, Section.PROFILE):
            current = None
        linked.append(replace(block, heading=current.ordinal) if current is not None and governs else block)
    return linked


def _link_copies(text: str, blocks: list[Block]) -> list[Block]:
    """A text that stands twice is a copy of the first; a widget's line only together with a line beside it."""
    first: dict[tuple[str, ...], int] = {}
    linked: list[Block] = []
    contents = [text[block.start : block.end] for block in blocks]
    for index, block in enumerate(blocks):
        keys: list[tuple[str, ...]] = [("", contents[index])]
        if block.kind is BlockKind.LINE:
            before = contents[index - 1] if index else ""
            after = contents[index + 1] if index + 1 < len(blocks) else ""
            keys = [("before", before, contents[index]), ("after", contents[index], after)]
        copy_of = next((first[key] for key in keys if key in first), None)
        for key in keys:
            first.setdefault(key, index)
        linked.append(block if copy_of is None else replace(block, copy_of=copy_of))
    return linked
