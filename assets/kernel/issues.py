"""One thing that was not understood, as a row: what, where and what to do."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much an issue costs: `error` lost a row or a file, `warning` kept it with a doubt, `info` only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Issue:
    """A row of the table `issues`; `code` is snake_case and stable, `message` one sentence for a person."""

    stage: str  # the room: raw, cleaned, extracted, facts
    severity: Severity
    code: str
    message: str
    article_id: str | None = None
    source_path: str | None = None
