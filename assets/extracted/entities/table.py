"""Loads entities.csv and its companions into a table of entities, and makes the terms of the lexicon from it."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assets.extracted.entities.cues import Cues, compile_cues
from assets.extracted.entities.record import Entity, Kind
from assets.extracted.lexicon import Term, fold

NAME_FAMILY = "entity"
DESCRIPTOR_FAMILY = "descriptor"
VOICE_FAMILY = "voice"
GROUP_FAMILY = "group"
_CONTRACT = re.compile(r"([A-Z]{1,3})[FGHJKMNQUVXZ]\d{1,2}")
_LETTERS = re.compile(r"[a-z]+")
# Tables whose words name no company, and their column
_PLAIN = {"metric_cues": "words", "metrics": "synonyms", "counted_nouns": "noun", "quantity_words": "word"}
_TICKER = re.compile(r"[A-Z0-9][A-Z0-9.&-]{0,9}")


@dataclass(frozen=True, slots=True)
class NumberNames:
    """Where digits are part of a name: in whole tokens ("S21"), behind words ("Form 4"), before words ("737 MAX")."""

    tokens: re.Pattern[str]
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class EntityTable:
    """The reference entities, how they are written, and the words that stand around them.

    `small` are names as their owners write them ("adidas"), `ordinary` folded ones that are ordinary words too and need
    confirmation; `tickers` lead from a ticker, with and without its market's suffix, to an id, `futures` from the root
    of a contract's symbol; `exchanges` from the prefix of a ticker to the country.
    """

    entities: dict[str, Entity]
    names: tuple[tuple[str, str, str], ...]  # (spelling, entity id, form: name, ticker, future, code)
    small: frozenset[str]
    ordinary: frozenset[str]
    tickers: dict[str, str]
    futures: dict[str, str]
    descriptors: tuple[tuple[str, str], ...]  # words and what they may stand for: a kind, listed or any
    exchanges: dict[str, str]
    number_names: NumberNames
    legal_forms: frozenset[str]
    organisation_words: frozenset[str]
    given_names: frozenset[str]
    plain: frozenset[str]  # words in which reports name what is measured and counted, in small letters
    cues: Cues
    voices: tuple[tuple[str, str], ...]  # words of an unnamed source, and its normal form
    home_words: tuple[tuple[str, str], ...]  # words and the country, ISO 3166, that writes so
    _by_name: dict[str, Entity] = field(repr=False)
    _by_code: dict[str, Entity] = field(repr=False)

    def find(self, name: str) -> Entity | None:
        """The entity of that very name, in any case; the first row of the table where several share it."""
        return self._by_name.get(fold(name))

    def find_ticker(self, ticker: str) -> Entity | None:
        """The entity of a ticker as written ("AAPL", "0700.HK", "09959.HK")."""
        found = self.tickers.get(ticker) or self.tickers.get(ticker.lstrip("0"))
        return self.entities[found] if found else None

    def find_future(self, symbol: str) -> Entity | None:
        """What a futures contract is on, from its symbol: KCH25 is KC, March 2025."""
        match = _CONTRACT.fullmatch(symbol)
        return self.entities[self.futures[match[1]]] if match and match[1] in self.futures else None

    def find_country(self, code: str | None) -> Entity | None:
        """The country or region of an ISO 3166 alpha-2 code or a region's id."""
        return self._by_code.get(code or "")


def load_entity_table(folder: Path) -> EntityTable:
    """Reads entities.csv and the lists of names, descriptors, exchanges, number names and given names in `folder`.

    Raises ValueError where a name points to an entity that is not in the table, KeyError where a column is missing.
    """
    entities = {row["entity_id"]: _entity(row) for row in _rows(folder / "entities.csv")}
    rows = list(_rows(folder / "entity_names.csv"))
    names = tuple((row["name"], row["entity_id"], row["form"]) for row in rows)
    unknown = {entity_id for _, entity_id, _ in names} - entities.keys()
    if unknown:
        raise ValueError(
            f"entity_names.csv: not in entities.csv: {', '.join(sorted(unknown))}; add the entity or drop the name"
        )
    by_name: dict[str, Entity] = {}
    for name, entity_id, form in names:
        if form == "name":
            by_name.setdefault(fold(name), entities[entity_id])
    return EntityTable(
        entities=entities,
        names=names,
        small=frozenset(name for name, _, form in names if form == "name" and not name.istitle()),
        ordinary=frozenset(_ordinary(rows, by_name)),
        tickers=_tickers(entities, names),
        futures={name: entity_id for name, entity_id, form in names if form == "future"},
        descriptors=tuple((row["words"], row["kind"]) for row in _rows(folder / "descriptors.csv")),
        exchanges={row["prefix"]: row["country"] for row in _rows(folder / "exchanges.csv")},
        number_names=_number_names(folder / "number_names.csv"),
        legal_forms=frozenset(row["word"] for row in _rows(folder / "legal_forms.csv") if row["kind"] == "form"),
        organisation_words=frozenset(row["word"] for row in _rows(folder / "legal_forms.csv")),
        given_names=frozenset(row["name"] for row in _rows(folder / "given_names.csv")),
        plain=frozenset(_plain_words(folder)),
        cues=compile_cues(_by_cue(folder)),
        voices=tuple((row["words"], row["voice"]) for row in _rows(folder / "voices.csv")),
        home_words=tuple((row["words"], row["country"]) for row in _rows(folder / "country_cues.csv")),
        _by_name=by_name,
        _by_code={
            e.country if e.kind is Kind.COUNTRY and e.country else e.entity_id: e
            for e in entities.values()
            if e.kind in {Kind.COUNTRY, Kind.REGION}
        },
    )


def entity_terms(table: EntityTable) -> Iterator[Term]:
    """The lexicon's terms: every name under its entity id, every descriptor under its kind."""
    for name, entity_id, form in table.names:
        if form == "name":
            yield Term(name, NAME_FAMILY, entity_id, cased=len(name) <= 5 and name.isupper())
    for words, kind in table.descriptors:
        yield Term(words, DESCRIPTOR_FAMILY, kind)
    for words in sorted(table.cues.groups | table.cues.kinded_groups | table.cues.people):
        yield Term(words, GROUP_FAMILY, words)
    for words, voice in table.voices:
        yield Term(words, VOICE_FAMILY, voice)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _ordinary(rows: Iterable[dict[str, str]], by_name: dict[str, Entity]) -> Iterator[str]:
    """Names whose first row says that they are ordinary words: "coffee" is the commodity before it is a company."""
    for row in rows:
        if row["ordinary"] and by_name[fold(row["name"])].entity_id == row["entity_id"]:
            yield fold(row["name"])


def _by_cue(folder: Path) -> dict[str, list[str]]:
    """The words of name_cues.csv by their cue; units ("GW", "USD") are no names either."""
    cues: dict[str, list[str]] = {}
    for row in _rows(folder / "name_cues.csv"):
        cues.setdefault(row["cue"], []).append(row["words"])
    cues["no_name"] += [row["unit"] for row in _rows(folder / "units.csv") if row["dimension"] != "crypto"]
    return cues


def _plain_words(folder: Path) -> Iterator[str]:
    """Every word of the tables of metrics, counted things and quantities."""
    for name, column in _PLAIN.items():
        for row in _rows(folder / f"{name}.csv"):
            yield from _LETTERS.findall(row[column].lower())


def _entity(row: dict[str, str]) -> Entity:
    month = row["fiscal_year_end_month"]
    return Entity(
        row["entity_id"],
        row["name"],
        Kind(row["kind"]),
        row["country"] or None,
        row["exchange"] or None,
        int(month) if month else None,
    )


def _number_names(path: Path) -> NumberNames:
    by_rule: dict[str, list[str]] = {"token": [], "before": [], "after": []}
    for row in _rows(path):
        by_rule[row["rule"]].append(row["pattern"])
    tokens = re.compile("|".join(by_rule["token"]))
    return NumberNames(tokens, frozenset(by_rule["before"]), frozenset(by_rule["after"]))


def _tickers(entities: dict[str, Entity], names: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    """Ids and upper-case spellings; an id goes before a spelling, and both before a ticker without its market."""
    traded = (Kind.COMPANY, Kind.COIN, Kind.INDEX, Kind.FUND)
    ids = [(i, i) for i, entity in entities.items() if entity.kind in traded and _TICKER.fullmatch(i)]
    spelled = [
        (n, i)
        for n, i, form in names
        if form in {"name", "ticker"} and entities[i].kind in traded and _TICKER.fullmatch(n)
    ]
    bare = [(i.split(".")[0].lstrip("0"), i) for i, _ in ids if "." in i]
    unpadded = [(i.lstrip("0"), i) for i, _ in ids if i.startswith("0")]
    tickers: dict[str, str] = {}
    for ticker, entity_id in ids + spelled + unpadded + bare:
        tickers.setdefault(ticker, entity_id)
    return tickers
