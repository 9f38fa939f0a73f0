"""Turns the blocks of an article into the captions over them that are no headings: "Full year 2025", "In 2021:"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from assets.cleaned.record import Block, BlockKind, CleanArticle
from assets.kernel.spans import Span

_LONGEST, _LONGEST_LEAD = 60, 160  # characters of a caption, and of a paragraph that leads into a list
_BACK = 16  # blocks that a caption can stand over
_OF_TIME = re.compile(r"\b(?:(?:19|20)\d\d|FY ?\d\d|Q[1-4]|[1-4]Q|quarter|year|half|outlook|guidance)\b", re.IGNORECASE)
_OF_FIGURES = re.compile(r"[$€£¥%]|\d[\d.,]*\d{2}(?<!19\d\d)(?<!20\d\d)\b")
_PARTS, _TWO = re.compile(r"Q[1-4]|[1-4]Q"), 2  # "4Q 3Q" heads columns
_SAID = re.compile(r"[.;!?]\W*$|, ")
_PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def list_captions(article: CleanArticle) -> list[int]:
    """The ordinals of the blocks that can be captions, in order."""
    text = article.clean.text
    return [block.ordinal for block in article.blocks if block.kind in _PROSE and _is_caption(_words(text, block))]


def find_captions(article: CleanArticle, block: Block, captions: Sequence[int]) -> tuple[Span, ...]:
    """The caption that `block` stands under and the paragraph that leads into its list, nearest first.

    `captions` are those of `list_captions`.
    """
    place = bisect_left(captions, block.ordinal)
    in_reach = place > 0 and captions[place - 1] >= block.ordinal - _BACK
    if block.kind not in _PROSE or not (in_reach or block.kind is BlockKind.LIST_ITEM):
        return ()
    text = article.clean.text
    found: list[Span] = []
    in_list = block.kind is BlockKind.LIST_ITEM
    for ordinal in range(block.ordinal - 1, max(-1, block.ordinal - 1 - _BACK), -1):
        before = article.blocks[ordinal]
        if before.section is not block.section or before.kind not in _PROSE or ordinal == block.heading:
            break
        if in_reach and ordinal == captions[place - 1]:
            found.append(Span(before.start, before.end))
            break
        if in_list and before.kind is BlockKind.PARAGRAPH:
            words = _words(text, before)
            if words.endswith(":") and len(words) <= _LONGEST_LEAD:
                found.append(Span(before.start, before.end))
            in_list = False
    return tuple(found)


def _words(text: str, block: Block) -> str:
    return text[block.start : min(block.end, block.start + _LONGEST_LEAD + 1)]


def _is_caption(words: str) -> bool:
    """Whether a block only names a time or an outlook: no sentence, no figure."""
    short = len(words) <= _LONGEST and not _SAID.search(words) and len(_PARTS.findall(words)) < _TWO
    return short and _OF_TIME.search(words) is not None and _OF_FIGURES.search(words) is None
