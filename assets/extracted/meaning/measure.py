"""Turns a number's unit, metric and move into its measure (level or change) and its sign."""

import re
from dataclasses import replace

from assets.extracted.meaning.changes import COLUMN, column_step
from assets.extracted.meaning.joined import came_from, restates
from assets.extracted.meaning.move import Move
from assets.extracted.meaning.quotes import QUOTED_CHANGE
from assets.extracted.meaning.record import Candidate, Meaning
from assets.extracted.meaning.references import MARKET_METRICS
from assets.extracted.meaning.target import Target
from assets.extracted.meaning.valued import CHANGED_VALUE
from assets.extracted.record import Measure

_LED_TO = re.compile(r"t[d]?Q")  # widened $16bn to $295bn
_STANDS = re.compile(
    r"\s(?:(?:swing|session|daily|weekly|key|critical|crucial|psychological|major|local)\s)?"
    r"(?:low|high|peak|trough|level|mark|zone|handle|area|region|support|resistance|barrier|threshold|hurdle)s?\b"
)
_PART_OF = re.compile(
    r"\b(?:of\swhich|contribut\w+|account(?:s|ed|ing)?\sfor|ma(?:ke|kes|king|de)\sup|compris\w+|constitut\w+|represent(?:s|ed|ing)?)"
    r"\s(?:(?:about|approximately|around|roughly|nearly|almost|over|some|just|only|more\sthan|less\sthan|up\sto)\s)?$"
)
_AHEAD = 40
_FIGURE = re.compile(r"[\d.]")
_RAISED = frozenset(
    ("equity_raised", "funding_round", "ipo_proceeds", "debt_issued", "convertible_notes_issued")
)  # "raise $5m"
_RESULTS = frozenset(("net_income", "eps"))
_DIVIDENDS = frozenset(("dividend_per_share", "dividends_paid"))
_RATIOS = frozenset(
    ("gross_margin", "operating_margin", "net_margin", "adjusted_ebitda_margin", "net_interest_margin", "market_share",
     "capacity_utilization", "cet1", "npl_ratio", "combined_ratio", "effective_tax_rate", "churn", "roe", "roa", "roic")
)  # fmt: skip
_LARGEST_STEP = 10  # percentage points; a "rise" of more leads somewhere
GROWTH_METRICS = frozenset(("gdp_growth", "inflation", "same_store_sales_growth", "deal_premium", "payrolls"))


def decide_measure(target: Target, best: Candidate, move: Move | None, carried: Meaning | None) -> Measure:
    """Level, change or percent_change of `target` as a value of the metric of `best`."""
    changed = move is not None and move.is_change
    if target.kind == "percent":
        return _of_percent(target, best, move, carried)
    if target.kind == "points":
        return Measure.LEVEL if best.value == "credit_spread" and not changed else Measure.CHANGE
    if move is None and carried is not None and carried.measure is not Measure.LEVEL and restates(target):
        return Measure.CHANGE
    if move is not None and move.frame == "direct" and _LED_TO.match(target.view.atoms.letters, target.atom + 1):
        return Measure.CHANGE
    return _of_amount(target, best, move)


def own_voice(best: Candidate, candidates: list[Candidate]) -> Candidate:
    """A carried metric with the sign of a "profit" or "loss" that stands beside the number itself, if one does."""
    for beside in candidates:
        if beside.value in _RESULTS and beside.frame in ("adjacent after", "of before"):
            return replace(best, sign=beside.sign, start=beside.start, end=beside.end)
    return best


def _of_percent(target: Target, best: Candidate, move: Move | None, carried: Meaning | None) -> Measure:
    unit_kind = target.tables.metrics[best.value].unit_kind
    before = target.meanings[-1] if target.meanings and best.frame == "carried" else None
    if before is not None and before.metric == best.value and before.unit == "percent" and came_from(target):
        return before.measure  # "a 40% share, down from 55%"
    stepped = _of_ratio(target, best, move)
    if stepped is not None:
        return stepped
    if best.value not in GROWTH_METRICS and unit_kind != "pct" and column_step(target) is not None:
        return Measure.PERCENT_CHANGE
    if best.value in GROWTH_METRICS or unit_kind == "pct" or _is_share(target, best, move) or _is_rate(best, move):
        return Measure.LEVEL
    changed = move is not None and move.is_change
    carries = carried is not None and carried.measure is Measure.PERCENT_CHANGE
    open_kind = best.value == "other" or unit_kind == "any"
    return Measure.LEVEL if open_kind and not changed and not carries else Measure.PERCENT_CHANGE


def _of_ratio(target: Target, best: Candidate, move: Move | None) -> Measure | None:
    """The move of what is a percentage itself: a position "boosted by 12%", a margin that "rose 1.4%"."""
    if move is None or not move.is_change:
        return None
    if best.value == "stake" and move.frame in ("by", "noun"):
        return Measure.PERCENT_CHANGE
    return Measure.CHANGE if best.value in _RATIOS and _is_step(target, best, move) else None


def _is_rate(best: Candidate, move: Move | None) -> bool:
    """Whether the words name a rate: preferred shares with an "8% cumulative dividend", futures at "a 5% premium"."""
    if best.value in _DIVIDENDS:
        return best.frame.endswith("after") and (move is None or not move.is_change)
    return best.value == "other" and move is not None and move.start == best.start


def _is_step(target: Target, best: Candidate, move: Move) -> bool:
    """Whether a ratio moved by so many points, though written as percent: "the margin rose 1.4%"."""
    if move.frame not in ("by", "direct") or best.start is None:
        return False
    return best.start < move.start < target.quantity.start and abs(target.quantity.value) <= _LARGEST_STEP


def _is_share(target: Target, best: Candidate, move: Move | None) -> bool:
    """Whether the percentage is a share of a whole: "16% of revenue"."""
    if _PART_OF.search(
        target.view.text, max(target.view.passage.start, target.quantity.start - _AHEAD), target.quantity.start
    ):
        return move is None or move.frame not in ("noun", "adverb", "surprise")
    if best.frame == "of after":
        return move is None or move.frame not in ("noun", "adverb", "surprise")
    moves = move is not None and move.is_change
    return not moves and target.view.atoms.letters[target.atom + 1 : target.atom + 2] == "o"


def _of_amount(target: Target, best: Candidate, move: Move | None) -> Measure:
    if best.frame in (COLUMN, QUOTED_CHANGE, CHANGED_VALUE):
        return Measure.CHANGE
    if best.value in _RAISED or _STANDS.match(target.view.text, target.quantity.end):
        return Measure.LEVEL
    if move is None or move.frame == "to" or (best.value in GROWTH_METRICS and move.frame != "surprise"):
        return Measure.LEVEL
    if move.frame != "direct":
        return Measure.CHANGE
    governed = best.start is not None and best.start < move.start
    return Measure.CHANGE if governed or best.value in MARKET_METRICS else Measure.LEVEL


def decide_sign(
    target: Target, best: Candidate, measure: Measure, move: Move | None, carried: Meaning | None
) -> Candidate | None:
    """What gives the written value its sign, None where nothing speaks; a sign on the number itself stands alone."""
    if target.quantity.signed or target.quantity.value < 0:
        start = target.quantity.start
        figure = _FIGURE.search(target.view.text, start, target.quantity.end)
        end = figure.start() if figure is not None and figure.start() > start else target.quantity.end
        return Candidate("+", "written on the number", 1.0, start, end)
    if measure is Measure.LEVEL and best.value not in GROWTH_METRICS:
        negative = best.sign < 0
        return Candidate("-", "the metric's own words", 1.0, best.start, best.end, -1) if negative else None
    if move is not None and move.is_change:
        flipped = move.direction.judges and target.tables.metrics[best.value].lower_is_better
        sign = -move.direction.sign if flipped else move.direction.sign or 1
        return Candidate("-" if sign < 0 else "+", move.frame, 1.0, move.start, move.end, sign)
    if carried is not None and carried.measure is not Measure.LEVEL and measure is not Measure.LEVEL:
        return _carried_sign(carried) if not _opens_clause(target) else None
    if best.sign < 0 and (best.value == "policy_rate" or best.frame == CHANGED_VALUE):
        return Candidate("-", "the metric's own words", 1.0, best.start, best.end, -1)  # "a rate cut of 25 points"
    return None


def _opens_clause(target: Target) -> bool:
    """Whether a new clause has begun since the number before: "fell 2% last year; it expects 5%"."""
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom] if target.index else ""
    return ";" in gap and ("E" in gap or "v" in gap)


def _carried_sign(carried: Meaning) -> Candidate:
    """The sign of the number before, with the words that gave it."""
    cited = next((piece for piece in carried.evidence if piece.role == "sign"), None)
    start, end = (cited.start, cited.end) if cited is not None else (None, None)
    return Candidate("-" if carried.sign < 0 else "+", "carried from the number before", 0.5, start, end, carried.sign)
