"""Turns an article's mentions and residuals into the digits that none covers and the rows that are not there."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from assets.facts.proof.points import Account
from assets.facts.proof.record import Finding, Point

_DIGITS = re.compile(r"\d+")


def check_coverage(account: Account) -> list[Finding]:
    """Point 5: every run of digits is in a mention or a residual; no row that the bytes yield is missing or doubled."""
    found = []
    covered = _merge((row["byte_start"], row["byte_end"]) for row in [*account.mentions, *account.residuals])
    for match in _DIGITS.finditer(account.raw_text):
        start, end = account.byte_of(match.start()), account.byte_of(match.end())
        if not _covers(covered, start, end):
            message = f"digits {match.group()[:40]!r} at bytes {start}-{end} are in no mention and no residual"
            found.append(Finding(Point.DIGITS_COVERED, message, article_id=account.article_id))
    return found + _check_rows_complete(account)


def _check_rows_complete(account: Account) -> list[Finding]:
    if not all(account.is_current(row) for row in account.mentions):
        return []
    found = []
    kept = [row["mention_id"] for row in account.mentions]
    for mention_id in sorted(set(account.derived_mentions) - set(kept)):
        message = "the bytes yield this mention, the warehouse has no row of it"
        found.append(Finding(Point.DIGITS_COVERED, message, mention_id, account.article_id))
    for mention_id in sorted({one for one in kept if kept.count(one) > 1}):
        message = f"the warehouse has {kept.count(mention_id)} rows of this mention, 1 expected"
        found.append(Finding(Point.DIGITS_COVERED, message, mention_id, account.article_id))
    return found + _check_residuals(account)


def _check_residuals(account: Account) -> list[Finding]:
    key = ("byte_start", "byte_end", "reason", "count")
    kept = sorted(tuple(row[name] for name in key) for row in account.residuals)
    derived = sorted(tuple(row[name] for name in key) for row in account.derived_residuals)
    if kept == derived:
        return []
    changed = sorted(set(kept) ^ set(derived)) or kept
    place = f"bytes {changed[0][0]}-{changed[0][1]}"
    message = f"{len(kept)} residual rows, {len(derived)} expected; the first that differs is of {place}"
    return [Finding(Point.DIGITS_COVERED, message, article_id=account.article_id)]


def _merge(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _covers(merged: list[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_right(merged, (start, float("inf"))) - 1
    return index >= 0 and end <= merged[index][1]
