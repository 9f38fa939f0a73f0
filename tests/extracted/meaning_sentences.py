"""Turns a sentence with its numbers in [brackets] into quantities and reads their meaning, for the tables of test_meaning_*."""

# ruff: noqa: E501 - a sentence and its figures are one row

import re
from decimal import Decimal
from functools import cache
from pathlib import Path

from assets.cleaned.record import Block, BlockKind, CleanArticle, Section
from assets.extracted.lexicon import Lexicon
from assets.extracted.meaning.article import read_article
from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.tables import MeaningTables, load_tables
from assets.extracted.meaning.view import KindHint, TimeHint
from assets.extracted.passages import split_passages
from assets.extracted.record import Bound, Measure, Quantity
from assets.kernel.spans import apply_edits

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
NAMES = {"company": ("Acme", "Borealis", "Cobalt Bank", "Delta Foods", "Evergreen", "Fenwick"), "index": ("Orion 200",)}
_MARKED = re.compile(r"\[([^\]]+)\]")
_SCALES = {"million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9, "trillion": 10**12, "crore": 10**7}
_UNITS = {"%": "percent", "percentage points": "percentage_point", "basis points": "basis_point", "percentage point": "percentage_point",
          "MW": "MW", "GW": "GW", "EH/s": "EH/s", "J/TH": "J/TH", "acres": "acre", "BTC": "BTC", "ETH": "ETH", "x": "x", "times": "x",
          "shares": "shares", "barrels": "bbl", "bpd": "bpd", "tonnes": "t", "points": "points", "square feet": "sqft",
          "pence": "GBP", "cents": "USD", "years": "yr"}  # fmt: skip
_SIGNS = {
    "US$": "USD",
    "A$": "AUD",
    "HK$": "HKD",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "Rs ": "INR",
    "¥": "JPY",
}


@cache
def tables() -> MeaningTables:
    return load_tables(REFERENCE)


@cache
def lexicon() -> Lexicon:
    return Lexicon(tables().terms)


def read(marked: str, subject: str | None = "company") -> list[tuple[Quantity, Meaning]]:
    """The quantities in brackets of `marked` with their meanings. Paragraphs are parted by a newline."""
    text = _MARKED.sub(r"\1", marked)
    quantities = [_quantity(match, 2 * index) for index, match in enumerate(_MARKED.finditer(marked))]
    blocks = tuple(
        Block(number, match.start(), match.end(), BlockKind.PARAGRAPH, Section.BODY)
        for number, match in enumerate(re.finditer(r"[^\n]+", text))
    )
    article = CleanArticle("test", apply_edits(text, ()), blocks, ())
    names = [
        KindHint(match.start(), match.end(), kind)
        for kind, words in NAMES.items()
        for match in re.finditer("|".join(words), text)
    ]
    names.sort(key=lambda name: name.start)
    meanings = read_article(
        text, split_passages(article, frozenset()), quantities, lexicon().find(text), tables(), names=names,
        times=[TimeHint(*match.span()) for match in re.finditer(r"\b(?:19|20)\d\d\b|\bQ[1-4]\b", text)], subject=subject, currency="USD",
    )  # fmt: skip
    assert all(meaning is not None for meaning in meanings)
    return [(quantity, meaning) for quantity, meaning in zip(quantities, meanings, strict=True) if meaning is not None]


def say(quantity: Quantity, meaning: Meaning) -> str:
    """A meaning in short: "-revenue % yoy estimate"; a level and `reported` are left unsaid."""
    negative = (quantity.value < 0) != (meaning.sign < 0)
    words = [("-" if negative else "") + meaning.metric]
    if meaning.measure is not Measure.LEVEL:
        words += ["%" if meaning.measure is Measure.PERCENT_CHANGE else "change", meaning.comparator or ""]
    if meaning.basis != "reported":
        words.append(meaning.basis.value)
    return " ".join(words)


def _quantity(match: re.Match[str], brackets: int) -> Quantity:
    quote = match.group(1)
    start = match.start() - brackets
    digits = re.search(r"[\d,]*\.?\d+", quote)
    assert digits is not None, quote
    value = Decimal(digits.group().replace(",", ""))
    rest = quote[digits.end() :].strip(" -)")
    scale = next((word for word in _SCALES if re.match(rf"{word}\b", rest)), None)
    if scale:
        value, rest = value * _SCALES[scale], rest[len(scale) :].strip()
    signed = quote[0] in "+-(" or "(" in quote[:3]
    if signed and quote[0] != "+":
        value = -value
    unit = next((code for sign, code in _SIGNS.items() if sign in quote), None) or _unit_of(rest)
    if re.search(r"(?:a|per) (?:diluted )?share$", quote):
        unit += "/share"
    if re.search(r"(?:a|per) barrel$", quote):
        unit += "/bbl"
    if re.search(r"(?:an|per) ounce$", quote):
        unit += "/ozt"
    return Quantity(start, start + len(quote), value, 0, unit, "test", Bound.EXACT, signed=signed)


def _unit_of(words: str) -> str:
    return next((unit for word, unit in _UNITS.items() if re.match(rf"{re.escape(word)}(?!\w)", words)), "count")
