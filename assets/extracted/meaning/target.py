"""Turns a quantity and its passage into a target: the number that a meaning is sought for, and the gaps around it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from assets.extracted.lexicon import Hit
from assets.extracted.meaning.kinds import fit, kind_of
from assets.extracted.meaning.record import Meaning
from assets.extracted.meaning.tables import MeaningTables
from assets.extracted.meaning.view import PassageView
from assets.extracted.passages import Passage
from assets.extracted.record import Bound, Quantity
from assets.kernel.records import record
from assets.kernel.spans import Span

_AHEAD = 24  # atoms back in which a subject stands
_DEAREST = 1_000_000  # money from which no share costs that much, but for a handful
_DEAR = 0.9  # how well thousands fit what is told of one share
_SUM = re.compile(
    r"\b(?:total(?:s|ed|ing|ling)?|a total (?:of|value of|transaction of|consideration of)|amounting to) $"
)
_SUM_REACH = 32
_FEW = 3  # unknown words that may stand there without one
_OWN_SUBJECT = re.compile(r"x[dTCAKX'()M]*(?:[vDm][dbavtDUTpE]*|o[d]*)$")
_SHARES = re.compile(r"\s+(?:\w+\s+)?(?:shares|ADSs?|ADRs)\b")  # 2 million new shares
_A_SHARE = re.compile(r"\s(?:a|per|each)\sshare\b")  # a dividend of 1.97 a share
_PERCENT = re.compile(r"\b[ymq]/[ymq]\b|\b(?:yoy|mom|qoq|percent|per cent|pct)\b|%", re.IGNORECASE)
_BRACKET = re.compile(r"\([^()]*\)")
_LEFT_OUT = re.compile(r",e[^,;]*,")  # "operating profit, excluding one-time costs, fell"
_DASHES = re.compile(r";[^;,Q]*;(?=[vDmEU])")  # "sales -- which include games -- rose"
_RELATIVE = re.compile(r",\|[^,;]*,(?=[vDmEU])")  # "revenue, which forms the bulk of income, soared"


@record
class Target:
    """One quantity of a passage: its atom, and its kind (money, percent, count, ...)."""

    view: PassageView
    quantity: Quantity
    index: int
    atom: int
    kind: str
    meanings: Sequence[Meaning]  # of the numbers before it in the passage
    earlier: Meaning | None  # the last meaning of the passage before
    money: str | None  # of the last number of the passage that tells one, else the article's
    tables: MeaningTables

    @property
    def has_own_subject(self) -> bool:
        """Whether a noun in no table governs the number: "the volume handled was 3bn"."""
        return _ends_in_subject(self._ahead)

    @property
    def may_keep_topic(self) -> bool:
        """Whether the words before the number leave its subject to the sentence before."""
        return self.unknown <= _FEW and not self.has_own_subject

    @property
    def ends_range(self) -> bool:
        """Whether the number is the upper end of a range whose lower end is already read."""
        return self.quantity.bound is Bound.RANGE_HIGH and bool(self.meanings)

    @property
    def unknown(self) -> int:
        """How many words of no table stand before the number."""
        return self._ahead.count("x")

    @property
    def _ahead(self) -> str:
        return clear(self.view.atoms.letters[max(0, self.atom - _AHEAD) : self.atom])

    @property
    def may_be_per_share(self) -> bool:
        """Whether it is money that a share can cost or earn, though no "a share" stands with it: $12, $1,250."""
        return (self.kind == "money" and not self._is_dear) or self.kind in ("small_money", "per_share")

    @property
    def _is_dear(self) -> bool:
        return abs(self.quantity.value) >= _DEAREST

    def fit(self, metric: str) -> float:
        """How well the number can be a value of `metric`, 0 (never) to 1."""
        unit_kind = self.tables.metrics[metric].unit_kind
        if self.kind == "money" and unit_kind == "monetary_per_share" and self.may_be_per_share:
            return _DEAR
        return fit(self.kind, unit_kind)

    def may_cost(self, metric: str) -> bool:
        """Whether its size and the words before allow `metric`: no share or coin costs a million, nor a sum."""
        if metric == "cost_per_coin":
            return not self._is_dear
        if self.tables.metrics[metric].unit_kind != "monetary_per_share":
            return True
        start = self.quantity.start
        if self._is_dear and self.kind in ("money", "count", "shares"):
            return False
        return _SUM.search(self.view.text, max(0, start - _SUM_REACH), start) is None

    def kind_fits(self, metric: str) -> bool:
        """Whether the number can be a value of `metric`."""
        return self.fit(metric) >= 0.7

    def near(self, family: str) -> list[tuple[int, Hit]]:
        """The hits of `family` that are near enough to govern the number, with their atoms."""
        found = self.view.families.get(family)
        return found.near(self.atom) if found is not None else []

    def gap(self, atom: int) -> str:
        """The word classes between `atom` and the number, brackets and relative clauses left out."""
        low, high = (atom, self.atom) if atom < self.atom else (self.atom, atom)
        return clear(self.view.atoms.letters[low + 1 : high])


@lru_cache(maxsize=65536)
def _ends_in_subject(ahead: str) -> bool:
    return _OWN_SUBJECT.search(ahead) is not None


def kind_in(view: PassageView, quantity: Quantity) -> str:
    """The kind of `quantity` with what it counts: a bare number before "shares" is of kind shares."""
    kind = kind_of(quantity)
    if kind == "count" and view.passage.cell is not None and _stands_under_percent(view):
        return "percent"
    if kind == "count" and _SHARES.match(view.text, quantity.end, quantity.end + 40):
        return "shares"
    return "per_share" if kind == "count" and _A_SHARE.match(view.text, quantity.end, quantity.end + 16) else kind


def own_heads(passage: Passage) -> list[Span]:
    """The heads of a cell's row and column, without the heading over the table."""
    return [label for label in passage.labels if passage.block.start <= label.start < passage.block.end]


def _stands_under_percent(view: PassageView) -> bool:
    """Whether the head of a bare cell says that it holds changes in percent: "Dec y/y", "% change"."""
    return any(_PERCENT.search(view.text, head.start, head.end) for head in own_heads(view.passage))


@lru_cache(maxsize=65536)
def clear(gap: str) -> str:
    """`gap` without what stands in brackets or in a relative clause between commas."""
    if "(" in gap:
        gap = _BRACKET.sub("", gap)
    if ";" in gap:
        gap = _DASHES.sub("", gap)
    if ",e" in gap:
        gap = _LEFT_OUT.sub("", gap)
    return _RELATIVE.sub("", gap) if ",|" in gap else gap
