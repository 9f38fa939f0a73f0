"""Turns the tables of seeds/reference into all that extraction reads with: one lexicon, the grammars, the tables."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.entities.table import EntityTable, entity_terms, load_entity_table
from assets.extracted.lexicon import Lexicon
from assets.extracted.meaning.tables import MeaningTables, load_tables
from assets.extracted.quantities.grammar import QuantityGrammar, load_grammar
from assets.extracted.quantities.money import MoneyTables, load_money
from assets.extracted.times.calendars import FiscalCalendars, read_fiscal_calendars
from assets.extracted.times.context import MetricTime, read_metric_times
from assets.extracted.times.grammar import TimeGrammar, load_time_grammar


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words mean. Loaded once, passed to every `extract_article`; holds no state of an article."""

    lexicon: Lexicon
    abbreviations: frozenset[str]
    times: TimeGrammar
    metric_times: Mapping[str, MetricTime]
    calendars: FiscalCalendars
    entities: EntityTable
    quantities: QuantityGrammar
    money: MoneyTables
    meaning: MeaningTables


def load_vocabulary(directory: Path) -> Vocabulary:
    """The vocabulary of the reference tables in `directory`."""
    entities = load_entity_table(directory)
    meaning = load_tables(directory)
    return Vocabulary(
        lexicon=Lexicon([*meaning.terms, *entity_terms(entities)]),
        abbreviations=load_abbreviations(directory / "abbreviations.csv"),
        times=load_time_grammar(directory),
        metric_times=read_metric_times(directory / "metrics.csv"),
        calendars=read_fiscal_calendars(directory / "fiscal_calendars.csv"),
        entities=entities,
        quantities=load_grammar(directory),
        money=load_money(directory),
        meaning=meaning,
    )


def load_abbreviations(path: Path) -> frozenset[str]:
    """The words of abbreviations.csv, whose full stop ends no sentence."""
    with path.open(encoding="utf-8", newline="") as lines:
        return frozenset(row["abbreviation"] for row in csv.DictReader(lines))
