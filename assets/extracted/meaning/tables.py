"""Turns the CSVs of seeds/reference into lexicon terms and the senses that their words have for a number."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assets.extracted.lexicon import Term

_FAMILY_FILES = {
    "comparator": "comparator_words.csv",
    "accounting": "accounting_cues.csv",
    "vintage": "vintage_cues.csv",
    "aspect": "aspect_cues.csv",
}
_OPTIONAL = re.compile(r"\((s|es)\)$")  # "loss(es)" stands for loss and losses
_SEVERAL_KINDS = ("short_interest", "trading_volume")  # told in shares, in money or as a percentage
_PLANNER = "planner"
_JUDGING = ("improve", "worsen")


@dataclass(frozen=True, slots=True)
class Sense:
    """Words that speak for a metric: how strongly, with which sign, for which kinds of quantity, on which side."""

    metric: str
    weight: float = 1.0
    sign: int = 1
    quantities: frozenset[str] = frozenset(("any",))
    slot: str = "any"  # any, before, after, label


@dataclass(frozen=True, slots=True)
class Direction:
    """Words that say which way: `role` is verb, noun, adverb, place, surprise, agent, to or none.

    `judges` are those of better and worse.
    """

    sign: int
    role: str
    judges: bool = False


@dataclass(frozen=True, slots=True)
class BasisCue:
    """Words that say on whose word a figure stands: `role` is noun, participle, verb, passive, modal or hint."""

    basis: str
    role: str


@dataclass(frozen=True, slots=True)
class Metric:
    """One row of metrics.csv, as far as meaning needs it."""

    unit_kind: str
    category: str
    adjusted: str | None
    lower_is_better: bool
    comparator: str


@dataclass(frozen=True, slots=True)
class MeaningTables:
    """All words that decide a meaning. `terms` go into the lexicon; a hit's key leads back through the dictionaries."""

    terms: tuple[Term, ...]
    metrics: dict[str, Metric]
    senses: dict[str, Sense]
    directions: dict[str, Direction]
    basis: dict[str, BasisCue]
    letters: dict[str, str]  # function word to its class letter


def load_tables(folder: Path) -> MeaningTables:
    """Reads the tables of `folder` (seeds/reference)."""
    terms: list[Term] = []
    metrics, senses = _load_metrics(folder, terms)
    directions: dict[str, Direction] = {}
    for number, row in enumerate(_rows(folder / "direction_words.csv")):
        directions[f"{number}"] = Direction(int(row["sign"]), row["role"], row["direction"] in _JUDGING)
        terms += _terms(row["words"], "direction", f"{number}")
    basis: dict[str, BasisCue] = {}
    for number, row in enumerate(_rows(folder / "basis_cues.csv")):
        basis[f"{number}"] = BasisCue(row["basis"], row["role"])
        terms += _terms(row["words"], "basis", f"{number}")
    terms += _plan_makers(folder, basis)
    for family, file in _FAMILY_FILES.items():
        rows = (row for row in _rows(folder / file) if row.get("read_for") != "period")
        for row in rows:
            terms += _terms(row["words"], family, row[family])
    for row in _rows(folder / "subject_kinds.csv"):
        terms += _terms(row["words"], "kind", row["kind"])
    letters = {word: row["class"] for row in _rows(folder / "word_classes.csv") for word in row["words"].split(";")}
    return MeaningTables(tuple(dict.fromkeys(terms)), metrics, senses, directions, basis, letters)


def _plan_makers(folder: Path, basis: dict[str, BasisCue]) -> Iterator[Term]:
    """Companies by what they are ("the grocer"), which plan their own figures."""
    basis[_PLANNER] = BasisCue("guidance", "hint")
    for row in _rows(folder / "descriptors.csv"):
        if row["kind"] == "company" and not row["words"].startswith("the "):
            yield from _terms(f"the {row['words']}", "basis", _PLANNER)


def _load_metrics(folder: Path, terms: list[Term]) -> tuple[dict[str, Metric], dict[str, Sense]]:
    metrics: dict[str, Metric] = {}
    senses: dict[str, Sense] = {}
    for row in _rows(folder / "metrics.csv"):
        name = row["metric"]
        metrics[name] = Metric(
            _value_kind(row),
            row["category"],
            row["adjusted_metric"] or None,
            row["lower_is_better"] == "true",
            row["default_comparator"],
        )
        senses[name] = Sense(name)
        terms += _terms(row["synonyms"], "metric", name)
    for number, row in enumerate(_rows(folder / "metric_cues.csv")):
        key = f"{row['metric']}#{number}"
        quantities = frozenset(row["quantities"].split(";"))
        senses[key] = Sense(row["metric"], float(row["weight"]), int(row["sign"]), quantities, row["slot"])
        terms += _terms(row["words"], "metric", key)
    return metrics, senses


def _value_kind(row: dict[str, str]) -> str:
    """The unit_kind; what may be the price of a share, a coin or a barrel alike is a `price`."""
    if row["metric"] == "price" or (row["category"] == "technical" and row["unit_kind"] == "monetary_per_share"):
        return "price"
    return "any" if row["metric"] in _SEVERAL_KINDS else row["unit_kind"]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _terms(words: str, family: str, key: str) -> list[Term]:
    found = []
    for word in words.split(";"):
        as_written = word.startswith("=")  # "=may" is not the month
        found += [Term(form, family, key, as_written or _is_cased(form)) for form in spell(word.removeprefix("="))]
    return found


def spell(word: str) -> Iterable[str]:
    """Every way a word of a table is written: optional plural, hyphen or space, straight or curly apostrophe."""
    word = word.strip()
    if not word:
        return ()
    plural = _OPTIONAL.search(word)
    forms = {word} if plural is None else {word[: plural.start()], word[: plural.start()] + plural.group(1)}
    if len(word) > 3:
        forms |= {form.replace("-", " ") for form in forms}
    forms |= {form.replace("'", "’") for form in forms}
    return sorted(forms)


def _is_cased(form: str) -> bool:
    """Short codes mean something only as written: PE, US, ADA."""
    return len(form) <= 3 and form.isupper() and form.isalpha()
