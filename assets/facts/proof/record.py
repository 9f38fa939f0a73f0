"""What a proof finds: the eight points of DESIGN's promise, each with what was checked and what failed."""

from dataclasses import dataclass
from enum import IntEnum


class Point(IntEnum):
    """The points of the promise, by their numbers in DESIGN."""

    RAW_KEPT = 1
    QUOTE_AT_ITS_BYTES = 2
    VALUE_REDERIVED = 3
    CONCLUSIONS_CITED = 4
    DIGITS_COVERED = 5
    ROWS_SIGNED = 6
    TREE_MATCHES = 7
    MANIFEST_MATCHES = 8


PROMISES = {
    Point.RAW_KEPT: "raw bytes kept under their SHA-256",
    Point.QUOTE_AT_ITS_BYTES: "each quote stands at its bytes",
    Point.VALUE_REDERIVED: "each value re-derived from its quote and evidence",
    Point.CONCLUSIONS_CITED: "each conclusion cites its words or its context",
    Point.DIGITS_COVERED: "each run of digits is a mention or a residual",
    Point.ROWS_SIGNED: "each row names run, code and vocabulary; each figure is a verbatim copy or a correction",
    Point.TREE_MATCHES: "the rows' hash tree has the manifest's roots",
    Point.MANIFEST_MATCHES: "the manifest names this warehouse, and the root asked for",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: where (table, row, article) and what was found and expected, in one sentence."""

    point: Point
    message: str
    row_id: str | None = None
    article_id: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What was checked for one point. `other_version` rows were derived by other code and are reported, not failed."""

    point: Point
    checked: int
    failed: int
    other_version: int = 0


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of corrections.csv as the warehouse lists it; the mention itself is proved as it was extracted."""

    line: int
    mention_id: str | None
    field: str | None
    original: str | None
    value: str | None
    who: str | None
    corrected_at: str | None
    why: str | None
    status: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The result of a verification; `root` is the root of the warehouse's rows as they are now."""

    warehouse: str
    root: str
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every point holds."""
        return not any(tally.failed for tally in self.tallies)
