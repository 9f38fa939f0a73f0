"""Turns words into a regular expression for any of them that mostly fails at the first character."""

import re
from collections.abc import Iterable


def alternate(words: Iterable[str]) -> str:
    """An alternation of `words`, longer ones first, grouped by their first characters; without a group around it."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())
