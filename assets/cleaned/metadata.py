"""Turns the named values of feeds, front matter, meta tags and JSON-LD into the fields of an article."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

from assets.cleaned.dates import read_date
from assets.cleaned.draft import NamedValue

_EMPTY = frozenset({"", "unknown", "none", "null", "n/a", "na", "undefined", "admin", "localhost"})
_ADDRESS = re.compile(r"[a-z]+://(?:[^\s/@]*@)?([^\s/:?#]*)\S*")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][A-Za-z]{2,4})*$")
_PLACES = ("feed", "front_matter", "json_ld", "meta", "text")  # whose word counts first
_MOST_CHARS = 1000  # of a name: what is longer is none


@dataclass(frozen=True, slots=True)
class FieldKey:
    """One row of seeds/reference/article_fields.csv: where a field of an article is written under which key."""

    field: str
    place: str
    key: str
    rank: int


@dataclass(frozen=True, slots=True)
class ArticleFields:
    """What an article says of itself; fields as in CleanArticle."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    canonical_url: str | None = None
    published_at: str | None = None
    published_at_basis: str = "none"


def load_field_keys() -> tuple[FieldKey, ...]:
    """The rows of article_fields.csv, best first."""
    table = resources.files("seeds").joinpath("reference/article_fields.csv").read_text(encoding="utf-8")
    rows = [
        FieldKey(r["field"], r["place"], r["key"].lower(), int(r["rank"])) for r in csv.DictReader(table.splitlines())
    ]
    return tuple(sorted(rows, key=lambda row: (_PLACES.index(row.place), row.rank)))


def read_fields(values: Iterable[NamedValue], keys: tuple[FieldKey, ...]) -> ArticleFields:
    """The best value of each field that can be read; one that cannot (a date without a year) gives way to the next."""
    first: dict[tuple[str, str], str] = {}
    for value in values:
        first.setdefault((value.place, value.key.lower()), " ".join(value.text.split()))
    found: dict[str, str] = {}
    basis = "none"
    for key in keys:
        text = first.get((key.place, key.key))
        if text is None or key.field in found or (read := _READERS[key.field](text)) is None:
            continue
        found[key.field] = read
        if key.field == "published_at":
            basis = key.place
    return ArticleFields(
        title=found.get("title"),
        publisher=found.get("publisher"),
        author=found.get("author"),
        language=found.get("language"),
        canonical_url=found.get("canonical_url"),
        published_at=found.get("published_at"),
        published_at_basis=basis,
    )


def find_unread(values: Iterable[NamedValue], keys: tuple[FieldKey, ...]) -> list[NamedValue]:
    """Those of `values` under a key of their place that nobody can read: a date without a year, but not "n/a"."""
    fields = {(key.place, key.key): key.field for key in keys}
    known = [(value, fields.get((value.place, value.key.lower()))) for value in values]
    return [
        value
        for value, field in known
        if field and value.text.strip().lower() not in _EMPTY and _READERS[field](value.text) is None
    ]


def _read_name(text: str) -> str | None:
    name = text.strip(" \"'“”")
    return None if name.lower() in _EMPTY or len(name) > _MOST_CHARS else name


def _read_author(text: str) -> str | None:
    name = _read_name(re.sub(r"(?i)^by\s+", "", text.strip(" \"'")))
    return None if name is None or _ADDRESS.fullmatch(name) else name


def _read_publisher(text: str) -> str | None:
    """A name, or the domain of a URL."""
    name = _read_name(text)
    return read_host(name) if name and _ADDRESS.fullmatch(name) else name


def read_host(address: str) -> str | None:
    """The domain of a web address, in lower case; None where there is none, as in "https://"."""
    found = _ADDRESS.match(address)
    return found[1].lower() or None if found else None


def _read_language(text: str) -> str | None:
    match = _LANGUAGE.match(text.strip())
    return match[1].lower() if match else None


def _read_url(text: str) -> str | None:
    return text if re.match(r"https?://[^\s/]+\.[^\s/]+", text) else None


_READERS = {
    "title": _read_name,
    "publisher": _read_publisher,
    "author": _read_author,
    "language": _read_language,
    "canonical_url": _read_url,
    "published_at": read_date,
}
