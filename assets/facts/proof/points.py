"""Turns an article re-derived from its bytes and its rows in the warehouse into what holds and what does not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assets.extracted.record import Bound
from assets.facts.proof.record import Finding, Point

Row = Mapping[str, Any]  # column to value, as DuckDB returns it

_PLACE = (
    "byte_start",
    "byte_end",
    "char_start",
    "char_end",
    "clean_start",
    "clean_end",
    "line",
    "quote",
    "prefix",
    "suffix",
    "section",
    "block_id",
    "copy_of_mention_id",
)
_VALUE = (
    "value",
    "decimals",
    "value_low",
    "value_high",
    "low_closed",
    "high_closed",
    "outer_low",
    "outer_high",
    "bound",
    "qualifier",
    "range_id",
    "unit",
    "base_value",
    "base_unit",
    "rule",
)
_CONCLUSION = (
    "metric",
    "aspect",
    "entity",
    "entity_name",
    "entity_kind",
    "measure",
    "comparator",
    "basis",
    "accounting",
    "vintage",
    "attributed_to",
    "period",
    "period_start",
    "period_end",
    "period_from",
    "evidence",
)
CITED_ROLES = (
    "metric",
    "entity",
    "period",
    "basis",
    "sign",
    "comparator",
    "accounting",
    "aspect",
    "attributed_to",
    "bound",
)


@dataclass(frozen=True, slots=True)
class Account:
    """One article's side of the books: its rows in the warehouse, and those that its bytes yield now."""

    article_id: str
    content: bytes
    encoding: str
    raw_text: str
    byte_of: Callable[[int], int]  # from a code point of the raw text
    mentions: Sequence[Row]
    residuals: Sequence[Row]
    derived_mentions: Mapping[str, Row]  # by mention_id
    derived_residuals: Sequence[Row]
    reread: Callable[[Row, Sequence[Row]], str | None]  # a row and those of its range: what its own words deny
    code_version: str
    vocabulary_hash: str

    def is_current(self, row: Row) -> bool:
        """Whether the row was derived by the code and words at hand, so that it can be derived again."""
        return bool(row["code_version"] == self.code_version and row["vocabulary_hash"] == self.vocabulary_hash)


def check_quotes(account: Account) -> list[Finding]:
    """Point 2: raw[byte_start:byte_end] is the quote after cleaning, on character boundaries and in its place."""
    found = []
    for row in account.mentions:
        problem = _broken_bytes(account, row)
        if problem is None and account.is_current(row):
            problem = _difference(row, account.derived_mentions.get(row["mention_id"]), _PLACE)
        found += _report(Point.QUOTE_AT_ITS_BYTES, account, row, problem)
    return found


def check_values(account: Account) -> list[Finding]:
    """Point 3: value, unit, sign, qualifier and interval come out of the bytes, and out of quote and evidence alone."""
    ranges: dict[str | None, list[Row]] = {}
    for row in account.mentions:
        ranges.setdefault(row["range_id"], []).append(row)
    found = _compare(account, Point.VALUE_REDERIVED, _VALUE)
    differing = {finding.row_id for finding in found}
    for row in account.mentions:
        if account.is_current(row) and row["mention_id"] not in differing:
            problem = account.reread(row, ranges[row["range_id"]] if row["range_id"] else ())
            found += _report(Point.VALUE_REDERIVED, account, row, problem)
    return found


def check_conclusions(account: Account) -> list[Finding]:
    """Point 4: metric, entity, period, basis and sign are concluded again, and each cites words or a context."""
    found = _compare(account, Point.CONCLUSIONS_CITED, _CONCLUSION)
    for row in account.mentions:
        cited = {item["role"] for item in row["evidence"]}
        missing = [role for role in CITED_ROLES if role not in cited and _needs_citation(row, role)]
        problem = f"nothing is cited for {', '.join(missing)}" if missing else None
        found += _report(Point.CONCLUSIONS_CITED, account, row, problem)
        for item in row["evidence"]:
            found += _report(Point.CONCLUSIONS_CITED, account, row, _outside(account, item))
    return found


def _compare(account: Account, point: Point, columns: Sequence[str]) -> list[Finding]:
    found = []
    for row in account.mentions:
        if account.is_current(row):
            problem = _difference(row, account.derived_mentions.get(row["mention_id"]), columns)
            found += _report(point, account, row, problem)
    return found


def _difference(row: Row, derived: Row | None, columns: Sequence[str]) -> str | None:
    """The first column in which a row differs from what its bytes yield; None where they agree."""
    if derived is None:
        return f"the bytes {row['byte_start']}-{row['byte_end']} yield no such mention"
    for column in columns:
        if row[column] != derived[column]:
            return f"{column} is {row[column]!r}, the bytes yield {derived[column]!r}"
    return None


def _broken_bytes(account: Account, row: Row) -> str | None:
    start, end = row["byte_start"], row["byte_end"]
    if not 0 <= start < end <= len(account.content):
        return f"bytes {start}-{end} are outside the article's {len(account.content)}"
    try:
        account.content[start:end].decode(account.encoding)
    except UnicodeDecodeError:
        return f"bytes {start}-{end} do not stand on character boundaries of {account.encoding}"
    return None


def _needs_citation(row: Row, role: str) -> bool:
    """A field that is null concludes nothing; a plus sign is what a number has, and exact what it is."""
    if role == "sign":
        return bool(row["value"] < 0)
    return row[role] not in (None, Bound.EXACT)


def _outside(account: Account, item: Row) -> str | None:
    if item["byte_start"] is None:
        return None if item["note"] else f"the evidence of {item['role']} has neither words nor a context"
    if 0 <= item["byte_start"] < item["byte_end"] <= len(account.content):
        return None
    return f"the evidence of {item['role']} at bytes {item['byte_start']}-{item['byte_end']} is outside the article"


def _report(point: Point, account: Account, row: Row, problem: str | None) -> list[Finding]:
    return [Finding(point, problem, row["mention_id"], account.article_id)] if problem else []
