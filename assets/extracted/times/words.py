"""Turns the calendar words of seeds/reference into the vocabularies that time patterns are generated from."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.alternation import alternate

# The families of calendar_words.csv; an unknown one is a mistake in the table.
_NUMBERED = frozenset({"month", "weekday", "weekday_abbreviation", "cardinal", "ordinal"})
_NAMED = frozenset(
    {
        "unit",
        "fiscal",
        "calendar",
        "crop",
        "full_year",
        "zone",
        "ended",
        "early",
        "year_before",
        "not_year_after",
        "not_year_before",
        "contract",
        "period_word",
    }
)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Words by family: `numbers` to their number (march is 3), `names` to their key (yrs is year). Lower case."""

    numbers: Mapping[str, Mapping[str, int]]
    names: Mapping[str, Mapping[str, str]]

    def any_of(self, *families: str) -> str:
        """An alternation of every word of `families`, longest first, for a pattern over folded text."""
        words = {word for family in families for word in {**self.numbers, **self.names}[family]}
        return alternation(words)


def alternation(words: Iterable[str]) -> str:
    """`words` as one group, longest first; a blank in a word stands for any short white space."""
    return f"(?:{alternate(words)})".replace(r"\ ", r"\s{1,2}")


def read_calendar_words(path: Path) -> CalendarWords:
    """The words of calendar_words.csv (word, family, value, source, note).

    Raises ValueError where a family is unknown or a number is none.
    """
    numbers: dict[str, dict[str, int]] = {family: {} for family in _NUMBERED}
    names: dict[str, dict[str, str]] = {family: {} for family in _NAMED}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            family = row["family"]
            if family in _NUMBERED:
                numbers[family][row["word"]] = int(row["value"])
            elif family in _NAMED:
                names[family][row["word"]] = row["value"]
            else:
                known = ", ".join(sorted(_NUMBERED | _NAMED))
                raise ValueError(f"{path.name}: {row['word']!r} has the unknown family {family!r}; known are {known}")
    return CalendarWords(numbers, names)
