"""What a number was found to mean, with the readings that lost."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from assets.extracted.record import Basis, Evidence, Measure
from assets.kernel.records import record


@record
class Candidate:
    """One way to read a field: its value, the frame that proposes it, the score, the words (None: context decides)."""

    value: str
    frame: str
    score: float
    start: int | None = None
    end: int | None = None
    sign: int = 1  # of the words themselves: "net loss" is -1


@record
class Meaning:
    """The meaning of one quantity. `unit` is its unit once the metric is known ("USD" of a share price is "USD/share").

    `sign` multiplies the written value. `candidates` are the metric's, best first; `rankings` those of the
    other fields, by field.
    """

    metric: str
    measure: Measure
    comparator: str | None
    sign: int
    basis: Basis
    accounting: str | None  # gaap, adjusted
    vintage: str  # current, prior
    aspect: str | None
    unit: str
    evidence: tuple[Evidence, ...]
    candidates: tuple[Candidate, ...] = ()
    rankings: Mapping[str, Sequence[Candidate]] = field(default_factory=dict)
