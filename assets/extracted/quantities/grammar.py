"""Builds the matchers of the quantity grammar from its tables, once for all texts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.quantities.phrases import Phrases
from assets.extracted.quantities.tables import (
    BoundCue,
    ResidualCue,
    Scale,
    Unit,
    UnitTable,
    UnitWord,
    load_bound_cues,
    load_counted_nouns,
    load_number_words,
    load_residual_cues,
    load_scales,
    load_units,
    load_words,
)
from assets.extracted.quantities.words import NumberWords


@dataclass(frozen=True, slots=True)
class QuantityGrammar:
    """Matchers for what stands before, in and after a number."""

    units: Mapping[str, Unit]
    before: Phrases[UnitWord]  # currency signs and codes
    after: Phrases[UnitWord]
    per: Phrases[UnitWord]  # denominators of money
    scales: Phrases[Scale]
    numbers: NumberWords
    bounds_before: Phrases[BoundCue]
    bounds_after: Phrases[BoundCue]
    ranges: Phrases[BoundCue]
    fillers: Phrases[BoundCue]
    cues: Mapping[str, Phrases[ResidualCue]]  # by place
    nouns: frozenset[str]
    small_nouns: frozenset[str]  # of `nouns`, what small number words count too
    words: Mapping[str, frozenset[str]]  # by role, as quantity_words.csv names them

    def dimension(self, unit: str) -> str:
        """The dimension of `unit`; of a denominator without a row of its own, empty."""
        row = self.units.get(unit)
        return row.dimension if row else ""


def load_grammar(directory: Path) -> QuantityGrammar:
    """The grammar of the tables in `directory`, seeds/reference."""
    table = load_units(directory)
    scales = load_scales(directory)
    bounds = load_bound_cues(directory)
    residuals = load_residual_cues(directory)
    nouns, small_nouns = load_counted_nouns(directory)
    return QuantityGrammar(
        units=table.units,
        before=_unit_phrases(word for word in table.words if word.place in ("before", "both")),
        after=_unit_phrases(word for word in table.words if word.place in ("after", "both")),
        per=_unit_phrases(_denominators(table)),
        scales=Phrases((scale.word, scale, scale.cased) for scale in scales),
        numbers=NumberWords(load_number_words(directory), scales),
        bounds_before=_bound_phrases(bounds, "before", "beside"),
        bounds_after=_bound_phrases(bounds, "after"),
        ranges=_bound_phrases(bounds, "range"),
        fillers=_bound_phrases(bounds, "filler"),
        cues={place: _cue_phrases(residuals, place) for place in ("name", "before", "after", "month")},
        nouns=nouns,
        small_nouns=small_nouns,
        words=load_words(directory),
    )


def _unit_phrases(words: Iterable[UnitWord]) -> Phrases[UnitWord]:
    return Phrases((word.word, word, word.cased) for word in words)


def _denominators(table: UnitTable) -> list[UnitWord]:
    """Words of unit_words.csv for denominators first, then the names of every unit that is no money."""
    own = [word for word in table.words if word.place == "per"]
    taken = {word.word for word in own}
    named = [
        word
        for word in table.words
        if word.place == "after"
        and len(word.units) == 1
        and word.word not in taken
        and word.factor == 1
        and table.units[word.units[0]].dimension not in ("monetary", "ratio", "ratio_delta", "time")
    ]
    return own + named


def _bound_phrases(cues: Iterable[BoundCue], *places: str) -> Phrases[BoundCue]:
    return Phrases((cue.cue, cue, False) for cue in cues if cue.place in places)


def _cue_phrases(cues: Iterable[ResidualCue], place: str) -> Phrases[ResidualCue]:
    """The cues of one place; names and what is written with a capital count only as written."""
    cased = ("name", "before-capital")
    return Phrases((cue.cue, cue, cue.place in cased) for cue in cues if cue.place.partition("-")[0] == place)
