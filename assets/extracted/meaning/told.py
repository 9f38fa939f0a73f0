"""Turns what numbers and words before have told into candidates for a number that no noun governs."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target
from assets.extracted.record import Basis

_ODDS = re.compile(
    r"\b(?:chances?|odds|probability|likelihood) (?:of|that)\b[^;%]{0,160}?"
    r"(?: to| at| is| was| from) (?:about |just )?$"
)
_MIDDLE = 32  # characters before a midpoint
_MIDPOINT = re.compile(r"\bmid-?\s?point\s(?:\w+\s){0,3}\W?$")
_FEWEST_JOBS, _NEWS = 1000, 400  # and the characters before in which a report tells of jobs
_ON_JOBS = re.compile(r"\b(?:jobs?|payrolls?|employment|hiring|employers)\b", re.IGNORECASE)
_MOVED_BY = re.compile(
    r"\s?(?:\)|(?:advance|gain|increase|rise|addition|decline|drop|decrease|loss|fall)s?\b|(?:more|less|fewer|lower|higher)\b)"
)
_IN_JOBS = re.compile(
    r"\b(?:change|gains?|increase|category|sector|industry|rose|risen|fell|added|shed|lost|average[ds]?)\b"
)
_REACH = 240  # characters in which odds are told
_SHARE_LIMIT = 100  # what a share earns is less, unless its table says of what it tells
_EXPECTED = 8  # atoms back in which analysts expect
_PER_SHARE = ("eps", "adjusted_eps")
_PART, _WHOLE = re.compile(r"o[d]?Q"), re.compile(r"Qo[d]?$")  # nine of the eleven sectors


def told_candidates(target: Target) -> list[Candidate]:
    """What numbers and words before make of a number that no noun governs."""
    expected = "E" in target.view.atoms.letters[max(0, target.atom - _EXPECTED) : target.atom]
    told = (
        (expected and (target.kind == "per_share" or _tells_results(target)), "eps", "expected of a share", 0.35),
        (_joins_earnings(target), "revenue", "expected beside earnings", 0.35),
        (_of_results(target), "eps", "estimates in a table", 0.45),
        (_paid_for_coins(target), "crypto_holdings_value", "paid for coins", 0.72),
        (_is_part(target), "ranking_size", "part of a set", 0.4),
        (_counts_jobs(target), "payrolls", "a text on jobs", 0.45),
        (
            _is_midpoint(target),
            target.meanings[-1].metric if target.meanings else "other",
            "middle of the range before",
            0.8,
        ),
        (_odds_told(target), "probability", "odds told before", 0.72),
    )
    return [Candidate(metric, frame, score) for holds, metric, frame, score in told if holds]


def _is_part(target: Target) -> bool:
    """Whether a count is a part of a set or the set: "nine of the eleven sectors"."""
    letters = target.view.atoms.letters
    part = _PART.match(letters, target.atom + 1) or _WHOLE.search(letters, 0, target.atom)
    return target.kind == "count" and part is not None


def _is_midpoint(target: Target) -> bool:
    """Whether the number is the middle of a range told before: "$6.60 to $6.90, with a midpoint of $6.75"."""
    start = max(target.view.passage.start, target.quantity.start - _MIDDLE)
    return bool(target.meanings) and _MIDPOINT.search(target.view.text, start, target.quantity.start) is not None


def _counts_jobs(target: Target) -> bool:
    """Whether a bare count stands in a country's report on jobs: "had called for a 172,000 advance", "(+16,000)"."""
    if target.view.subject != "country" or target.kind != "count" or abs(target.quantity.value) < _FEWEST_JOBS:
        return False
    if target.quantity.decimals > 0 or any(hit.key == "index" for _, hit in target.near("kind")):
        return False  # nobody counts half a job, nor by them the points of an index
    text, quantity, passage = target.view.text, target.quantity, target.view.passage
    if not _MOVED_BY.match(text, quantity.end, passage.end) and not _IN_JOBS.search(
        text, passage.start, quantity.start
    ):
        return False
    return _ON_JOBS.search(text, max(0, quantity.start - _NEWS), quantity.end) is not None


def _paid_for_coins(target: Target) -> bool:
    """Whether money is what coins were bought for: "310 bitcoin for about $29 million"."""
    if not target.kind.endswith("money") or not target.meanings or target.meanings[-1].metric != "crypto_holdings":
        return False
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    return gap.replace("d", "") == "r"


def _odds_told(target: Target) -> bool:
    """Whether a percentage is where odds stand: "the odds of gold falling to $2,500 had shrunk to 8%"."""
    start = max(target.view.passage.start, target.quantity.start - _REACH)
    return target.kind == "percent" and _ODDS.search(target.view.text, start, target.quantity.start) is not None


def _tells_results(target: Target) -> bool:
    """Whether single dollars stand in a text of results."""
    told = target.meanings[-1:] or ([target.earlier] if target.earlier is not None else [])
    results = any(target.tables.metrics[meaning.metric].category in ("income", "per_share") for meaning in told)
    return results and target.kind == "small_money"


def _joins_earnings(target: Target) -> bool:
    """Whether money is told in one breath with earnings per share: "looked for $1.30 and $1.2 billion"."""
    if target.kind != "money" or not target.meanings or target.meanings[-1].metric not in _PER_SHARE:
        return False
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    return target.meanings[-1].basis is not Basis.REPORTED and gap.rstrip("d") in ("&", "n", ",&")


def _of_results(target: Target) -> bool:
    """Whether the number stands in a company's table of estimates and what came of them: single dollars of a share."""
    small = target.kind in ("small_money", "per_share", "count") and abs(target.quantity.value) < _SHARE_LIMIT
    told = target.view.stands_alone and small and target.view.subject == "company"
    return told and any(hit.family == "basis" for hits in target.view.labels for hit in hits)
