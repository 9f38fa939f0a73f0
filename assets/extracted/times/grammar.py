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

# A time may start at a word of these families, or at a digit.
_OPENING = ("month", "weekday", "weekday_abbreviation", "cardinal", "ordinal")
_PERIODS = ("quarter", "half", "half-year", "year", "period")  # "quarter ended March 31"
_AVERAGES = ("sma", "ema", "dma")  # "SMA(200)"
_OPENING_NAMED = ("fiscal", "calendar", "crop", "full_year")


@dataclass(frozen=True, slots=True)
class TimeGrammar:
    """Everything that reading times needs; made once, passed in."""

    words: CalendarWords
    openings: Lexicon  # families opening and cue; the key of a cue is its place in `cues`
    cues: tuple[Cue, ...]
    comparators: Lexicon
    dates: DatePatterns
    labels: LabelPatterns
    years: YearPatterns
    durations: DurationPatterns
    ended: EndedPatterns
    clock: re.Pattern[str]


def load_time_grammar(reference: Path) -> TimeGrammar:
    """The grammar of calendar_words.csv, period_cues.csv and comparator_cues.csv in the folder `reference`."""
    words = read_calendar_words(reference / "calendar_words.csv")
    openings = [word for family in _OPENING for word in words.numbers[family]]
    openings += [word for family in _OPENING_NAMED for word in words.names[family]]
    openings += _PERIODS + _AVERAGES
    cues = tuple(read_period_cues(reference / "period_cues.csv", words))
    terms = [Term(word, "opening", word) for word in openings]
    terms += [Term(cue.words, "cue", str(index)) for index, cue in enumerate(cues)]
    labels = compile_labels(words)
    return TimeGrammar(
        words=words,
        openings=Lexicon(terms),
        cues=cues,
        comparators=read_comparator_cues(reference / "comparator_cues.csv"),
        dates=compile_dates(words),
        labels=labels,
        years=compile_years(words, labels),
        durations=compile_durations(words),
        ended=compile_ended(words),
        clock=compile_clock(words),
    )
