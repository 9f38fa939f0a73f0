"""Turns blocks of clean text into blocks with the part that each plays: byline, teaser, widget, profile, body ..."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assets.cleaned.cues import SectionCues
from assets.cleaned.record import Block, BlockKind, Section

_SENTENCE_END = re.compile(r"[.!?][\"')\]]*$")
_BYLINE = re.compile(
    r"(?i:by|written by|reported by|posted by|author|story by|words by)[:\s]\s*"
    r"((?:[A-Z][\w.'-]*[\s,|&]+|(?:of|the|and|for|at|de|van|von|del|la)\s+)*[A-Z][\w.'-]*)\W*$"
)
_PHONE = re.compile(r"(?:(?:tel|phone|fax|call)[a-z]*[:.\s]*)?\+?\(?(?:\d[\s().-]{0,2}){8,15}$", re.IGNORECASE)
_CONTACT = re.compile(r"\S+@\S+\.\w+$|(?:https?://|www\.)\S+$")
_NUMBER_LINE = re.compile(
    r"(?:[\w .&/()-]{1,30}[:\s]\s*)?[-+$€£¥₹~]{0,3}\s?\d[\d,.]*\s?(?:%|[kKmMbBtT]|[A-Z]{3})?(?:\s[\w .()%/-]{1,30})?$"
)
_STAMP = re.compile(r"\d{1,2}:\d\d|\b(?:19|20)\d\d\b|\bago\b")
_MAX_LINE = 120  # characters of a line that can be a cue of its own
_MAX_NOTICE = 900  # characters of a paragraph that one legal phrase can decide
_MAX_LABEL = 40  # characters of a widget's line
_MIN_WIDGET = 4  # lines


def assign_sections(text: str, blocks: list[Block], cues: SectionCues) -> list[Block]:
    """Blocks with sections; a block in which a promotion begins is split there. Ordinals are counted anew."""
    split = [part for block in blocks for part in _split_at_cue(text, block, cues)]
    sections = [block.section for block in split]
    folded = [
        text[block.start : block.end].lower() if block.end - block.start <= _MAX_NOTICE else None for block in split
    ]
    _mark_single(text, split, folded, sections, cues)
    _mark_regions(text, split, folded, sections, cues)
    _mark_teasers(split, folded, sections, cues)
    kinds = _mark_widgets(text, split, sections)
    return [
        replace(block, ordinal=ordinal, section=section, kind=kind)
        for ordinal, (block, section, kind) in enumerate(zip(split, sections, kinds, strict=True))
    ]


def _split_at_cue(text: str, block: Block, cues: SectionCues) -> Iterator[Block]:
    """A block, in two where a promotion or a legal note begins inside it."""
    found = None
    if block.section is Section.BODY and block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        found = cues.search("within", text[block.start : block.end])
    if found is None:
        yield block
        return
    offset, section = found
    before = text[block.start : block.start + offset].rstrip()
    if before:
        yield replace(block, end=block.start + len(before))
    yield replace(block, start=block.start + offset, section=section)


def _mark_single(
    text: str, blocks: list[Block], folded: list[str | None], sections: list[Section], cues: SectionCues
) -> None:
    """Blocks that their own words decide."""
    for index, (block, words) in enumerate(zip(blocks, folded, strict=True)):
        if sections[index] is not Section.BODY or words is None:
            continue
        found = None
        if len(words) <= _MAX_LINE:
            found = cues.match("line", words) or _read_line(text[block.start : block.end])
        found = found or cues.match("start", words)
        if found is None and (inside := cues.search("contains", words)):
            found = inside[1]
        if found:
            sections[index] = found


def _read_line(line: str) -> Section | None:
    """Bylines, phone numbers, bare addresses of mail and web."""
    if _BYLINE.match(line) and len(line.split()) <= 12:
        return Section.CHROME
    if _PHONE.match(line) or _CONTACT.match(line):
        return Section.CHROME
    return None


def _mark_regions(
    text: str, blocks: list[Block], folded: list[str | None], sections: list[Section], cues: SectionCues
) -> None:
    """Blocks under a heading that names their part ("About the author"), or after one that ends the article."""
    region: Section | None = None
    to_end = False
    seen = 0
    total = blocks[-1].end if blocks else 0
    for index, (block, words) in enumerate(zip(blocks, folded, strict=True)):
        opened = None
        if words is not None and len(words) <= _MAX_LINE:
            opened = cues.match("heading", words)
            tail = cues.match("tail", words)
            if tail and (total - block.end) * 2 < total:
                opened, to_end = tail, True
            elif tail:
                opened = opened or tail
        if opened:
            region, seen = opened, 0
            sections[index] = opened
            continue
        if region is None or sections[index] is not Section.BODY:
            continue
        if not to_end and _ends_region(block, region, seen):
            region = None
            continue
        sections[index] = region
        seen += block.end - block.start > _MAX_LINE


def _ends_region(block: Block, region: Section, seen: int) -> bool:
    """A heading ends any region; a biography or profile is one or two paragraphs and no list."""
    if block.kind is BlockKind.HEADING and (seen or region is not Section.BIO):
        return True
    if region in (Section.BIO, Section.PROFILE):
        return block.kind is BlockKind.LIST_ITEM or seen >= 2
    if region in (Section.PROMO, Section.CHROME):
        return seen >= 1 and block.end - block.start > _MAX_LINE
    return region is Section.RELATED and block.end - block.start > 2 * _MAX_LINE


def _mark_teasers(blocks: list[Block], folded: list[str | None], sections: list[Section], cues: SectionCues) -> None:
    """Body blocks between lines such as "See More", after the article itself has ended, are teasers."""
    ended = False
    since: list[int] = []
    for index, words in enumerate(folded):
        if words is not None and len(words) <= _MAX_LINE and cues.match("closes", words):
            if ended:
                for teaser in since:
                    sections[teaser] = Section.RELATED
            sections[index] = Section.CHROME
            ended, since = True, []
        elif sections[index] in (Section.BIO, Section.RELATED):
            ended, since = True, []
        elif sections[index] is Section.BODY:
            since.append(index)
        if blocks[index].kind is BlockKind.HEADING and sections[index] is Section.BODY:
            since = []


def _mark_widgets(text: str, blocks: list[Block], sections: list[Section]) -> list[BlockKind]:
    """Runs of short lines, of which a third are numbers, are a widget."""
    kinds = [block.kind for block in blocks]
    run: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and sections[index] is Section.BODY and _is_label(text, blocks[index]):
            run.append(index)
            continue
        numbers = sum(1 for i in run if _NUMBER_LINE.match(text, blocks[i].start, blocks[i].end))
        if len(run) >= _MIN_WIDGET and numbers * 3 >= len(run):
            for i in run:
                sections[i], kinds[i] = Section.WIDGET, BlockKind.LINE
        run = []
    return kinds


def _is_label(text: str, block: Block) -> bool:
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or block.end - block.start > _MAX_LABEL:
        return False
    return _SENTENCE_END.search(text, block.start, block.end) is None
