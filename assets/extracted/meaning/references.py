"""Turns the words beside a change into what it is set against: an estimate, the price, an average, another change."""

import re
from collections.abc import Iterator

from assets.extracted.meaning.move import Move
from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

MARKET_METRICS = frozenset(
    (
        "share_price",
        "price",
        "index_level",
        "fx_rate",
        "bond_yield",
        "market_cap",
        "moving_average",
        "implied_volatility",
    )
)
_FROM_PRICE = re.compile(r"\s(?:from|above|over|below|on)\s(?:[\w'’]+\s){1,3}(?:close|price|level|levels|value)\b")
_FROM_AVERAGE = re.compile(
    r"\s(?:above|below|over|under|off|from|(?:more|less|higher|lower|greater|fewer|heavier|lighter|larger|smaller)\sthan)"
    r"\s(?:(?:the|its|their|his|a|an)\s)?(?:[\w-]+\s){0,3}(?P<word>averages?|norms?|normal|mean|median|usual)\b"
)
_FROM_WORTH = re.compile(  # below its issue price, above book value
    r"\s(?:above|below|over|under|from|to|than)\s(?:(?:the|its|their|an?)\s)?(?:\w+\s){0,2}?"
    r"(?P<word>(?:IPO|issue|offer|offering|listing|purchase|conversion|strike)\sprice"
    r"|book\svalue|net\sasset\svalue|NAV|fair\svalue|intrinsic\svalue)\b"
)
_AGAINST_ANOTHER = re.compile(
    r"\b(?:while|whereas|(?:out|under)perform\w*|lag(?:s|ged|ging)?|trail(?:s|ed|ing)?|beat(?:s|ing)?|outpac\w+|topp(?:ed|ing)"
    r"|ahead of|better than|worse than|in line with)\b"
)
_REVISED = re.compile(r"\b(?:previously|initially|first|originally)\s(?:reported|estimated)|previous\sestimate")
_FROM_YEAR = re.compile(r"[^;\n]{0,32}?\bfrom\b[^;\n]{0,32}?\b(?:19|20)\d\d\b")
_HOURS = ("after_hours", "premarket")  # the other share may have moved in the session
_GUIDED = re.compile(
    r"\b(?:guidance|guided|(?:its|their)\sown\s(?:forecast|outlook|target|projection|estimate|expectation)s?)\b"
)
_BEHIND = 32  # characters after a beat in which what was beaten is named
_DEFAULT_DAY = "1d"


def from_references(target: Target, move: Move | None, metric: str) -> Iterator[Candidate]:
    """What stands beside a change as its reference, best first within a kind."""
    text, end, stop = target.view.text, target.quantity.end, target.view.passage.end
    if move is not None and move.frame == "surprise":
        revised = _REVISED.search(text, move.start, move.end) is not None
        guided = _GUIDED.search(text, move.start, min(stop, end + _BEHIND)) is not None
        missed = "other" if revised else "guidance" if guided else "estimate"
        yield Candidate(missed, "beat or miss", 1.0, move.start, move.end)
    if metric.startswith("price_target") and _FROM_PRICE.match(text, end, stop):
        yield Candidate("price", "from the price", 0.86)
    average = _FROM_AVERAGE.match(text, end, stop) or (
        _FROM_WORTH.match(text, end, stop) if metric in MARKET_METRICS else None
    )
    if average is not None:
        yield Candidate("other", "from an average", 0.5, *average.span("word"))
    if move is not None and _is_revision(target, move):
        yield Candidate("other", "an earlier estimate", 0.3)
    against = _set_against(target, metric)
    if against is not None:
        yield Candidate(against, "set against the number before", 0.4)
    if target.tables.metrics[metric].comparator == _DEFAULT_DAY and _FROM_YEAR.match(text, end, stop):
        yield Candidate("yoy", "from another year", 0.3)


def _set_against(target: Target, metric: str) -> str | None:
    """What the change before is measured against, where this one is set against it: "6% against the index's 4%"."""
    before = target.meanings[-1] if target.meanings else None
    if before is None or not {before.metric, metric} <= MARKET_METRICS:
        return None
    start, end = target.view.atoms.ends[target.view.numbers[target.index - 1]], target.quantity.start
    gap = target.view.atoms.letters[target.view.numbers[target.index - 1] + 1 : target.atom]
    set_against = "<" in gap or _AGAINST_ANOTHER.search(target.view.text, start, end) is not None
    return before.comparator if set_against and ";" not in gap and before.comparator not in _HOURS else None


def _is_revision(target: Target, move: Move) -> bool:
    """Whether it is an estimate that moves: "cut its sales forecast by 2%"."""
    nouns = (at for at, hit in target.near("basis") if target.tables.basis[hit.key].role == "noun")
    return any(move.atom < at < target.atom for at in nouns)
