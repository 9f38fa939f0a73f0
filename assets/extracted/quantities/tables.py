"""Reads the tables of units, scales, number words and cues: CSV files of a folder in, typed rows out."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from assets.extracted.record import Bound


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of units.csv; one of it is `factor` of `base_unit`."""

    unit: str
    dimension: str
    base_unit: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class UnitWord:
    """What a word says about a number beside it: one of `units`, the likeliest first, times `factor`.

    `place` is before, after, both or per; `guard` glued (no space between), scaled (only beside large numbers) or
    small (beside none of these).
    """

    word: str
    units: tuple[str, ...]
    factor: Decimal
    place: str
    cased: bool
    guard: str


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Every unit by its id, and every word that names one."""

    units: Mapping[str, Unit]
    words: tuple[UnitWord, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A row of scales.csv: `place` is any, digits, words, glued or money."""

    word: str
    factor: Decimal
    place: str
    cased: bool


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A row of number_words.csv: `kind` is unit, tens or fraction (whose value is the denominator)."""

    word: str
    kind: str
    value: int


@dataclass(frozen=True, slots=True)
class BoundCue:
    """A row of bound_cues.csv: `place` is before, after, range or filler."""

    cue: str
    bound: Bound | None
    qualifier: str
    place: str


@dataclass(frozen=True, slots=True)
class ResidualCue:
    """A row of residual_cues.csv: words that keep a number beside (or in) them from being a figure."""

    cue: str
    place: str
    reason: str


def load_units(directory: Path) -> UnitTable:
    """The units of `directory`: units.csv and unit_words.csv. Small coins are read in their currency: 0.01 GBP."""
    units: dict[str, Unit] = {}
    names: list[UnitWord] = []
    for row in _rows(directory / "units.csv"):
        unit = Unit(row["unit"], row["dimension"], row["base_unit"], Decimal(row["factor_to_base"]))
        units[unit.unit] = unit
        names.extend(_name_unit(unit, row["synonyms"]))
    special = [
        UnitWord(
            row["word"],
            tuple(row["units"].split(";")),
            Decimal(row["factor"]),
            row["place"],
            row["cased"] == "yes",
            row["guard"],
        )
        for row in _rows(directory / "unit_words.csv")
    ]
    return UnitTable(units, (*special, *names))  # of equal words a guarded one is tried first


def _name_unit(unit: Unit, synonyms: str) -> Iterator[UnitWord]:
    money = unit.dimension == "monetary"
    target, factor = (unit.base_unit, unit.factor) if money else (unit.unit, Decimal(1))
    names = [name for name in synonyms.split(";") if name]
    if money and len(unit.unit) == 3:
        names.append(unit.unit)
    for name in dict.fromkeys(names):
        sign = money and (not name.isalpha() or not name.islower()) and " " not in name
        yield UnitWord(name, (target,), factor, "both" if sign else "after", _is_cased(name), "")


def _is_cased(name: str) -> bool:
    """Symbols and short capitals mean something only as written: MW is no mW, R no r."""
    return " " not in name and len(name) <= 6 and not name.islower()


def load_scales(directory: Path) -> tuple[Scale, ...]:
    """The rows of scales.csv."""
    return tuple(
        Scale(row["word"], Decimal(row["factor"]), row["place"], row["cased"] == "yes")
        for row in _rows(directory / "scales.csv")
    )


def load_number_words(directory: Path) -> tuple[NumberWord, ...]:
    """The rows of number_words.csv."""
    return tuple(
        NumberWord(row["word"], row["kind"], int(row["value"])) for row in _rows(directory / "number_words.csv")
    )


def load_bound_cues(directory: Path) -> tuple[BoundCue, ...]:
    """The rows of bound_cues.csv."""
    return tuple(
        BoundCue(row["cue"], _bound(row["bound"]), row["qualifier"], row["place"])
        for row in _rows(directory / "bound_cues.csv")
    )


def _bound(name: str) -> Bound | None:
    return Bound(name) if name not in ("", "range") else None


def load_residual_cues(directory: Path) -> tuple[ResidualCue, ...]:
    """The rows of residual_cues.csv."""
    return tuple(ResidualCue(row["cue"], row["place"], row["reason"]) for row in _rows(directory / "residual_cues.csv"))


def load_counted_nouns(directory: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The nouns of counted_nouns.csv, and those that small number words count too: "five stores", no "two firms"."""
    rows = list(_rows(directory / "counted_nouns.csv"))
    small = frozenset(row["noun"] for row in rows if row["in_small_words"] == "yes")
    return frozenset(row["noun"] for row in rows), small


def load_words(directory: Path) -> dict[str, frozenset[str]]:
    """The words of quantity_words.csv by their role."""
    roles: dict[str, set[str]] = {}
    for row in _rows(directory / "quantity_words.csv"):
        roles.setdefault(row["role"], set()).add(row["word"])
    return {role: frozenset(words) for role, words in roles.items()}


def load_pairs(path: Path, key: str, value: str) -> dict[str, str]:
    """Two columns of a table as a mapping."""
    return {row[key]: row[value] for row in _rows(path)}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
