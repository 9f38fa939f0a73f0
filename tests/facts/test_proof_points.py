"""Each point of the proof on one small article: what holds is silent, what was tampered with is found and named."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from assets.facts.proof.coverage import check_coverage
from assets.facts.proof.points import Account, check_conclusions, check_quotes, check_values
from assets.facts.proof.record import Finding

TEXT = "Orbit Mills sold 1,200 looms for €3.5 million in 2024, a loss of €40,000 after tax."
CONTENT = TEXT.encode()
DEFAULT_BASIS = {"role": "basis", "byte_start": None, "byte_end": None, "words": None, "note": "default"}


def cite(words: str, role: str) -> dict[str, Any]:
    start = CONTENT.index(words.encode())
    return {"role": role, "byte_start": start, "byte_end": start + len(words.encode()), "words": words, "note": "rule"}


def mention(
    quote: str, value: str, unit: str, metric: str, *evidence: dict[str, Any], **changed: Any
) -> dict[str, Any]:
    char, byte = TEXT.index(quote), CONTENT.index(quote.encode())
    amount = Decimal(value)
    row = {
        "mention_id": f"id of {quote}", "article_id": "a", "section": "body", "block_id": "b", "line": 1,
        "byte_start": byte, "byte_end": byte + len(quote.encode()), "char_start": char, "char_end": char + len(quote),
        "clean_start": char, "clean_end": char + len(quote), "quote": quote, "prefix": "", "suffix": "",
        "value": amount, "decimals": 0, "value_low": amount, "value_high": amount, "low_closed": True,
        "high_closed": False, "outer_low": amount, "outer_high": amount, "bound": "=", "qualifier": None,
        "range_id": None, "unit": unit, "base_value": amount, "base_unit": unit, "metric": metric, "aspect": None,
        "entity": "orbit-mills", "entity_name": "Orbit Mills", "entity_kind": "company", "measure": "level",
        "comparator": None, "basis": "reported", "accounting": None, "vintage": "current", "attributed_to": None,
        "period": "2024", "period_start": None, "period_end": None, "period_from": "stated",
        "evidence": [cite("Orbit Mills", "entity"), cite("2024", "period"), DEFAULT_BASIS, *evidence],
        "copy_of_mention_id": None, "rule": "money", "code_version": "v1", "vocabulary_hash": "w1",
    }  # fmt: skip
    return row | changed


def residual(digits: str, reason: str) -> dict[str, Any]:
    start = CONTENT.index(digits.encode())
    return {"byte_start": start, "byte_end": start + len(digits), "reason": reason, "count": 1}


MENTIONS = [
    mention("1,200", "1200", "count", "units_sold", cite("sold", "metric")),
    mention("€3.5 million", "3500000", "EUR", "revenue", cite("sold", "metric")),
    mention("€40,000", "-40000", "EUR", "net_income", cite("loss", "metric"), cite("loss", "sign")),
]
RESIDUALS = [residual("2024", "date")]


def account(mentions: list[dict[str, Any]], residuals: list[dict[str, Any]]) -> Account:
    return Account(
        article_id="a", content=CONTENT, encoding="utf-8", raw_text=TEXT,
        byte_of=lambda char: len(TEXT[:char].encode()), mentions=mentions, residuals=residuals,
        derived_mentions={row["mention_id"]: row for row in MENTIONS}, derived_residuals=RESIDUALS,
        reread=lambda row, range_rows: None,
        code_version="v1", vocabulary_hash="w1",
    )  # fmt: skip


def check_all(kept: Account) -> list[Finding]:
    return check_quotes(kept) + check_values(kept) + check_conclusions(kept) + check_coverage(kept)


def test_untouched_rows_hold() -> None:
    assert check_all(account(MENTIONS, RESIDUALS)) == []


def tampered(index: int, **changed: Any) -> list[dict[str, Any]]:
    return [row | changed if at == index else row for at, row in enumerate(MENTIONS)]


@pytest.mark.parametrize(
    ("check", "mentions", "residuals", "message"),
    [
        (check_values, tampered(1, value=Decimal(3600000)), RESIDUALS, "value is Decimal('3600000')"),
        (check_values, tampered(1, unit="USD"), RESIDUALS, "unit is 'USD'"),
        (check_values, tampered(2, value=Decimal(40000)), RESIDUALS, "value is Decimal('40000')"),
        (check_values, tampered(0, bound=">", qualifier="over"), RESIDUALS, "bound is '>'"),
        (check_conclusions, tampered(1, metric="net_income"), RESIDUALS, "metric is 'net_income'"),
        (check_conclusions, tampered(1, entity="other-mills"), RESIDUALS, "entity is 'other-mills'"),
        (check_conclusions, tampered(0, evidence=[]), RESIDUALS, "nothing is cited for metric, entity, period, basis"),
        (check_quotes, tampered(0, byte_start=18), RESIDUALS, "byte_start is 18"),
        (check_quotes, tampered(1, byte_start=34), RESIDUALS, "character boundaries"),
        (check_quotes, tampered(1, byte_end=9999), RESIDUALS, "outside the article"),
        (check_quotes, tampered(1, quote="€3.6 million"), RESIDUALS, "quote is '€3.6 million'"),
        (check_coverage, MENTIONS[1:], RESIDUALS, "digits '1' at bytes 17-18"),
        (check_coverage, MENTIONS[1:], RESIDUALS, "the warehouse has no row of it"),
        (check_coverage, [*MENTIONS, MENTIONS[0]], RESIDUALS, "2 rows of this mention"),
        (check_coverage, MENTIONS, [], "digits '2024'"),
        (check_coverage, MENTIONS, [*RESIDUALS, *RESIDUALS], "2 residual rows, 1 expected"),
        (check_coverage, MENTIONS, [residual("2024", "name")], "the first that differs"),
    ],
)
def test_tampering_is_found(
    check: Callable[[Account], list[Finding]],
    mentions: list[dict[str, Any]],
    residuals: list[dict[str, Any]],
    message: str,
) -> None:
    assert any(message in finding.message for finding in check(account(mentions, residuals)))


def test_rows_of_other_code_are_not_failed_for_it() -> None:
    rows = [row | {"code_version": "v0", "metric": "other"} for row in MENTIONS]
    assert check_values(account(rows, RESIDUALS)) == []
    assert check_conclusions(account(rows, RESIDUALS)) == []
