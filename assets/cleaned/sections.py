"""Turns blocks of clean text into blocks with the part that each plays: byline, teaser, widget, profile, body ..."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assets.cleaned.cues import FoundCue, SectionCues, fold
from assets.cleaned.dates import is_stamp
from assets.cleaned.draft import OpenBlock
from assets.cleaned.headings import reads_as_heading
from assets.cleaned.record import BlockKind, Section

BYLINE = re.compile(
    r"(?i:by|written by|reported by|posted by|author|story by|words by)[:\s]\s*"
    r"((?:[A-Z][\w.'-]*[\s,|&]+|(?:of|the|and|for|at|de|van|von|del|la)\s+)*[A-Z][\w.'-]*)\W*$"
)
_PHONE = re.compile(r"(?:(?:tel|phone|fax|call)[a-z]*[:.\s]*)?\+?\(?(?:\d[\s().-]{0,2}){8,15}$", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+\.\w+$|(?:https?://|www\.)\S+$")
_CAPITAL = re.compile(r"[^a-z]*$|(?:[^a-z\s]\S*|(?:of|the|and|for|in|on|at|to|a|an|with|by|us|our|from)(?!\S)|\s+)+$")
_MAX_LINE = 120  # characters of a line that can be a cue of its own
_MAX_NOTICE = 900  # characters of a paragraph that one phrase inside it can decide
_MAX_TEASER = 160  # characters of the title of another article
_MAX_TITLE = 8  # words of a line that opens a region by a phrase with any words in it
_REGIONS = {Section.BIO: 2, Section.PROFILE: 3, Section.PROMO: 1, Section.CHROME: 8}  # paragraphs at most


def assign_sections(text: str, blocks: list[OpenBlock], cues: SectionCues) -> list[OpenBlock]:
    """Blocks with sections; a block in which a promotion or a notice begins is split there."""
    found = cues.find(text)
    split = list(_split(text, blocks, [cue for cue in found if cue.place == "within"]))
    words = [fold(text[block.start : block.end]) if block.end - block.start <= _MAX_NOTICE else "" for block in split]
    _mark_single(text, split, words, cues)
    _mark_inside(split, [cue for cue in found if cue.place == "contains"])
    _mark_regions(text, split, words, cues)
    _mark_teasers(split, words, cues)
    return split


def _split(text: str, blocks: list[OpenBlock], found: list[FoundCue]) -> Iterator[OpenBlock]:
    """The blocks, each in two where a promotion or a notice begins inside it."""
    index = 0
    for block in blocks:
        while index < len(found) and found[index].start < block.start:
            index += 1
        inside = index < len(found) and found[index].start < block.end
        if not inside or block.section is not Section.BODY or block.kind is BlockKind.HEADING:
            yield block
            continue
        cue = found[index]
        before = text[block.start : cue.start].rstrip()
        if before:
            yield replace(block, end=block.start + len(before))
        yield replace(block, start=cue.start, section=cue.section)


def _mark_single(text: str, blocks: list[OpenBlock], words: list[str], cues: SectionCues) -> None:
    """Blocks that their own first words decide."""
    for block, folded in zip(blocks, words, strict=True):
        if block.section is Section.CHROME and folded and cues.match("start", folded) is Section.RELATED:
            block.section = Section.RELATED  # a line of nothing but a link, which says that it is a teaser
        if block.section is not Section.BODY or not folded:
            continue
        section = None
        if len(folded) <= _MAX_LINE:
            section = cues.match("line", folded) or _read_line(text[block.start : block.end])
        block.section = section or cues.match("start", folded) or Section.BODY


def _read_line(line: str) -> Section | None:
    """Bylines, dates of publication, phone numbers, bare addresses of mail and web."""
    is_chrome = BYLINE.match(line) or _PHONE.match(line) or _ADDRESS.match(line) or is_stamp(line)
    return Section.CHROME if is_chrome and len(line.split()) <= 12 else None


def _mark_inside(blocks: list[OpenBlock], found: list[FoundCue]) -> None:
    """Blocks that one phrase inside them decides, if they are short enough for it."""
    index = 0
    for block in blocks:
        while index < len(found) and found[index].start < block.start:
            index += 1
        is_short = block.end - block.start <= _MAX_NOTICE
        if is_short and block.section is Section.BODY and index < len(found) and found[index].start < block.end:
            block.section = found[index].section


def _mark_regions(text: str, blocks: list[OpenBlock], words: list[str], cues: SectionCues) -> None:
    """Blocks under a line that names their part ("About the author"), or after one that ends the article."""
    region: Section | None = None
    to_end, seen = False, 0
    total = sum(block.end - block.start for block in blocks)
    left = total
    for block, folded in zip(blocks, words, strict=True):
        left -= block.end - block.start
        opened, is_tail = _open_region(text, block, folded, cues)
        if opened:
            block.section = opened
            to_end = to_end or (is_tail and left * 3 < total)
            is_open = to_end or not is_tail or opened is Section.RELATED
            region, seen = (opened if is_open else None), 0
        elif region is not None and block.section is Section.BODY:
            if not to_end and _ends_region(text, block, region, seen):
                region = None
                continue
            block.section = region
            seen += block.end - block.start > _MAX_LINE


def _open_region(text: str, block: OpenBlock, folded: str, cues: SectionCues) -> tuple[Section | None, bool]:
    """(section that the line opens, whether only at the end of an article)."""
    if not folded or len(folded) > _MAX_LINE or block.start == 0 or block.section in (Section.WIDGET, Section.TABLE):
        return None, False
    line = text[block.start : block.end]
    if len(folded.split()) > _MAX_TITLE or line.endswith((",", ";")):
        return None, False
    section = cues.match("heading", folded)
    if section is Section.PROFILE:  # "About Acme Corp." ends with a stop, "About 40 people came." is none
        return section if _CAPITAL.match(line) else None, False
    if line.endswith("."):
        return None, False
    tail = cues.match("tail", folded)
    return tail or section, tail is not None


def _ends_region(text: str, block: OpenBlock, region: Section, seen: int) -> bool:
    """A heading ends any region; a biography or profile is a few paragraphs and no list; teasers are short."""
    if region is Section.RELATED:
        return block.kind is BlockKind.HEADING or block.end - block.start > _MAX_TEASER
    if (seen or region is not Section.BIO) and reads_as_heading(text, block):
        return True
    if region in (Section.BIO, Section.PROFILE) and block.kind is BlockKind.LIST_ITEM:
        return True
    return seen >= _REGIONS[region]


def _mark_teasers(blocks: list[OpenBlock], words: list[str], cues: SectionCues) -> None:
    """Body blocks between lines such as "See More", after the article itself has ended, are teasers."""
    ended = False
    since: list[OpenBlock] = []
    for block, folded in zip(blocks, words, strict=True):
        if folded and len(folded) <= _MAX_LINE and cues.match("closes", folded):
            if ended:
                for teaser in since:
                    teaser.section = Section.RELATED
            block.section = Section.CHROME
            ended, since = True, []
        elif block.section in (Section.BIO, Section.RELATED):
            ended, since = True, []
        elif block.section is Section.BODY:
            if block.kind is BlockKind.HEADING:
                since = []
            else:
                since.append(block)
