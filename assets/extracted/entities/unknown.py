"""Turns capitalised runs that no table knows into entities by their words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assets.extracted.entities.capitals import Capital, run_before
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.cues import words_before
from assets.extracted.entities.definitions import Definition, apply_definitions, drop_legal_form, is_coin, short_names
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_ENDS_PHRASE = re.compile(
    r"[.,;)\n]|[’']s?\b| (?:for|in|from|to|and|at|with|by|after|as|on|that|which|was|is|has|would|will|could)\b|$"
)
_SMALL_WORD = re.compile(r"\b[a-z]{3,}\b")
_NUMBER_NEXT = re.compile(r"[ .]{1,2}\d")  # "Rs 5" is money
_SHORTEST = 4
_COMPOUND = re.compile(r"-[a-z]+$")  # "Stockholm-based"
_CAMEL = re.compile(r"[a-z0-9.][A-Z]")  # "FrogNinja", "Arcadia.Works"
_WEAK_FORMS = frozenset({"Company", "Group", "Holdings", "Holding", "Companies", "Co", "Cos"})  # also ordinary words


def find_unknown(
    text: str, known: Sequence[Occurrence], capitals: list[Capital], people: frozenset[str], table: EntityTable
) -> Iterator[Occurrence]:
    """Names by their words: a run that ends in a legal form or does what a company does, and its later mentions."""
    covered = Covered(known)
    inside = _proper_words(text, capitals)
    common = frozenset(_SMALL_WORD.findall(text))
    definitions = list(_first_words(text, known, inside, common, table))
    for index, capital in enumerate(capitals):
        if capital.word in table.cues.no_names or covered.touches(capital.start, capital.end):
            continue
        legal = capital.word.strip(".") in table.legal_forms and capital.word not in _WEAK_FORMS
        acts = not legal and _acts(text, capital.end, table)
        first = run_before(text, capitals, index, table.legal_forms)
        while first < index and _is_lead(capitals[first].word, table):
            first += 1
        run = capitals[first : index + 1]
        start, words = run[0].start, text[run[0].start : capital.end]
        if (legal and len(run) == 1) or covered.touches(start, capital.end):
            continue
        runs_on = index + 1 < len(capitals) and capitals[index + 1].start == capital.end + 1
        if _NUMBER_NEXT.match(text, capital.end):
            continue
        if not (legal or acts or (not runs_on and _is_introduced(text, start, capital.end, table))):
            continue
        if not legal and (
            people.issuperset(c.word for c in run) or not any(_is_proper(c.word, inside, common) for c in run)
        ):
            continue
        kind = Kind.COIN if is_coin(text, start, capital.end) else Kind.UNKNOWN
        entity = Entity(slug(drop_legal_form(words, table.legal_forms)), words, kind)
        shorts = [s for s in short_names(words, table.legal_forms) if s not in table.cues.no_names]
        definitions.extend(Definition(name, entity, start, start + len(words)) for name in [words, *shorts])
    for occurrence in apply_definitions(text, definitions, capitals):
        if not covered.touches(occurrence.start, occurrence.end):
            yield Occurrence(occurrence.start, occurrence.end, occurrence.entity, "unknown")


def _first_words(
    text: str, known: Sequence[Occurrence], inside: set[str], common: frozenset[str], table: EntityTable
) -> Iterator[Definition]:
    """The first words of companies' long names, by which the article goes on to call them."""
    for occurrence in known:
        word, _, more = text[occurrence.start : occurrence.end].partition(" ")
        if not more or occurrence.entity.kind is not Kind.COMPANY or len(word) < _SHORTEST or table.find(word):
            continue
        if word in table.cues.no_names or word in table.given_names:
            continue
        if _is_proper(word, inside, common):
            yield Definition(word, occurrence.entity, occurrence.start, occurrence.end)


def _acts(text: str, end: int, table: EntityTable) -> bool:
    """Whether what follows a name is said of companies: "raised $3 million", ", a startup"."""
    return table.cues.company_acts.match(text, end) is not None or table.cues.described.match(text, end) is not None


def _is_lead(word: str, table: EntityTable) -> bool:
    """Whether a capitalised word before a name is none of it: "The", "Rival"."""
    return word in table.cues.no_names or word.lower() in table.cues.called or _COMPOUND.search(word) is not None


def _is_proper(word: str, inside: set[str], common: frozenset[str]) -> bool:
    """Whether a word is capitalised inside a sentence too, or in its middle, and nowhere written small."""
    return (word in inside or _CAMEL.search(word) is not None) and word.lower() not in common


def _is_introduced(text: str, start: int, end: int, table: EntityTable) -> bool:
    """Whether the words before say that a name is a company's: "the startup Acme", "agreed to buy Acme"."""
    before = words_before(text, start)
    bought = table.cues.acquire.end(before) and _ENDS_PHRASE.match(text, end) is not None
    return bought or table.cues.called.end(before)


def _proper_words(text: str, capitals: list[Capital]) -> set[str]:
    """Words that a sentence has inside it with a capital, and those that open two sentences and are no plurals."""
    opening = Counter(c.word for c in capitals if _opens_sentence(text, c.start))
    inside = {c.word for c in capitals if not _opens_sentence(text, c.start)}
    return inside | {word for word, times in opening.items() if times > 1 and not word.endswith("s")}


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" “\"'‘(")
    return not before or before[-1] in ".!?:\n-*•"
