"""Turns runs of short label and value lines into the lines of a widget: price boxes, rating boxes, ticker bars."""

import re

from assets.cleaned.draft import OpenBlock
from assets.cleaned.record import BlockKind, Section

_VALUE = re.compile(
    r"(?:[\w .&/()'-]{1,30}[:\s]\s*)?[-+($€£¥₹~A-Z]{0,4}\s?\d[\d,.]*\)?\s?(?:%|[kKmMbBtTx]|[A-Z]{3})?\)?"
    r"(?:\s[\w .()%/+-]{1,30})?$"
)
_CLOSED = re.compile(r"[.!?,;][\"')\]]*$")
_MAX_LABEL = 40  # characters of a widget's line
_MIN_LINES = 4


def mark_widgets(text: str, blocks: list[OpenBlock]) -> None:
    """Runs of short lines, of which a third at least are values, get kind LINE and section WIDGET."""
    run: list[OpenBlock] = []
    for block in blocks:
        if _is_line(text, block):
            run.append(block)
            continue
        _close(text, run)
        run = []
    _close(text, run)


def _is_line(text: str, block: OpenBlock) -> bool:
    is_short = block.end - block.start <= _MAX_LABEL and block.section is Section.BODY
    if not is_short or block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return False
    return _CLOSED.search(text, block.start, block.end) is None


def _close(text: str, run: list[OpenBlock]) -> None:
    values = sum(1 for block in run if _VALUE.match(text, block.start, block.end))
    if len(run) < _MIN_LINES or values * 3 < len(run):
        return
    for block in run:
        block.kind, block.section = BlockKind.LINE, Section.WIDGET
