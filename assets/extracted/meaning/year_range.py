"""Turns the two ends of the range that a share traded in over a year into its low and its high of 52 weeks."""

import re

from assets.extracted.meaning.record import Candidate
from assets.extracted.meaning.target import Target

_YEAR = r"(?:52|fifty[-\s]two)[-\s]?w(?:ee)?ks?|(?:12|twelve)[-\s]months?|(?:1|one)[-\s]?y(?:ea)?r|annual|yearly"
_RANGE = re.compile(rf"\b(?P<words>(?:{_YEAR})\s(?:(?:trading|price|share\sprice)\s)?(?:range|band))\b", re.IGNORECASE)
_LEADS = re.compile(r"[^.;\d]{0,32}(?:Rs\.?\s?)?")  # the range [is from $]12
_BETWEEN = re.compile(r"\b(?:between|from|range\sof)\s\W{0,3}$", re.IGNORECASE)
_OVER_YEAR = re.compile(
    rf"\s?(?:to|and|-|–)\s?\S{{1,14}}\s(?:over|in|during|within)\s(?:the\s)?"
    rf"(?P<words>(?:past|last|previous|trailing)\s(?:{_YEAR}|year))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:stocks?|shares?)\b", re.IGNORECASE)
_FRAME = "range of a year"
_KINDS = ("small_money", "per_share", "money", "count")
_SHARES = (None, "company", "unknown", "fund")
_LOW, HIGH_OF_YEAR = "share_price_52w_low", "share_price_52w_high"
_LEADING = ("range", "band", "between", "from")  # without one of these no range is told
_CERTAIN, _OTHER_END = 1.15, 1.4  # the other end is surer than what a range carries
_AHEAD, _NEAR = 72, 3  # characters before the low; atoms from the low to the high


def year_range_candidates(target: Target) -> list[Candidate]:
    """The low or the high of 52 weeks: "its 52-week range is $12 to $19", "between $12 and $19 in the past year"."""
    if target.kind not in _KINDS or not _is_of_share(target):
        return []
    if target.meanings and target.meanings[-1].metric == _LOW:
        low = target.meanings[-1].candidates[0]
        if low.frame == _FRAME and target.atom - target.view.numbers[target.index - 1] <= _NEAR:
            return [Candidate(HIGH_OF_YEAR, _FRAME, _OTHER_END, low.start, low.end)]
        return []
    span = _in_sentence(target) or _in_labels(target)
    return [Candidate(_LOW, _FRAME, _CERTAIN, *span)] if span is not None else []


def _is_of_share(target: Target) -> bool:
    text, passage = target.view.text, target.view.passage
    return target.view.subject in _SHARES or _NAMED.search(text, passage.start, target.quantity.start) is not None


def _in_sentence(target: Target) -> tuple[int, int] | None:
    """Where the passage tells of the range, before the number or behind its other end."""
    text, passage, quantity = target.view.text, target.view.passage, target.quantity
    start = max(passage.start, quantity.start - _AHEAD)
    before = text[start : quantity.start].lower()
    if not any(word in before for word in _LEADING):
        return None
    named = next(reversed(list(_RANGE.finditer(text, start, quantity.start))), None)
    if named is not None:
        leads = _LEADS.fullmatch(text, named.end(), quantity.start) is not None
        return named.span("words") if leads else None
    over = _OVER_YEAR.match(text, quantity.end, passage.end)
    return over.span("words") if over is not None and _BETWEEN.search(text, start, quantity.start) else None


def _in_labels(target: Target) -> tuple[int, int] | None:
    """The label before a cell or a line that names the range."""
    if not target.view.stands_alone:
        return None
    before = (label for label in target.view.passage.labels if label.end <= target.quantity.start)
    nearest = max(before, key=lambda label: label.end, default=None)
    named = _RANGE.search(target.view.text, nearest.start, nearest.end) if nearest is not None else None
    return named.span("words") if named is not None else None
