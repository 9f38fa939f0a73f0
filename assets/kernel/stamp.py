"""Which run made a row, by which code."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class RunStamp:
    """What a run writes on the rows that it is the first to derive; `started_at` has a time zone."""

    run_id: str
    code_version: str  # of the room that makes the row
    started_at: datetime
