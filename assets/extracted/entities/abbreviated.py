"""Turns a ticker and the words before it into whether the one abbreviates the other."""

import re

from assets.extracted.entities.record import Kind
from assets.extracted.entities.table import EntityTable
from assets.extracted.lexicon import fold

_IN_PARENTHESES = re.compile(r"(?<= )\(([A-Z]{2,6})s?\)")
_REACH = 80  # characters before an abbreviation that spell it out
_SHORTENED = frozenset({Kind.COMPANY, Kind.COIN, Kind.FUND})


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


def find_spelled_out(text: str, table: EntityTable) -> frozenset[str]:
    """Capitals in parentheses that shorten the words before them, where the table knows them for another's name."""
    return frozenset(match[1] for match in _IN_PARENTHESES.finditer(text) if _means_another(text, match, table))


def _means_another(text: str, match: re.Match[str], table: EntityTable) -> bool:
    capitals = match[1]
    words = re.split(r"[\s-]+", text[max(0, match.start() - _REACH) : match.start()].strip())[-len(capitals) :]
    if "".join(word[:1] for word in words).upper() != capitals:
        return False
    entity = table.find(capitals) or table.find_ticker(capitals)
    if entity is None or entity.kind not in _SHORTENED:
        return False
    named = entity.name != capitals and entity.name in text
    return not named and not shares_word(entity.name, " ".join(words))


def initials(words: str) -> str:
    """The first letters of the capitalised words of `words`."""
    return "".join(word[0] for word in re.findall(r"[A-Z]\w*", words))
