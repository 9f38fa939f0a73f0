"""Turns the reference tables into the grammar that times are read with: words in, compiled patterns out."""

import re
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.lexicon import Lexicon, Term
from assets.extracted.times.clocks import compile_clock
from assets.extracted.times.cues import Cue, read_comparator_cues, read_period_cues
from assets.extracted.times.dates import DatePatterns, compile_dates
from assets.extracted.times.durations import DurationPatterns, compile_durations
from assets.extracted.times.ended import EndedPatterns, compile_ended
from assets.extracted.times.labels import LabelPatterns, compile_labels
from assets.extracted.times.words import CalendarWords, read_calendar_words
from assets.extracted.times.years import YearPatterns, compile_years

# What a time may start with, by the reader that starts there (find.py); a digit starts others.
_STARTS_NUMBERED = {
    "month": "date",
    "weekday": "date",
    "weekday_abbreviation": "date",
    "cardinal": "length",
    "ordinal": "label",
}
_STARTS_NAMED = {"fiscal": "label", "calendar": "label", "crop": "label", "full_year": "label"}
_STARTS = {
    **dict.fromkeys(("quarter", "half", "half-year", "year", "period", "week", "month"), "ended"),  # "ended March 31"
    **dict.fromkeys(("sma", "ema", "dma"), "length"),  # "SMA(200)"
    **dict.fromkeys(("age", "aged"), "age"),
}


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """Everything that reading times needs; made once, passed in."""

    words: CalendarWords
    openings: Lexicon  # families are readers, and cue, whose key is its place in `cues`
    cues: tuple[Cue, ...]
    comparators: Lexicon
    dates: DatePatterns
    labels: LabelPatterns
    years: YearPatterns
    durations: DurationPatterns
    ended: EndedPatterns
    clock: re.Pattern[str]


def load_time_grammar(reference: Path) -> TimeGrammar:
    """The grammar of calendar_words.csv, period_cues.csv and comparator_words.csv in the folder `reference`."""
    words = read_calendar_words(reference / "calendar_words.csv")
    starts = [(word, reader) for family, reader in _STARTS_NUMBERED.items() for word in words.numbers[family]]
    starts += [(word, reader) for family, reader in _STARTS_NAMED.items() for word in words.names[family]]
    starts += [*_STARTS.items(), ("half a", "length"), ("half an", "length")]
    cues = tuple(read_period_cues(reference / "period_cues.csv", words))
    terms = [Term(word, reader, word) for word, reader in starts]
    terms += [Term(cue.words, "cue", str(index)) for index, cue in enumerate(cues)]
    labels = compile_labels(words)
    return TimeGrammar(
        words=words,
        openings=Lexicon(terms),
        cues=cues,
        comparators=read_comparator_cues(reference / "comparator_words.csv"),
        dates=compile_dates(words),
        labels=labels,
        years=compile_years(words, labels),
        durations=compile_durations(words),
        ended=compile_ended(words),
        clock=compile_clock(words),
    )
