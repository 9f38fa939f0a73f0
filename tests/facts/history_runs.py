"""Runs over a home whose facts are written as they are wanted, without models: what stands on each day."""

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

import polars as pl

from assets.facts.history.keep import HistoryKept, keep_history
from assets.facts.history.record import HistoryRun
from assets.facts.lake import Lake
from assets.facts.load import load_project
from assets.facts.record import Project
from assets.facts.resolve import run_models
from assets.facts.state import State, keep_state

FIRST_RUN_AT = datetime(2026, 2, 3, 9, tzinfo=UTC)
_TYPES = {"VARCHAR": pl.String, "BIGINT": pl.Int64, "BOOLEAN": pl.Boolean, "DECIMAL(38,9)": pl.Decimal(38, 9)}
_TYPES |= {"TIMESTAMP WITH TIME ZONE": pl.Datetime("us", "UTC"), "DATE": pl.Date, "INTEGER": pl.Int32}


@cache
def project() -> Project:
    return load_project()


@dataclass(frozen=True)
class Mention:
    """A mention and the figure that it alone, or with others, makes."""

    mention_id: str
    value: int
    article_id: str = "a"
    figure_id: str = "f"
    metric: str = "revenue"
    code_version: str = "code-1"
    correction: str | None = None


@dataclass(frozen=True)
class Article:
    """An article, first seen in the run of its name: `seen` 1 is the first."""

    article_id: str
    seen: int = 1
    present: bool = True
    current: bool = True
    supersedes: str | None = None

    def gone(self) -> "Article":
        return replace(self, present=False, current=False)


class Home:
    """`run` is one run; the first is r1, an hour later r2, and so on."""

    def __init__(self, path: Path) -> None:
        self.path, self.lake, self.runs = path, Lake(path), 0

    def run(self, articles: list[Article], mentions: list[Mention] = (), code: str = "facts-1") -> HistoryKept:
        self.runs += 1
        known = {article.article_id for article in articles if article.current}
        self._write_facts(articles, [mention for mention in mentions if mention.article_id in known])
        at = FIRST_RUN_AT + timedelta(hours=self.runs - 1)
        kept = keep_history(project(), self.lake, HistoryRun(f"r{self.runs}", at, code))
        names = ["fct_mentions_history", "fct_figures_history"]
        assert all(result.written for result in run_models(project(), self.lake, names))
        return kept

    def lose_facts(self) -> None:
        shutil.rmtree(self.lake.path("x").parent)

    def read(self, table: str) -> list[dict]:
        return pl.read_parquet(self.lake.path(table)).rows(named=True)

    def story(self, *columns: str, table: str = "fct_mentions_history") -> list[tuple]:
        """The history, oldest first: run, change, reason and `columns` of each row."""
        rows = sorted(self.read(table), key=lambda row: (row["valid_from_at"], row["value"]))
        return [tuple(row[name] for name in ("valid_from_run", "change", "reason", *columns)) for row in rows]

    def _write_facts(self, articles: list[Article], mentions: list[Mention]) -> None:
        self._write("fct_mentions", [_mention_row(mention) for mention in mentions])
        counted: dict[str, list[Mention]] = {}
        for mention in mentions:
            counted.setdefault(mention.figure_id, []).append(mention)
        self._write("fct_figures", [_figure_row(figure, members) for figure, members in counted.items()])
        told = [{"claim_id": m.mention_id, "told": m.correction} for m in mentions if m.correction]
        self._write("int_applied_corrections", told)
        self._write("int_article_versions", [_version_row(article) for article in articles])
        self._write("stg_articles", [_article_row(article) for article in articles])

    def _write(self, table: str, rows: list[dict]) -> None:
        columns = [column for column in project().columns(table) if column.type in _TYPES]
        frame = pl.DataFrame(rows, schema={column.name: _TYPES[column.type] for column in columns})
        self.lake.write(table, frame)
        version = str(hash(frame.write_json()))
        keep_state(self.lake, table, State(version, version, len(frame), ()))


def _mention_row(mention: Mention) -> dict:
    value = Decimal(mention.value)
    same = dict.fromkeys(["value", "value_low", "value_high"], value)
    names = ("mention_id", "article_id", "figure_id", "metric", "code_version")
    return {name: getattr(mention, name) for name in names} | same | {"byte_start": 0, "vocabulary_hash": "words-1"}


def _figure_row(figure_id: str, members: list[Mention]) -> dict:
    value = max(int((m.correction or str(m.value)).rsplit(" ", 1)[-1]) for m in members)
    return {
        "figure_id": figure_id,
        "metric": members[0].metric,
        **dict.fromkeys(["value", "value_low", "value_high"], Decimal(value)),
        "status": "single" if len(members) == 1 else "agreed",
        "n_mentions": len(members),
    }


def _version_row(article: Article) -> dict:
    return {
        "article_id": article.article_id,
        "is_present": article.present,
        "is_current": article.current,
        "supersedes_article_id": article.supersedes,
    }


def _article_row(article: Article) -> dict:
    seen_at = FIRST_RUN_AT + timedelta(hours=article.seen - 1, minutes=-1)
    return {"article_id": article.article_id, "first_seen_at": seen_at}
