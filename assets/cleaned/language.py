"""Turns a text into the language it is written in, by its commonest small words."""

import re

# The commonest function words, from the Snowball stop-word lists.
_WORDS = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "to",
            "in",
            "that",
            "for",
            "is",
            "on",
            "with",
            "as",
            "by",
            "was",
            "at",
            "from",
            "its",
            "it",
            "has",
            "have",
            "are",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "und",
            "das",
            "den",
            "von",
            "zu",
            "mit",
            "sich",
            "auf",
            "für",
            "ist",
            "im",
            "dem",
            "nicht",
            "ein",
            "eine",
            "als",
            "auch",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "et",
            "du",
            "en",
            "un",
            "une",
            "est",
            "que",
            "dans",
            "pour",
            "sur",
            "pas",
            "au",
            "par",
            "plus",
            "avec",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "los",
            "las",
            "de",
            "que",
            "y",
            "en",
            "del",
            "se",
            "por",
            "un",
            "una",
            "con",
            "para",
            "es",
            "al",
            "como",
            "su",
            "más",
        ]
    ),
    "it": frozenset(
        [
            "il",
            "di",
            "che",
            "e",
            "la",
            "per",
            "un",
            "in",
            "del",
            "della",
            "non",
            "sono",
            "una",
            "con",
            "si",
            "le",
            "dei",
            "al",
            "da",
        ]
    ),
    "pt": frozenset(
        [
            "o",
            "os",
            "de",
            "que",
            "e",
            "do",
            "da",
            "em",
            "um",
            "uma",
            "para",
            "com",
            "não",
            "no",
            "na",
            "por",
            "mais",
            "dos",
            "ao",
        ]
    ),
    "nl": frozenset(
        [
            "de",
            "het",
            "een",
            "van",
            "en",
            "in",
            "is",
            "dat",
            "op",
            "te",
            "voor",
            "met",
            "niet",
            "zijn",
            "aan",
            "door",
            "bij",
            "ook",
        ]
    ),
}
_TOKEN = re.compile(r"[^\W\d_]+")
_SAMPLE = 3000  # characters
_MIN_WORDS = 20


def guess_language(text: str) -> str | None:
    """An ISO 639-1 code, or None where the text is short or no language stands out."""
    words = [word.lower() for word in _TOKEN.findall(text[:_SAMPLE])]
    if len(words) < _MIN_WORDS:
        return None
    counts = sorted(((sum(word in known for word in words), code) for code, known in _WORDS.items()), reverse=True)
    (best, code), (second, _) = counts[0], counts[1]
    return code if best * 8 >= len(words) and best > second * 1.3 else None
