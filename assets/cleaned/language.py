"""Turns a text into the language it is written in, by its commonest small words."""

import csv
import re
from importlib import resources

_TOKEN = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000  # characters
_MIN_WORDS = 20

FunctionWords = dict[str, frozenset[str]]


def load_function_words() -> FunctionWords:
    """Per ISO 639-1 code the commonest function words, from seeds/reference/function_words.csv."""
    table = resources.files("seeds").joinpath("reference/function_words.csv").read_text(encoding="utf-8")
    words: dict[str, set[str]] = {}
    for row in csv.DictReader(table.splitlines()):
        words.setdefault(row["language"], set()).add(row["word"])
    return {language: frozenset(found) for language, found in words.items()}


def guess_language(text: str, known: FunctionWords) -> str | None:
    """An ISO 639-1 code, or None where the text is short or no language stands out."""
    words = _TOKEN.findall(text[:_SAMPLE].lower())
    if len(words) < _MIN_WORDS:
        return None
    counts = sorted(((sum(map(found.__contains__, words)), code) for code, found in known.items()), reverse=True)
    (best, code), (second, _) = counts[0], counts[1]
    return code if best * 8 >= len(words) and best > second * 1.3 else None
