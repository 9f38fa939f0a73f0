"""Turns the full name of a company into the shorter ones by which an article goes on to call it."""

import re

_SMALL = frozenset({"of", "de", "and", "&", "the", "for"})


def drop_legal_form(words: str, legal_forms: frozenset[str]) -> str:
    """A company's name without "Inc.", "Holdings plc" and the like at its end."""
    parts = re.split(r"[\s,]+", words.strip())
    while len(parts) > 1 and legal_forms.intersection(_spellings(parts[-1].strip("."))):
        parts.pop()
    return " ".join(parts)


def short_names(words: str, legal_forms: frozenset[str]) -> list[str]:
    """The shorter forms that an article uses for a full name: without its legal form, its first word and first two."""
    stem = drop_legal_form(words, legal_forms)
    parts = stem.split(" ")
    shorts = [stem]
    if len(parts) > 1 and len(parts[0]) > 3 and parts[0].lower() not in _SMALL:
        shorts.append(parts[0])
    if len(parts) > 2 and parts[1].lower() not in _SMALL:
        shorts.append(" ".join(parts[:2]))
    return [short for short in shorts if short != words]


def _spellings(word: str) -> tuple[str, str]:
    """The word as written and as outside a row of capitals: INC is Inc."""
    return word, word.capitalize()
