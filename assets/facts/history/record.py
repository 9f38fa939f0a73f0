"""What is kept of a mention or a figure whenever a run changes it: its columns, the change, the reason, the run."""

from dataclasses import dataclass
from datetime import datetime

GONE = ("removed", "superseded")  # changes after which it is known no more


@dataclass(frozen=True, slots=True)
class Kept:
    """The columns of a table that its history keeps. A difference in one of `compared` is a change."""

    table: str
    source: str  # the model whose rows are kept
    key: str
    told: tuple[str, ...]
    compared: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns, the key first."""
        return (self.key, *self.told, *self.compared)


@dataclass(frozen=True, slots=True)
class HistoryRun:
    """The run that writes history: `at` has a time zone, `code_version` is that of the facts."""

    run_id: str
    at: datetime
    code_version: str


MENTIONS = Kept(
    table="mentions",
    source="fct_mentions",
    key="mention_id",
    told=(
        "article_id",
        "source_path",
        "section",
        "line",
        "byte_start",
        "byte_end",
        "quote",
        "rule",
        "code_version",
        "vocabulary_hash",
    ),
    compared=(
        "value",
        "value_low",
        "value_high",
        "bound",
        "qualifier",
        "unit",
        "metric",
        "aspect",
        "entity",
        "entity_name",
        "measure",
        "comparator",
        "basis",
        "accounting",
        "vintage",
        "attributed_to",
        "period",
        "period_start",
        "period_end",
        "period_from",
        "figure_id",
        "correction",
    ),
)
FIGURES = Kept(
    table="figures",
    source="fct_figures",
    key="figure_id",
    told=("entity", "metric", "aspect", "measure", "comparator", "basis", "accounting"),
    compared=(
        "entity_name",
        "period",
        "period_start",
        "period_end",
        "value",
        "value_low",
        "value_high",
        "unit",
        "status",
        "preferred_mention_id",
        "n_mentions",
        "n_articles",
        "n_independent",
        "n_providers",
    ),
)
