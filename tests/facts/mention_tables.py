"""Claims as a person would write them become the tables `mentions` and `clean_blocks`, and the facts over them."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import duckdb

from assets.facts.connection import connect, fetch_rows
from assets.facts.lake import Lake, relation
from assets.facts.load import load_project
from assets.facts.record import Materialization, Project, Source

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
BOUNDS = {
    "over": ">",
    "more than": ">",
    "at least": ">",
    "nearly": "<",
    "almost": "<",
    "under": "<",
    "below": "<",
    "up to": "<",
    "at most": "<",
    "about": "~",
    "roughly": "~",
    "near": "~",
    "approximately": "~",
}
CLOSED = {"at least", "up to", "at most"}  # wordings that include the number itself
_CLAIM = re.compile(
    rf"(?:(?P<word>{'|'.join(BOUNDS)}) )?(?P<sign>-)?(?P<currency>\$)?(?P<digits>[\d,]+(?:\.\d+)?)"
    rf"(?: (?P<scale>{'|'.join(SCALES)}))?(?P<unit>%| ?\S+)?"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """The interval of a wording, DESIGN's table: ends, whether they belong to it, outer limits (None is infinity)."""

    low: Decimal
    high: Decimal
    low_closed: bool
    high_closed: bool
    outer_low: Decimal | None
    outer_high: Decimal | None


def last_digit(digits: str, scale: int = 0) -> Decimal:
    """The unit of the last digit shown."""
    return Decimal(1).scaleb(scale - len(digits.partition(".")[2]))


def last_nonzero_digit(digits: str, scale: int = 0) -> Decimal:
    """The unit of the last digit that is not zero; of the last digit where all are."""
    whole, _, fraction = digits.replace(",", "").partition(".")
    if fraction.rstrip("0"):
        return Decimal(1).scaleb(scale - len(fraction.rstrip("0")))
    zeros = len(whole) - len(whole.rstrip("0"))
    return Decimal(1).scaleb(scale + zeros) if whole.strip("0") else last_digit(digits, scale)


def interval(value: Decimal, u: Decimal, t: Decimal, word: str | None) -> Interval:
    """What `value`, with last digit `u` and last non-zero digit `t`, means after `word`; mirrored below zero."""
    size, bound, closed = abs(value), BOUNDS.get(word or "", "="), (word or "") in CLOSED
    if bound == ">":
        at = Interval(size, size + t, closed, True, size, None)
    elif bound == "<":
        at = Interval(size - t, size, True, closed, None, size)
    else:
        spread = max(u, t / 2) if bound == "~" else u / 2
        at = Interval(size - spread, size + spread, True, False, size - spread, size + spread)
    if value >= 0:
        return at
    flip = lambda end: None if end is None else -end  # noqa: E731
    return Interval(-at.high, -at.low, at.high_closed, at.low_closed, flip(at.outer_high), flip(at.outer_low))


def read_claim(words: str) -> dict[str, object]:
    """The columns of `mentions` that a wording decides: "over $180 million", "-3.5%", "about 40 EH/s"."""
    match = _CLAIM.fullmatch(words)
    assert match, words
    scale = SCALES.get(match["scale"] or "", 0)
    value = Decimal(match["digits"].replace(",", "")).scaleb(scale) * (-1 if match["sign"] else 1)
    unit = (match["unit"] or "").strip()
    return claim_columns(
        value,
        unit="percent" if unit == "%" else unit or ("USD" if match["currency"] else "count"),
        quote=words.removeprefix(match["word"] or "").strip(),
        word=match["word"],
        u=last_digit(match["digits"], scale),
        t=last_nonzero_digit(match["digits"], scale),
    )


def claim_columns(
    value: Decimal, *, unit: str, quote: str, word: str | None, u: Decimal, t: Decimal
) -> dict[str, object]:
    """The columns of `mentions` that one number decides."""
    at = interval(value, u, t, word)
    return {
        "quote": quote,
        "value": value,
        "unit": unit,
        "bound": BOUNDS.get(word or "", "="),
        "qualifier": word,
        "value_low": at.low,
        "value_high": at.high,
        "low_closed": at.low_closed,
        "high_closed": at.high_closed,
        "outer_low": at.outer_low,
        "outer_high": at.outer_high,
        "decimals": -u.adjusted(),
    }


def text_range(low: dict[str, object], high: dict[str, object], range_id: str) -> None:
    """Makes two claims the ends of one range: one interval for both."""
    at = {"value_low": low["value_low"], "value_high": high["value_high"], "low_closed": True, "high_closed": False}
    at |= {"outer_low": at["value_low"], "outer_high": at["value_high"], "range_id": range_id}
    low.update(at | {"bound": "range_low"})
    high.update(at | {"bound": "range_high"})


@cache
def project() -> Project:
    """All models, loaded once."""
    return load_project()


def build_facts(tables: dict[str, Sequence[dict[str, object]]], until: Iterable[str] = ()) -> duckdb.DuckDBPyConnection:
    """Runs every model over the rows of `tables` (columns not given are null), in one connection.

    Runs the models `until` and what they need, or all of them.
    """
    connection = connect()
    models = project()
    nowhere = Lake(Path("no-home"))
    for source in models.sources.values():
        connection.execute(f'CREATE TABLE "{source.name}" AS {relation(nowhere, source)}')
        if rows := tables.get(source.name):
            _insert(connection, source, rows)
    for name in _needed(models, until):
        kind = "VIEW" if models.models[name].materialized is Materialization.VIEW else "TABLE"
        connection.execute(f'CREATE {kind} "{name}" AS {models.models[name].sql}')
    return connection


def _insert(connection: duckdb.DuckDBPyConnection, source: Source, rows: Sequence[dict[str, object]]) -> None:
    typed = ", ".join(f'"{column.name}" {column.type}' for column in source.columns)
    # As JSON text, so that a Decimal keeps its digits on the way.
    lines = json.dumps([{column.name: row.get(column.name) for column in source.columns} for row in rows], default=str)
    connection.execute(
        f'INSERT INTO "{source.name}" SELECT unnest(?::JSON::STRUCT({typed})[], max_depth := 2)', [lines]
    )


def _needed(models: Project, until: Iterable[str]) -> list[str]:
    wanted = set(until) or set(models.models)
    for name in reversed(models.models):
        if name in wanted:
            wanted |= set(models.models[name].reads) & set(models.models)
    return [name for name in models.models if name in wanted]


def hash_text(text: str) -> str:
    """16 hex digits of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, object]]:
    """The rows of a query as dicts."""
    return [dict(row) for row in fetch_rows(connection, sql)]
