"""What extraction yields of one article: mentions, residual numbers, and the words that decided each field."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from assets.kernel.issues import Issue
from assets.kernel.records import record


class Bound(StrEnum):
    """How the words around a number limit it, as gold/GUIDE.md writes it; about the magnitude."""

    EXACT = "="
    ABOUT = "~"
    OVER = ">"
    UNDER = "<"
    RANGE_LOW = "range_low"
    RANGE_HIGH = "range_high"


class Measure(StrEnum):
    """Whether a figure is a level of its metric, an absolute difference or a relative one."""

    LEVEL = "level"
    CHANGE = "change"
    PERCENT_CHANGE = "percent_change"


class Basis(StrEnum):
    """On whose word a figure stands: a fact, somebody's expectation, the company's own plan."""

    REPORTED = "reported"
    ESTIMATE = "estimate"
    GUIDANCE = "guidance"


class PeriodFrom(StrEnum):
    """Where a period was found: in the sentence, in the context of the block or article, or by a default."""

    STATED = "stated"
    CONTEXT = "context"
    DEFAULT = "default"


@record
class Evidence:
    """The words that decided one field (`role`). Offsets into the clean text; None where `note` names the context."""

    role: str  # scale, unit, sign, bound, metric, entity, period, basis, comparator, aspect, ...
    start: int | None
    end: int | None
    note: str | None = None  # the rule or lexicon row, or which context


@record
class Quantity:
    """A claim as it stands in the text: a number with its unit, before anyone says what it measures.

    Offsets into the clean text. `value` is scaled out to `unit` ("$181.2 million" is 181200000), its sign only what is
    written on the number itself. `decimals` is XBRL's: the power of ten of the last digit shown, negated (-5 here).
    `bound` and `qualifier` come from the words around ("over", ">").
    """

    start: int
    end: int
    value: Decimal
    decimals: int
    unit: str
    rule: str
    bound: Bound = Bound.EXACT
    qualifier: str | None = None
    range_id: int | None = None  # shared by the two ends of a range, counted within the article
    unit_choices: tuple[str, ...] = ()  # where the unit is ambiguous: every candidate, the chosen one first
    signed: bool = False  # a sign or accounting parenthesis stands on the number
    evidence: tuple[Evidence, ...] = ()  # scale, unit, sign, bound words outside the quote


@record
class Residual:
    """A run of digits (or hidden range) that is no figure, with its reason."""

    start: int
    end: int
    reason: str


@record
class Reading:
    """What we conclude about a quantity from its context; `sign` is -1 where the words make it negative."""

    metric: str
    measure: Measure
    comparator: str | None
    sign: int
    basis: Basis
    accounting: str | None  # gaap, adjusted
    vintage: str  # current, prior
    aspect: str | None
    attributed_to: str | None
    entity: str | None  # ticker, ISO country, coin code or slug
    entity_name: str | None
    entity_kind: str | None  # company, coin, index, commodity, country, sector ...
    period: str | None
    period_start: date | None  # inclusive
    period_end: date | None  # inclusive
    period_from: PeriodFrom | None
    evidence: tuple[Evidence, ...]


@record
class Mention:
    """One figure at one place of one article: the claim and the reading beside it. `block` is the block's ordinal."""

    block: int
    quantity: Quantity
    reading: Reading

    @property
    def value(self) -> Decimal:
        """The signed value: a sign written on the number is its own, else the words decide it."""
        return self.quantity.value if self.quantity.signed else self.quantity.value * self.reading.sign


@record
class Extraction:
    """Everything that was found in one article."""

    article_id: str
    mentions: tuple[Mention, ...]
    residuals: tuple[Residual, ...]
    issues: tuple[Issue, ...]
