"""Turns the cue tables of seeds/reference into phrases: relative periods ("a year earlier") and comparators ("yoy")."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.lexicon import Lexicon, Term
from assets.extracted.times.record import TimeValue
from assets.extracted.times.words import CalendarWords

_FISCAL = ("fiscal", "financial year")
_SLOT = "{period}"  # stands for every word of the family period_word


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase and what it means: a step of `shift` units, in the relation year_before, before, this, next, ..."""

    words: str
    value: TimeValue


def read_period_cues(path: Path, words: CalendarWords) -> list[Cue]:
    """The cues of period_cues.csv (cue, relation, unit, shift, source), with the slot {period} spread out."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Cue(
                phrase,
                TimeValue(
                    unit=row["unit"], shift=int(row["shift"]), relation=row["relation"], fiscal=_is_fiscal(phrase)
                ),
            )
            for row in csv.DictReader(file)
            for phrase in _spread(row["cue"], words)
        ]


def read_comparator_cues(path: Path) -> Lexicon:
    """The comparators of comparator_words.csv that tell a period; a hit's key is the comparator's id."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["read_for"] in ("all", "period")]
    return Lexicon(Term(word, "comparator", row["comparator"]) for row in rows for word in row["words"].split(";"))


def _is_fiscal(phrase: str) -> bool:
    """Whether a phrase speaks of a fiscal year by name."""
    return any(word in phrase for word in _FISCAL)


def _spread(cue: str, words: CalendarWords) -> Iterator[str]:
    if _SLOT not in cue:
        yield cue
        return
    for word in words.names["period_word"]:
        yield cue.replace(_SLOT, word)
