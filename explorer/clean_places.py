"""Turns bytes of a raw file into places in its clean text, along the edits that made each block: never by search.

A block whose edits do not lead from its bytes to its text has no places: nothing is shown rather than something wrong.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from explorer.originals import Original
from explorer.warehouse import Row


class CleanPlaces:
    """The way from bytes to code points of the clean text; `blocks` are rows of article_blocks."""

    def __init__(self, original: Original, blocks: Sequence[Row]) -> None:
        self._original = original
        whole = [block for block in blocks if _rebuild(original, block) == block["text"]]
        self._blocks = sorted(whole, key=lambda block: int(block["byte_start"]))
        self._starts = [block["byte_start"] for block in self._blocks]

    def find(self, byte_start: int, byte_end: int) -> tuple[int, int] | None:
        """[start, end) in the clean text; None where the bytes are in no one block, or nothing of them was kept."""
        index = bisect_right(self._starts, byte_start) - 1
        if index < 0 or byte_end > self._blocks[index]["byte_end"]:
            return None
        block = self._blocks[index]
        start, end = (self._shift(block, byte) for byte in (byte_start, byte_end))
        return (start, end) if start < end else None

    def _shift(self, block: Row, byte: int) -> int:
        """An offset inside an edit goes to where its words begin."""
        offset = int(block["char_start"]) + len(self._original.read(block["byte_start"], byte))
        clean = int(block["clean_start"]) + offset - int(block["char_start"])
        for edit in block["edits"]:
            if edit["char_end"] <= offset:
                clean += len(edit["words"]) - (edit["char_end"] - edit["char_start"])
            elif edit["char_start"] < offset:
                clean -= offset - edit["char_start"]
        return clean


def _rebuild(original: Original, block: Row) -> str:
    """The text that the edits of `block` make of its bytes."""
    raw = original.read(block["byte_start"], block["byte_end"])
    return "".join(_apply(raw, int(block["char_start"]), block["edits"]))


def _apply(raw: str, start: int, edits: Iterable[dict[str, Any]]) -> Iterable[str]:
    last = 0
    for edit in edits:
        yield raw[last : edit["char_start"] - start]
        yield edit["words"]
        last = edit["char_end"] - start
    yield raw[last:]
