"""Gives the words beside a place of a text, up to the next mark of punctuation."""

import re

from assets.extracted.quantities.phrases import Piece

_AFTER = re.compile(r" ([a-z][a-z']*)")
_REACH = 64  # characters that are looked back on
_OPENING = " ([\"'“‘"
_WORD = re.compile(r"[a-z][a-z']*\Z")


def words_after(piece: Piece, position: int, count: int) -> list[str]:
    """At most `count` words that follow `position`, each after one space."""
    words = []
    for _ in range(count):
        match = _AFTER.match(piece.plain, position)
        if match is None:
            break
        words.append(match.group(1))
        position = match.end()
    return words


def words_before(piece: Piece, position: int, count: int) -> list[str]:
    """At most `count` words that end at `position`, in reading order."""
    words: list[str] = []
    for word in reversed(piece.plain[max(0, position - _REACH) : position].rstrip(_OPENING).split(" ")):
        if len(words) == count or _WORD.match(word) is None:
            break
        words.append(word)
    return words[::-1]
