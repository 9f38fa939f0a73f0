"""Turns a block of text and a place in it into the sentence around that place."""

import re
from dataclasses import dataclass

_BREAK = re.compile(r"[.!?][\"”’)\]]*\s+(?=[\"“‘(]?[A-Z])")
_LONGEST = 320  # code points shown on either side at most


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in three parts, the quote in the middle."""

    before: str
    quote: str
    after: str


def cut_sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence of `text` that holds [start, end), which are code points of it."""
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    before, after = text[first:start], text[end:last]
    breaks = [found.end() for found in _BREAK.finditer(text[first:end]) if found.end() <= start - first]
    if breaks:
        before = before[breaks[-1] :]
    following = _BREAK.search(text[end - 1 : last])
    if following:
        after = after[: max(0, following.end() - 1)].rstrip()
    return Sentence(before, text[start:end], after)
