"""Turns names that no table knows into entities by their words, with their later and shorter mentions."""

import re
from collections.abc import Iterator, Sequence

from assets.extracted.entities.capitals import Capital
from assets.extracted.entities.covered import Covered
from assets.extracted.entities.definitions import Definition, apply_definitions, is_coin
from assets.extracted.entities.forms import drop_legal_form, short_names
from assets.extracted.entities.headline import find_repeated
from assets.extracted.entities.named import Sight, find_named
from assets.extracted.entities.proper import ProperWords
from assets.extracted.entities.record import Entity, Kind, Occurrence, slug
from assets.extracted.entities.table import EntityTable

_CODE = re.compile(r"[A-Z]{1,5}c?\d{1,2}")  # Reuters' of futures and of metals
_ENDS_IN_CAPITALS = re.compile(r"[a-z] (?!LLC|PLC|LLP|INC|LTD|CORP|SPA|ASA)[A-Z]{3,5}$")  # "Ohio ISO"
_SHORTEST = 4


def find_unknown(
    text: str,
    known: Sequence[Occurrence],
    capitals: list[Capital],
    people: frozenset[str],
    table: EntityTable,
    *,
    title: str = "",
) -> Iterator[Occurrence]:
    """The names that the words around them or the title tell, wherever they or their short forms stand."""
    covered, proper = Covered(known), ProperWords(text, capitals, "" if title in text else title)
    ends = {occurrence.end for occurrence in known}
    definitions = list(_first_words(text, known, proper, table))
    sight = Sight(text, capitals, known, proper, people, table)
    places = dict.fromkeys([*find_named(sight), *find_repeated(title, sight)])
    told = {text[start:end] for start, end in places}
    named = [(start, end, words) for start, end in places if not _is_product(words := text[start:end], told, table)]
    shorter = {short for *_, words in named for short in short_names(words, table.legal_forms)}
    for start, end, words in named:
        if words in shorter or (start - 1 in ends and _CODE.fullmatch(words)):
            continue  # a longer name of the article says whose it is; a quote's code stands behind a name: "Tin CMSN3"
        kind = Kind.COIN if is_coin(text, start, end) else Kind.UNKNOWN
        hidden = table.find(words)  # "India" in "the central bank of India", which is not Bank of India
        new = Entity(slug(drop_legal_form(words, table.legal_forms)), words, kind)
        entity = hidden if hidden is not None and hidden.kind is Kind.COUNTRY else new
        shorts = [s for s in short_names(words, table.legal_forms) if s not in table.cues.no_names]
        definitions.extend(Definition(name, entity, start, end) for name in [words, *shorts])
    longer = {words for *_, words in named if " " in words}  # "Hunan Brass Ltd" is not of Hunan
    for occurrence in apply_definitions(text, definitions, capitals):
        known_there = covered.touches(occurrence.start, occurrence.end)
        if not known_there or text[occurrence.start : occurrence.end] in longer:
            yield Occurrence(occurrence.start, occurrence.end, occurrence.entity, "unknown")


def _is_product(words: str, told: set[str], table: EntityTable) -> bool:
    """Whether a name is that of a company of the article and a product's word: "Acme Pay" beside Acme."""
    company, _, last = words.rpartition(" ")
    return last in table.cues.product_names and company in told


def _first_words(
    text: str, known: Sequence[Occurrence], proper: ProperWords, table: EntityTable
) -> Iterator[Definition]:
    """The first words of companies' long names, or capitals at their end, by which the article goes on to call them."""
    for occurrence in known:
        if occurrence.entity.kind is not Kind.COMPANY:
            continue
        words = text[occurrence.start : occurrence.end]
        last = words.rpartition(" ")[2]
        if _ENDS_IN_CAPITALS.search(words) and table.find(last) is None:
            yield Definition(last, occurrence.entity, occurrence.start, occurrence.end)
        word, _, more = words.partition(" ")
        short = len(word) < _SHORTEST and not (len(word) > 1 and word.isupper())  # "IG" of "IG Group" is long enough
        if not more or short or table.find(word):
            continue
        if word not in table.cues.no_names and word not in table.given_names and word in proper:
            yield Definition(word, occurrence.entity, occurrence.start, occurrence.end)
