"""Turns a ticker and the words before it into whether the one abbreviates the other."""

import re

from assets.extracted.lexicon import fold


def spells(ticker: str, words: str) -> bool:
    """Whether a ticker picks its letters from a name in order and is not its initials only: "FrogPond (FPD)"."""
    if not 3 <= len(ticker) <= 8 or ticker == "".join(re.findall(r"\b[A-Z]", words)):
        return False
    letters = iter(fold(words))
    return fold(words)[:1] == ticker[0].lower() and all(letter in letters for letter in ticker.lower())


def shares_word(name: str, words: str) -> bool:
    """Whether `words` have the first letters of the first word of `name`."""
    return bool(words) and fold(re.split(r"[\s,.]", name)[0])[:5] in fold(words)


def abbreviates(ticker: str, words: str) -> bool:
    """Whether `ticker` is made of the initials of `words`: "Korea Export Bank (KEB)"."""
    capitals = initials(words)
    whole = "".join(word[0].upper() for word in words.split())  # DOGE of "Department of Government Efficiency"
    return 2 <= len(ticker) <= 6 and (ticker in {capitals, whole} or (len(ticker) > 2 and capitals.startswith(ticker)))


def initials(words: str) -> str:
    """The first letters of the capitalised words of `words`."""
    return "".join(word[0] for word in re.findall(r"[A-Z]\w*", words))
