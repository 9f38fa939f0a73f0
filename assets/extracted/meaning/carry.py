"""Turns the meanings of earlier numbers into candidates for the next: what is said once for several numbers."""

import re
from dataclasses import replace

from assets.extracted.meaning.frames import cost_link
from assets.extracted.meaning.joined import (
    came_from,
    converts,
    is_set_against,
    names_anew,
    restates,
    same_unit,
    shares_base,
)
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.standing import leads_beyond
from assets.extracted.meaning.target import Target, clear
from assets.extracted.meaning.year_range import HIGH_OF_YEAR
from assets.extracted.record import Measure

_LOOSE_WORDS = frozenset(("earnings", "profit", "profits", "loss", "losses"))
_FITTING = 0.7
_THEN = re.compile(r"[T,]{0,2}[UD]?fd*$")  # rose to 203 rupees [in the quarter], [up] from [195]
_FORMER = 0.72  # the metric of a number that another came from
_FAR = 48  # atoms between two numbers of one metric
_KEPT = 0.9  # what a metric keeps when the next number takes it over
_SHARED = 0.3
_PAIRED = 0.12  # what a number of the same unit adds: "3% on the day and 9% in a week", "$4 on $62bn and $18 on $27bn"
_NAMED_WITH = re.compile(r"[,&]{0,2}[xKX'(),]{1,8}w")
_COUNTS = ("count", "shares", "user", "quantity", "score", "points", "x", "percent")  # what things can be counted after
_BACK = 3  # how many numbers back a metric is taken from
_ANEW = 0.45
_LOOSELY = 0.5  # what a loose word keeps after a narrower one that it is compared with
_LEVELS = ("support_level", "resistance_level")
_COMPARED = re.compile(r"[<f][^Q;]*$")
_NARROWER = frozenset(("pretax_income", "operating_income", "adjusted_operating_income", "adjusted_net_income",
                       "ebitda", "adjusted_ebitda", "adjusted_eps", "eps"))  # fmt: skip
_OF_OR_IN = re.compile(r"(?:in|of)\s")
_OWN_NOUN = re.compile(r"[io][dAG]*M")
_OTHER_CLAUSE = frozenset("DUM;|.")
_PER_SHARE = ("eps", "adjusted_eps")


def carried_candidates(target: Target) -> list[Candidate]:
    """The metrics of the numbers before `target` in its passage, where it can be a value of them."""
    found = []
    for index in range(max(0, target.index - _BACK), target.index):
        before = target.meanings[index]
        if before.metric == "other" or target.atom - target.view.numbers[index] > _FAR:
            continue
        if target.kind == "area" and before.unit != target.quantity.unit:
            continue  # square feet on acres
        moved = "D" in target.view.atoms.letters[target.view.numbers[index] + 1 : target.atom]
        if before.metric in _LEVELS and (target.kind == "percent" or moved):
            continue  # "above $2 it could rally 20% to $3": no level of a chart
        first = before.candidates[0]
        score = max(_score_words(target, index, before), _least(target, index, before))
        if index == target.index - 1 and target.ends_range:
            score = first.score + _PAIRED
        if score > 0:
            found.append(Candidate(before.metric, "carried", score, first.start, first.end, first.sign))
    return found


def _fits_after(target: Target, before: Meaning) -> float:
    """How well the number can be of the metric of the one before; money a share after money a share always can."""
    if target.may_be_per_share and before.unit.endswith("/share"):
        return 1.0
    if target.index and shares_base(target, before) is not None:
        return 1.0
    if before.metric == "arpu" and before.unit == target.quantity.unit:
        return 1.0  # a few dollars a user are money too
    return target.fit(before.metric)


def _score_words(target: Target, index: int, before: Meaning) -> float:
    """How well the words between two numbers let the second be a value of what the first is one of."""
    letters, numbers = target.view.atoms.letters, target.view.numbers
    gap, after = letters[numbers[index] + 1 : target.atom], letters[target.atom + 1 : target.atom + 2]
    if target.kind == "count" and after in ("x", "M") and before.unit not in _COUNTS:
        return 0.0  # "$29 billion from 310 listings"
    score = min(max(before.candidates[0].score, 0.5), 1.0) * _KEPT * _fits_after(target, before)
    score -= cost_link(gap) + leads_beyond(before.metric, gap)
    joined = "&" in letters[numbers[target.index - 1] + 1 : target.atom]
    found = target.view.atoms.found[target.atom + 1 : target.atom + 2]
    own = bool(found) and any(
        hit.family == "metric" and _OF_OR_IN.match(target.view.text, hit.start) for hit in found[0]
    )
    if own or _OWN_NOUN.match(letters, target.atom + 1):
        score -= _SHARED  # "$5m and $8m in cash"
    elif joined and same_unit(before.unit, target.quantity.unit):
        score += _PAIRED
    if target.kind == "count" and after == "x" and before.unit == "count":
        score -= _SHARED  # "200 lorries" are counted themselves
    if target.kind == "percent" and after == "o":
        score -= _SHARED  # "6% of the market" says itself what it is of
    return score


def _least(target: Target, index: int, before: Meaning) -> float:
    """What a number that another is set against, or came from, scores at least as a value of the same metric."""
    if target.kind == "money" and converts(target, before):
        return before.candidates[0].score if before.candidates else _FORMER
    if before.measure is Measure.PERCENT_CHANGE and names_anew(target, before):
        return _ANEW
    return _FORMER if _is_former(target, index, before) else 0.0


def _is_former(target: Target, index: int, before: Meaning) -> bool:
    """Whether the number is where the one before came from, or says it of another or of one share."""
    gap = target.view.atoms.letters[target.view.numbers[index] + 1 : target.atom]
    if target.kind == "percent" and before.unit == "percent" and _NAMED_WITH.fullmatch(clear(gap)):
        return True  # "followed by Acme with 4% and Borealis with 3%"
    if before.unit.endswith("/share") and target.kind == "small_money" and is_set_against(gap):
        return True  # "$1.41 a share on revenue of $1.2 billion, against $1.42"
    if before.metric == "deal_value" and target.kind == "per_share" and gap.strip(",d") == "&":
        return True  # "for $53 billion in stock, or $171 per share"
    same = _fits_after(target, before) >= _FITTING and same_unit(before.unit, target.quantity.unit)
    return index == target.index - 1 and same and bool(came_from(target) or _THEN.match(gap))


def consistent(target: Target, candidates: list[Candidate]) -> list[Candidate]:
    """Words that meant one metric for an earlier number mean it again: the "earnings" of a share stay its earnings."""
    recent = [meaning for meaning in target.meanings[-_BACK:] if meaning.candidates]
    decided = {meaning.candidates[0].start: meaning.metric for meaning in recent}
    per_share = target.earlier is not None and target.earlier.metric in _PER_SHARE
    if not recent and not per_share:
        return candidates
    return [_again(target, candidate, decided, per_share=per_share) for candidate in candidates]


def _again(target: Target, candidate: Candidate, decided: dict[int | None, str], *, per_share: bool) -> Candidate:
    if candidate.start is None or candidate.value == HIGH_OF_YEAR:
        return candidate
    rate = target.kind == "percent" and target.tables.metrics[candidate.value].unit_kind == "pct"
    if candidate.start in decided and not rate and target.fit(decided[candidate.start]) >= _FITTING:
        metric = decided[candidate.start]
        is_result = target.tables.metrics[metric].category in ("income", "per_share")
        sign = candidate.sign if is_result else 1  # who "lost 2%" made no loss
        same = metric == candidate.value and sign == candidate.sign
        return candidate if same else replace(candidate, value=metric, sign=sign)
    recent = target.meanings[-1] if target.meanings else None
    if candidate.value == "net_income" and recent is not None and recent.metric in _NARROWER and _is_compared(target):
        word = target.view.text[candidate.start : candidate.end].lower()
        return replace(candidate, score=candidate.score * _LOOSELY) if word in _LOOSE_WORDS else candidate
    # "an earnings surprise of 2%" after a sentence on earnings per share
    word = target.view.text[candidate.start : candidate.end].lower()
    loose = per_share and candidate.value == "net_income" and word in _LOOSE_WORDS
    if loose and target.earlier is not None and target.kind_fits(target.earlier.metric):
        return replace(candidate, value=target.earlier.metric)
    return candidate


def _is_compared(target: Target) -> bool:
    """Whether the number is what the one before is compared with: "a pre-tax loss of $5m from a profit of $2m"."""
    between = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    return _COMPARED.search(between) is not None


def carried_from(target: Target, metric: str) -> Meaning:
    """The nearest number before `target` whose metric is carried."""
    return next(meaning for meaning in reversed(target.meanings) if meaning.metric == metric)


def elliptical(target: Target, best: Candidate) -> Meaning | None:
    """The change before whose verb serves again: "Gold fell 2% to $9 and silver 3% to $4"."""
    if target.kind != "percent":
        before = target.meanings[-1] if target.meanings and restates(target) else None
        return before if before is not None and before.metric == best.value else None
    for index in range(target.index - 1, max(-1, target.index - 1 - _BACK), -1):
        before = target.meanings[index]
        if before.measure is Measure.PERCENT_CHANGE and before.metric == best.value:
            gap = target.view.atoms.letters[target.view.numbers[index] + 1 : target.atom]
            return before if not _OTHER_CLAUSE & set(gap) else None
    return None
