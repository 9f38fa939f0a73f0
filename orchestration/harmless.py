"""Turns what articles wrote into text that a terminal shows and never obeys."""

import json
import unicodedata

_UNSHOWN = {"Cc", "Cf", "Cs", "Co"}  # controls, invisible marks, surrogates, private use
_JOINERS = "\u200c\u200d"  # parts of words and emoji in many scripts


def neutralise(text: str) -> str:
    """`text` with every control and invisible character as its escape, so that no sequence reaches the terminal."""
    if text.isprintable():
        return text
    return "".join(c if _is_shown(c) else c.encode("unicode_escape").decode() for c in text)


def to_json(value: object, indent: int | None = None) -> str:
    """`value` as JSON in which every control and invisible character is an escape: the same value for a parser."""
    written = json.dumps(value, ensure_ascii=False, indent=indent, default=str)
    return "\n".join(map(_escape_line, written.split("\n")))


def _escape_line(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(c if _is_shown(c) else json.dumps(c)[1:-1] for c in line)


def _is_shown(character: str) -> bool:
    return character in _JOINERS or unicodedata.category(character) not in _UNSHOWN
